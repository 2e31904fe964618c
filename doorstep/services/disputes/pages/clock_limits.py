"""提醒设置: when clocks change colour and when people are told; the district officer's pages."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.clock_limits import FARTHEST, set_limit
from ..limits import default_of
from ..queries.clock_limits import district_to_set, limit_line, limit_lines

ROLE = "district_officer"
WHOLE = {
    "invalid": "请写整数",
    "required": "请填天数，不要就写0",
    "min_value": "请填不小于0的数",
    "max_value": f"最多{FARTHEST}天",
}


class LimitForm(forms.Form):
    soon = forms.IntegerField(label="提前几天变黄", min_value=0, max_value=FARTHEST, error_messages=WHOLE)
    urgent = forms.IntegerField(
        label="提前几天变红", min_value=0, max_value=FARTHEST, error_messages=WHOLE, help_text="写0就是当天才变红。"
    )
    notice = forms.CharField(
        label="提前几天提醒经办人", required=False, max_length=80, help_text="可以写几个，例如：60、15、3。空着就不提醒。"
    )

    def clean_notice(self) -> tuple[int, ...]:
        parts = [part for part in re.split(r"[、，,;；\s]+", self.cleaned_data["notice"]) if part]
        if any(not re.fullmatch(r"[0-9]{1,3}", part) for part in parts):
            raise forms.ValidationError("请写天数，用顿号隔开，例如60、15、3")
        return tuple(int(part) for part in parts)


@staff_page(ROLE)
def clock_limit_list(request: HttpRequest) -> HttpResponse:
    district = district_to_set(request.actor)  # type: ignore[attr-defined]
    common, legal = limit_lines(district)
    return render(request, "disputes/clocks/limits.html", {"district": district, "common": common, "legal": legal})


@staff_page(ROLE)
def clock_limit(request: HttpRequest, kind: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    district = district_to_set(actor)
    line, sent = limit_line(district, kind), request.method == "POST"
    initial = {"soon": line.limit.soon, "urgent": line.limit.urgent, "notice": "、".join(map(str, line.limit.notice))}
    form = LimitForm(request.POST if sent else None, initial=initial)
    if sent and form.is_valid():
        try:
            set_limit(district=district, kind=kind, **form.cleaned_data, actor=actor, at=timezone.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            messages.success(request, "改好了。")
            return redirect("clock-limit-list")
    context: dict[str, Any] = {"line": line, "form": form, "default": default_of(kind)}
    return render(request, "disputes/clocks/limit.html", context, status=422 if sent else 200)
