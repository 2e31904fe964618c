"""For demonstration: letters without place and time are spread over the streets and buildings of a district and twelve weeks."""

import random
from datetime import datetime, timedelta

from django.utils import timezone

from doorstep.foundation.network.models import Building, Organisation, Street

from .letters_in import Letter

WEEKS = 12
IN_A_BUILDING, ON_A_STREET = 0.55, 0.85


class Spread:
    """The same seed gives the same letter the same place and hour, whatever stands around it in the file."""

    def __init__(self, district: Organisation, seed: int, now: datetime) -> None:
        self.seed, self.now = seed, now
        self.buildings = list(Building.objects.filter(district=district).select_related("street").order_by("code"))
        self.streets = list(Street.objects.filter(district=district).order_by("code"))

    def place_of(self, letter: Letter) -> tuple[Building | None, Street | None]:
        """A building, a street, or nothing, as in life."""
        dice = self._dice(letter, "place")
        chance = dice.random()
        if chance < IN_A_BUILDING and self.buildings:
            return dice.choice(self.buildings), None
        if chance < ON_A_STREET and self.streets:
            return None, dice.choice(self.streets)
        return None, None

    def hour_of(self, letter: Letter) -> datetime:
        """Within twelve weeks, in the hours when people telephone, never after now."""
        dice = self._dice(letter, "hour")
        day = timezone.localtime(self.now) - timedelta(days=dice.randrange(WEEKS * 7))
        moment = day.replace(hour=dice.randrange(8, 20), minute=dice.randrange(60), second=0, microsecond=0)
        return min(moment, self.now)

    def _dice(self, letter: Letter, what: str) -> random.Random:
        return random.Random(f"{self.seed}:{what}:{letter.source_key or letter.content_key}")  # noqa: S311  # demo data
