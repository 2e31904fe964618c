"""Inventing the demo district: names, codes, places and stories from one seed, the same every time."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from stdnum.cn import uscc

DATA = Path(__file__).parent / "data"
_BASE31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class InventedBuilding:
    code: str
    name: str
    street: str
    address: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class InventedEnterprise:
    name: str
    short_name: str
    uscc: str
    street: str
    building: str
    address: str
    industry: str
    headcount: int


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    return yaml.safe_load((DATA / "words.yaml").read_text())


@lru_cache(maxsize=1)
def street_rows() -> list[dict[str, str]]:
    import csv

    with (DATA / "streets.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def credit_code(serial: int) -> str:
    """A unified social credit code with a right check digit under a region code that is nowhere in use."""
    body = ""
    for _ in range(7):
        serial, digit = divmod(serial, 31)
        body = _BASE31[digit] + body
    return "91990101MA" + body + uscc.calc_check_digit("91990101MA" + body)


def buildings(count: int, random: Random) -> list[InventedBuilding]:
    """Names are dealt without repetition, so that a building named in a letter is one place only."""
    names = [first + last for first in words()["building_first"] for last in words()["building_last"]]
    random.shuffle(names)
    streets = street_rows()
    found = []
    for number, name in enumerate(names[:count]):
        street = streets[number % len(streets)]
        found.append(
            InventedBuilding(
                f"LY-{number + 1:04d}",
                name,
                street["street"],
                f"{street['street'].removesuffix('街道')}演示路{number + 1}号",
                float(street["longitude"]) + random.uniform(-0.006, 0.006),
                float(street["latitude"]) + random.uniform(-0.004, 0.004),
            )  # fmt: skip
        )
    return found


def enterprises(count: int, places: list[InventedBuilding], random: Random) -> list[InventedEnterprise]:
    firsts, seconds = words()["enterprise_first"], words()["enterprise_second"]
    pairs = [(first, second) for first in firsts for second in seconds]
    random.shuffle(pairs)
    found = []
    for serial in range(count):
        first, second = pairs[serial % len(pairs)]
        industry, ending, (least, most) = random.choice(words()["industries"])
        branch = serial // len(pairs)
        short = first + second + (f"{'一二三四五六七八九'[branch]}店" if branch else "")
        place = random.choice(places)
        found.append(
            InventedEnterprise(
                short + ending,
                short,
                credit_code(serial + 1),
                place.street,
                place.name,
                f"{place.address}{place.name}{random.randint(1, 18)}层",
                industry,
                random.randint(least, most),
            )  # fmt: skip
        )
    return found


def person_name(random: Random) -> str:
    return random.choice(words()["surnames"]) + random.choice(words()["given"])


def mobile(random: Random) -> str:
    """A number of the range 199-0000, which is written so that nobody is rung by mistake."""
    return f"1990000{random.randint(0, 9999):04d}"


def story(firm: str, building: str, street: str, random: Random) -> str:
    return random.choice(words()["stories"]).format(
        short=firm, building=building, street=street, months=random.choice([2, 3, 4]),
        sum=random.choice([2000, 4800, 6200, 9600, 11600, 18000, 36000]), people=random.choice([3, 5, 8, 12, 26]),
    )  # fmt: skip


def story_without_place(random: Random) -> str:
    """One that names neither firm nor building nor street."""
    placeless = [
        one for one in words()["stories"] if not any(name in one for name in ("{short}", "{building}", "{street}"))
    ]
    return random.choice(placeless).format(sum=random.choice([2000, 4800, 9600]), people=random.choice([3, 5, 8]))
