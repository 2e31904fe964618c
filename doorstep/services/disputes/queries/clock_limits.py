"""The settings of a district's clocks, every kind with its default or its own."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.lawbook.queries.setting import setting_for
from doorstep.foundation.network.models import Organisation

from ..clocks import KINDS, LEGAL, label_of
from ..limits import Limit, default_of, limits_of


@dataclass(frozen=True)
class LimitLine:
    kind: str
    label: str
    limit: Limit
    is_own: bool
    href: str

    @property
    def notice(self) -> str:
        return "、".join(str(days) for days in self.limit.notice) or "不提醒"


def district_to_set(actor: Actor) -> Organisation:
    """The district whose officer this is."""
    rows = Organisation.objects.filter(code=actor.organisation, kind=Organisation.Kind.DISTRICT)
    found = rows.first() if actor.holds("district_officer") else None
    if found is None:
        raise Http404
    return found


def limit_lines(district: Organisation) -> tuple[list[LimitLine], list[LimitLine]]:
    """Those every matter has, and the rest of the lawful periods."""
    limits = limits_of(district)
    return [_line(kind, limits[kind]) for kind in KINDS], [_line(kind, limits[kind]) for kind in _lawful(district)]


def _lawful(district: Organisation) -> list[str]:
    """The periods that hold in this region, and no other's."""
    here = setting_for(district.region).clocks
    return [kind for kind in LEGAL if kind in here or kind == "union_dismissal_notice"]


def limit_line(district: Organisation, kind: str) -> LimitLine:
    if kind not in KINDS and kind not in _lawful(district):
        raise Http404
    return _line(kind, limits_of(district)[kind])


def _line(kind: str, limit: Limit) -> LimitLine:
    return LimitLine(kind, label_of(kind), limit, limit != default_of(kind), reverse("clock-limit", args=[kind]))
