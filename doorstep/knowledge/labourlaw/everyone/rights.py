"""What the law says, topic by topic, in our own words: sentences with their articles, papers to bring, how long it can wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doorstep.knowledge.labourlaw.data_files import read_yaml
from doorstep.knowledge.labourlaw.parameters import Book, Known

# How long each may wait, and where the year begins. Labour Dispute Mediation and Arbitration Law art. 27.
LIMITS = {
    "wages": "还在上班的时候，欠的工资随时能要；离开以后，一年之内要去申请仲裁。",
    "ordinary": "从知道自己吃亏那天起，一年之内要去申请仲裁。中间要过、投诉过、申请过调解，留着证据，从那天重新算一年。",
    "injury": "本人申请工伤，要在出事后一年之内。",
    "authority": "这一样要找主管的部门，一般在事情结束后两年之内。越早越好。",
    "court": "这一样直接去法院。越早越好。",
}


@dataclass(frozen=True)
class Saying:
    text_zh: str
    cite_zh: str


@dataclass(frozen=True)
class Right:
    """`sum_slug` is empty where there is nothing to reckon; `figures` are names of the Book."""

    topic: str
    title_zh: str
    says: tuple[Saying, ...]
    papers: tuple[str, ...]
    limit_zh: str
    sum_slug: str = ""
    figures: tuple[str, ...] = ()

    def known(self, book: Book) -> list[Known]:
        """The newest figures on record for this topic; none where the region has none."""
        return [book.values[name][-1] for name in self.figures if book.values.get(name)]


@cache
def rights() -> Mapping[str, Right]:
    """By topic of the common list, in the order of the file."""
    rows = read_yaml(Path(__file__).with_name("rights.yaml"))
    return {topic: _right(topic, row) for topic, row in rows.items()}


def _right(topic: str, row: Mapping[str, object]) -> Right:
    says = tuple(Saying(str(one["text"]), str(one["cite"])) for one in row["says"])  # type: ignore[attr-defined]
    return Right(
        topic, str(row["title"]), says, tuple(str(one) for one in row["papers"]),  # type: ignore[attr-defined]
        LIMITS[str(row["limit"])], str(row.get("sum", "")), tuple(row.get("figures", ())),  # type: ignore[arg-type]
    )  # fmt: skip
