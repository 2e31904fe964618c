"""Puts 300 invented stories together from hand-written sentences: `python benchmarks/inventing_stories.py`.

What a story says is known by construction: claims, sums, dates (as written, and as days reckoned from the day of telling) and people.
Half of them use only sentences that the reading was never improved on (`"half": "held_out"`). Seed fixed; the file is committed.
"""

import json
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

CASES = Path(__file__).resolve().parent.parent / "doorstep/knowledge/language/cases"
STORIES, SEED = 300, 20261122
DIGITS = "零一二三四五六七八九"


@dataclass
class Story:
    told_on: date
    half: str
    random: Random
    claims: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    sums: list[int] = field(default_factory=list)
    monthly: list[int] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    days: list[list[str]] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    employer: str = ""


def spoken(number: int) -> str:
    """3500 → 三千五百, 12000 → 一万两千."""
    if number >= 10000:
        rest = number % 10000
        return (
            spoken(number // 10000).replace("二", "两", 1)
            + "万"
            + (("零" if rest < 1000 else "") + spoken(rest) if rest else "")
        )
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if zero and words else "") + ("两" if digit == 2 and unit == 1000 else DIGITS[digit]) + name
            zero = False
        else:
            zero = True
    return words[1:] if 10 <= number < 20 else words


def money(number: int, random: Random, bare: bool) -> str:
    figure, ways = str(number), []
    ways += [f"{figure}元", f"{figure}块", f"{figure}块钱", f"{spoken(number)}块", f"{spoken(number)}元"]
    if number % 100 == 0 and number >= 10000:
        ways += [f"{number / 10000:g}万元", f"{number / 10000:g}万块"]
    if number % 1000 == 0 and number < 10000:
        ways += [f"{number // 1000}千块", f"{number // 1000}千元"]
    if bare:
        ways += [figure, spoken(number)] * 2 if number >= 100 else []
        if number > 10000 and number % 1000 == 0 and number // 1000 % 10:
            ways += [spoken(number)[:-1]] * 2
    return random.choice(ways)


def sum_slot(story: Story, name: str) -> str:
    random = story.random
    if "month" in name:
        number = random.choice((2800, 3200, 3500, 4000, 4200, 4500, 5000, 5500, 6000, 6800, 7000, 8000))
    elif "day" in name:
        number = random.choice((120, 150, 180, 200, 220, 260, 280, 300))
    else:
        number = random.choice(
            (
                200,
                300,
                500,
                800,
                1000,
                1500,
                2000,
                2300,
                3600,
                4850,
                6400,
                8000,
                9000,
                11600,
                12000,
                13500,
                15000,
                18000,
                23000,
                25000,
                36000,
                48000,
                52000,
            )
        )
    story.sums.append(number)
    if "month" in name:
        story.monthly.append(number)
    return money(number, random, bare=name.startswith("bare"))


def _month_words(year: int, month: int, told_on: date, random: Random, alone: bool) -> tuple[str, str]:
    """(as said, as written); a month that ends a period names its year, or it would be the one the period began in."""
    back, said = told_on.year - year, []
    said += [
        (f"{year}年{month}月", f"{year}-{month:02}"),
        (f"{year % 100:02}年{month}月份", f"{year}-{month:02}"),
        (f"{year}.{month}", f"{year}-{month:02}"),
    ]
    if back in (0, 1, 2):
        name = ("今年", "去年", "前年")[back]
        said += [(f"{name}{month}月", f"--{month:02}"), (f"{name}{spoken(month)}月份", f"--{month:02}")] * 2
    if back == 0 and alone:
        said += [(f"{month}月份", f"--{month:02}")] * 2
    return random.choice(said)


def date_slot(story: Story, name: str) -> str:
    random, told = story.random, story.told_on
    if name == "date":
        kind = random.choice(("day", "day", "month", "ago"))
        if kind == "ago":
            words, days = random.choice((("前天", 2), ("昨天", 1)))
            day = told - timedelta(days=days)
            story.days.append([day.isoformat(), day.isoformat()])
            return words
        day = told - timedelta(days=random.randint(3, 250))
        if kind == "day":
            full = random.random() < 0.5 or day.year != told.year
            story.dates.append(f"{day.year}-{day.month:02}-{day.day:02}" if full else f"--{day.month:02}-{day.day:02}")
            story.days.append([day.isoformat(), day.isoformat()])
            end = random.choice("日号")
            return (
                f"{day.year}年{day.month}月{day.day}{end}"
                if full
                else random.choice((f"{day.month}月{day.day}{end}", f"{spoken(day.month)}月{spoken(day.day)}{end}"))
            )
        year, month = day.year, day.month
    else:
        back = random.randint(2, 40) if name == "since" else 1
        index = told.year * 12 + told.month - 1 - back
        year, month = index // 12, index % 12 + 1
    words, written = _month_words(year, month, told, random, name != "until")
    story.dates.append(written)
    story.days.append([f"{year}-{month:02}-01", f"{year}-{month:02}-{monthrange(year, month)[1]}"])
    return words


def people_slot(story: Story, words: list[str]) -> str:
    random = story.random
    frame = random.choice(words)
    number = random.choice((20, 30, 40, 50)) if "多" in frame or "余" in frame or "来" in frame else random.randint(3, 36)
    story.people.append(number + 1 if "{m}" in frame else number)
    said = str(number) if random.random() < 0.5 or (number < 100 and "余" in frame) else spoken(number)
    return frame.replace("{n}", said).replace("{m}", said)


def fill(sentence: str, story: Story, frames: dict[str, Any]) -> str:
    while "{" in sentence:
        name = sentence[sentence.index("{") + 1 : sentence.index("}")]
        if name == "n":
            said = story.random.choice("两三四五")
        elif name == "firm":
            said = story.employer = story.random.choice(frames["firms"])
        elif name == "people":
            said = people_slot(story, frames["people_words"])
        elif name in ("date", "since", "until"):
            said = date_slot(story, name)
        else:
            said = sum_slot(story, name)
        sentence = sentence.replace("{" + name + "}", said, 1)
    return sentence


def tell(half: str, random: Random, frames: dict[str, Any], topics: list[str]) -> dict[str, Any]:
    story = Story(date(2026, random.randint(6, 11), random.randint(10, 28)), half, random)
    parts = [fill(random.choice(frames["where"][half]), story, frames)] if random.random() < 0.7 else []
    parts += [fill(random.choice(frames["when"][half]), story, frames)] if random.random() < 0.4 else []
    parts += [fill(random.choice(frames["pay"][half]), story, frames)] if random.random() < 0.35 else []
    for topic in topics:
        story.claims.append(topic)
        parts.append(fill(random.choice(frames["claims"][topic][half]), story, frames))
    if not {"wages_owed", "deduction"}.isdisjoint(topics) and random.random() < 0.4:
        parts.append(fill(random.choice(frames["whole"][half]), story, frames))
    parts += [fill(random.choice(frames["who"][half]), story, frames)] if random.random() < 0.4 else []
    if random.random() < 0.4:
        parts.insert(random.randint(0, len(parts)), random.choice(frames["noise"]))
    if random.random() < 0.12:
        said, topic = random.choice(frames["denied"][half])
        if topic not in topics:
            story.denied.append(topic)
            parts.append(said)
    text = random.choice(frames["open"])
    for nth, part in enumerate(parts):
        text += part + (random.choice(("，", "，", "。", " ")) if nth < len(parts) - 1 else "")
    text += random.choice(frames["close"])
    text = _as_typed(text, random, frames)
    return {
        "text": text, "told_on": story.told_on.isoformat(), "half": half, "claims": sorted(set(story.claims)), "denied": story.denied,
        "amounts_yuan": story.sums, "monthly": story.monthly, "dates": story.dates, "days": story.days, "people": story.people, "employer": story.employer,
    }  # fmt: skip


def _as_typed(text: str, random: Random, frames: dict[str, Any]) -> str:
    for table, chance in (("typos", 0.12), ("dialect", 0.12)):
        if random.random() < chance:
            known = [word for word in frames[table] if word in text]
            if known:
                word = random.choice(known)
                other = frames[table][word]
                text = text.replace(word, random.choice(other) if isinstance(other, list) else other, 1)
    return text


def main() -> None:
    frames = yaml.safe_load((CASES / "frames.yaml").read_text(encoding="utf-8"))
    random = Random(SEED)  # noqa: S311
    codes = list(frames["claims"])
    common = codes[: codes.index("minimum_wage")]
    rows = []
    for nth in range(STORIES):
        first = codes[nth // 2 % len(codes)] if nth % 3 == 0 else random.choice(common)
        topics = list(dict.fromkeys([first, *random.sample(common, random.choice((0, 0, 1, 1, 2)))]))
        rows.append(tell("seen" if nth % 2 else "held_out", random, frames, topics))
    with (CASES / "stories.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
