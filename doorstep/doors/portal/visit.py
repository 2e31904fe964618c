"""What every page of this door knows of its visitor: the moment, the place, the frame. Two queries at most, and who is
on duty where its contact block leads."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.kit.components import ContactBlock, Door, Link
from doorstep.foundation.lawbook.queries import setting_for
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.stations import contact_of
from doorstep.foundation.people.queries.duty_today import duty_today
from doorstep.knowledge.language.names import called
from doorstep.knowledge.setting import Setting

from . import cookies
from .queries.places import EntryPlace, districts, entry_place


@dataclass(frozen=True)
class Visit:
    request: HttpRequest
    now: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def place(self) -> EntryPlace | None:
        kind, _, code = cookies.read(self.request, cookies.PLACE).partition(".")
        found = entry_place(kind, unquote(code), self.today) if code else None
        return found or (entry_place("district", self._only.code, self.today) if self._only else None)

    @cached_property
    def districts(self) -> list[Organisation]:
        return districts(self.today)

    @cached_property
    def _only(self) -> Organisation | None:
        return self.districts[0] if len(self.districts) == 1 else None

    @cached_property
    def setting(self) -> Setting:
        """The figures and holidays of the place's own region; the national floor where no place is known."""
        return setting_for(self.place.district.region if self.place else "")

    @cached_property
    def on_tablet(self) -> bool:
        return cookies.is_tablet(self.request)

    @property
    def in_wechat(self) -> bool:
        """Its browser saves pictures by a long press and no files: pages say how to go on."""
        return "MicroMessenger" in self.request.headers.get("User-Agent", "")

    @property
    def large(self) -> bool:
        return self.request.COOKIES.get("text_size") == "large"


def visit_of(request: HttpRequest) -> Visit:
    return Visit(request, timezone.now())


def show(
    visit: Visit, template: str, context: dict[str, Any] | None = None, *, office: Organisation | None = None, link: Link | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """`office` answers on this page instead of the place's own; `link` stands at the end of its contact block."""
    frame = {"door": _door(visit, office, link), "large_mode": visit.large, "visit": visit, "today": visit.today}
    return render(visit.request, template, {**frame, **(context or {})}, status=status)


def _door(visit: Visit, office: Organisation | None, link: Link | None) -> Door:
    office = office or (visit.place.office if visit.place else None)
    contact = _contact(office, visit.now, link) if office else None
    name = visit.place.district.name if visit.place else office.name if office else "家门口"
    return Door(
        organisation_name=name,
        place_name=office.name if office and office.name != name else "",
        contact=contact,
        home_url=reverse("portal-front"),
        leave_url=reverse("portal-leave"),
        text_size_url=reverse("portal-text-size"),
        shared_tablet=visit.on_tablet,
        links=[
            Link("怎么用这个网站", reverse("portal-handbook")),
            Link("怎么保管您写的内容", reverse("portal-about-data")),
            Link("我是单位，想咨询或申请调解", reverse("portal-employers")),
            Link("工作人员入口", "/desk/"),
            *([Link("大厅平板设置", reverse("portal-tablet-off"))] if visit.on_tablet else []),
        ],
    )


def _contact(office: Organisation, now: datetime, link: Link | None) -> ContactBlock:
    block, duty = contact_of(office, now), duty_today(office, timezone.localdate(now))
    if block.note:
        return replace(block, link=link)
    phone = duty.phone or block.phone
    here = f"今天{'、'.join(map(called, duty.names))}在班。" if duty.names else ""
    return replace(block, link=link, phone=phone, note=here + ("不想写，打电话也一样。" if phone else ""))
