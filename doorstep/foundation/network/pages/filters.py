"""What a list was narrowed by, kept while turning pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from doorstep.foundation.kit.components import Pager
from doorstep.foundation.kit.paging import Page

_LONGEST = 60


@dataclass(frozen=True)
class Narrowed:
    """`asked`: the arguments of the list's query; `after`, `before`: where in it."""

    asked: dict[str, str]
    after: str = ""
    before: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str], *names: str) -> "Narrowed":
        asked = {"words": said.get("q", "").replace("\x00", "").strip()[:_LONGEST]}
        asked |= {name: said.get(name, "").replace("\x00", "").strip()[:_LONGEST] for name in names}
        return cls(asked, said.get("after", "")[:20], said.get("before", "")[:20])

    @property
    def any(self) -> bool:
        return any(self.asked.values())

    def pager(self, page: Page, unit: str) -> Pager:
        kept = {"q" if name == "words" else name: value for name, value in self.asked.items() if value}
        newer = "?" + urlencode({**kept, "before": page.newer}) if page.newer else ""
        older = "?" + urlencode({**kept, "after": page.older}) if page.older else ""
        return Pager(newer, older, f"共{page.count}{unit}")
