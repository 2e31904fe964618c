"""What stands around every list of the desk: filters, saved views, the bar for what is marked, the way to an export."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from ..actions.views import shown_address
from ..queries.views import View, views_for
from ..rules import may

KEYS = [("J K", "上下移"), ("Enter", "打开"), ("X", "选中"), ("A", "全选"), ("/", "搜索")]


@dataclass(frozen=True)
class Select:
    """One filter: `plain` is what it says when nothing is chosen."""

    name: str
    label: str
    plain: str
    options: Sequence[tuple[str, str]]
    value: str = ""


@dataclass(frozen=True)
class Around:
    page: str
    address: str
    views: Sequence[View]
    export_url: str = ""
    may_assign: bool = False
    back: str = ""

    @property
    def here(self) -> str:
        """The code of the view one is looking at."""
        return next((view.code for view in self.views if view.address == f"?{self.address}"), "")


def around(request: HttpRequest, page: str, address: str) -> dict[str, Any]:
    """`address` is the list's own, as `asked.address` writes it; one query for the views."""
    actor = request.actor  # type: ignore[attr-defined]
    said = shown_address(address)
    export = f"{reverse('list-export')}?{urlencode({'list': page, 'of': said})}" if may(actor, "export") else ""
    frame = Around(page, said, views_for(actor, page), export, bool(may(actor, "assign")), f"{request.path}?{said}")
    return {"around": frame, "keys": KEYS}
