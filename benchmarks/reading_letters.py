"""How many letters a second are judged, searched for danger and for places: `python benchmarks/reading_letters.py [FILE.jsonl]`.

Without a file 2,000 invented letters of a usual length; places against 60 buildings and 50,000 enterprise names.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from doorstep.demo.invention import buildings, enterprises, story, street_rows  # noqa: E402
from doorstep.knowledge.language.labour_letter import judge  # noqa: E402
from doorstep.knowledge.language.places import (  # noqa: E402
    BuildingRow,
    EnterpriseRow,
    Gazetteer,
    StreetRow,
    find_places,
)
from doorstep.knowledge.language.topics import red_flags  # noqa: E402

FILLER = "路上车很多，天气也不错，大家都在排队等着办事，后来又去问了一次，说要等通知。"


def letters() -> list[str]:
    if len(sys.argv) > 1:
        return [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    random = Random(3)  # noqa: S311
    firms = enterprises(400, buildings(60, random), random)
    told = [story(firm.short_name, firm.building, firm.street, random) for firm in random.choices(firms, k=2000)]
    return [FILLER * random.randint(1, 8) + one + FILLER * random.randint(1, 8) for one in told]


def gazetteer(firms: int) -> Gazetteer:
    random = Random(5)  # noqa: S311
    houses = buildings(60, random)
    codes = {row["street"]: row["code"] for row in street_rows()}
    streets = [StreetRow(code, name) for name, code in codes.items()]
    named = [
        EnterpriseRow(f"E{number}", (f"樟树湾第{number}食品有限公司",), codes[houses[number % 60].street], None)
        for number in range(firms)
    ]
    return Gazetteer(streets, [BuildingRow(one.code, one.name, (), codes[one.street]) for one in houses], named)


def per_second(name: str, function: Callable[[str], object], texts: list[str]) -> None:
    begun = time.process_time()
    for text in texts:
        function(text)
    print(f"{name:<34}{len(texts) / (time.process_time() - begun):>10,.0f} letters a CPU second")


if __name__ == "__main__":
    texts = letters()
    print(f"{len(texts)} letters, {sum(map(len, texts)) // len(texts)} characters on average")
    per_second("labour or not, topics", judge, texts)
    per_second("words of danger", red_flags, texts)
    for count in (2_000, 50_000):
        found = gazetteer(count)
        per_second(f"places among {count:,} enterprises", lambda text, known=found: find_places(text, known), texts)
