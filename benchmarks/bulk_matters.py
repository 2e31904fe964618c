"""How many matters a second the bulk path makes, journal chained: `python benchmarks/bulk_matters.py [count]`.

Makes a throw-away SQLite database (or uses the one DATABASE_URL names), one core; once for matters just registered, once
for matters with their whole course (most of them closed, nearly six facts each). The promise is 2,000 a second.
"""

import os
import random
import sys
import tempfile
import time
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TOPICS = ["wages_owed", "overtime", "severance", "unlawful_dismissal", "social_insurance", "contract"]
STORY = "说好每月十五号发工资，九月和十月都没有发，一共两个月，去问了三次，店长让再等等，也没有写欠条。"


def _rows(count: int, now, house, chance: random.Random, course: bool) -> list:
    from doorstep.services.disputes.actions.bulk import NewMatter
    from doorstep.services.disputes.actions.registration import ClaimGiven

    rows = []
    for number in range(count):
        age = timedelta(days=chance.randrange(1, 300), minutes=number % 600)
        topics = chance.sample(TOPICS, chance.choice([1, 1, 2]))
        claims = [ClaimGiven(topic, Decimal(chance.randrange(1000, 90_000)), "按月算") for topic in topics]
        closed = course and age.days > 40
        rows.append(NewMatter(
            district=house["district"], office=house["station"], claims=claims, received_on=now - age,
            registered_at=now - age + timedelta(hours=5), handler=house["first"], second=house["second"], story=STORY,
            employer_words="望溪路口的饭馆", workers=chance.choice([1, 1, 1, 2, 3, 12]), street=house["street"],
            track_at=now - age + timedelta(hours=6) if course else None,
            guided_at=now - age + timedelta(hours=20) if course else None,
            closed_at=now - age + timedelta(days=20) if closed else None, outcome="settled_themselves" if closed else "",
        ))  # fmt: skip
    return rows


def main(count: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from doorstep.foundation.journal.actor import Actor
    from doorstep.foundation.journal.models import Entry
    from doorstep.foundation.journal.verifying import verify_streams
    from doorstep.services.disputes.actions.bulk import register_many
    from tests.support.cast import make_cast

    cast = make_cast()
    house = {
        "district": cast.district, "station": cast.station, "street": cast.street,
        "first": cast.account("chen"), "second": cast.account("zhou"),
    }  # fmt: skip
    now, chance, actor = timezone.now(), random.Random(11), Actor.system("benchmark")  # noqa: S311
    for course in (False, True):
        rows = _rows(count, now, house, chance, course)
        before, started, took = Entry.objects.count(), time.perf_counter(), time.process_time()
        register_many(rows=rows, is_demo=True, actor=actor, at=now)
        seconds, own = time.perf_counter() - started, time.process_time() - took
        facts, what = Entry.objects.count() - before, "with their whole course" if course else "just registered"
        print(f"{count:,} matters {what}, {facts:,} facts in {seconds:.1f}s: {count / seconds:,.0f} matters/s "
              f"({count / own:,.0f} a second of processor time)")  # fmt: skip
    started = time.perf_counter()
    faults = list(verify_streams())
    print(f"journal verified in {time.perf_counter() - started:.1f}s, {len(faults)} faults")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    os.environ.setdefault("DOORSTEP_VAR", tempfile.mkdtemp(prefix="bulk-matters-"))
    Path(os.environ["DOORSTEP_VAR"]).mkdir(parents=True, exist_ok=True)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
