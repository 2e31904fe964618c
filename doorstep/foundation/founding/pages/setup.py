"""Opening the first district from the web, and the one look at the key ring."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from doorstep.foundation.founding.actions.found_district import FirstAdministrator, confirm_key_ring, found_district
from doorstep.foundation.founding.plan import Sheet
from doorstep.foundation.founding.queries.access import founded_here, setup_open
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Door
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.sealing import current_ring
from doorstep.foundation.network.register.report import template_as_xlsx

from .forms import KeptForm, SetupForm

FOUNDED = "founded_district"
_TEMPLATES = {"streets": "街道表", "stations": "组织表"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLAIN = ("city_name", "name", "initials", "phone", "region", "mediation_body", "letterhead", "seal")


@sensitive_post_parameters("password", "again", "token")
def setup(request: HttpRequest) -> HttpResponse:
    setup_open()
    form = SetupForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            founded = _found(form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            request.session.cycle_key()
            request.session[FOUNDED] = founded.district.code
            return redirect("setup-key-ring")
    status = 422 if request.method == "POST" else 200
    return render(request, "founding/setup.html", {"form": form, "door": Door("家门口")}, status=status)


def _found(asked: dict[str, Any]) -> Any:
    administrator = FirstAdministrator(asked["login"], asked["display_name"], asked["password"])
    return found_district(
        **{name: asked[name] for name in _PLAIN}, tree=_sheet(asked["tree"]), streets=_sheet(asked["streets"]),
        administrator=administrator, only_first=True, actor=Actor.system("setup"), at=timezone.now(),
    )  # fmt: skip


def _sheet(upload: Any) -> Any:
    return Sheet(upload.name, upload.read()) if upload else None


def setup_key_ring(request: HttpRequest) -> HttpResponse:
    """For the browser that founded the district, until it says that the ring is kept; then gone for good."""
    district = founded_here(request.session.get(FOUNDED))
    form = KeptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirm_key_ring(district=district, actor=Actor.system("setup"), at=timezone.now())
        del request.session[FOUNDED]
        return redirect("readiness")
    context = {"form": form, "ring": current_ring().to_json(), "district": district, "door": Door(district.name)}
    return render(request, "founding/key_ring.html", context, status=422 if request.method == "POST" else 200)


@require_GET
def setup_template(request: HttpRequest, kind: str) -> HttpResponse:
    setup_open()
    if kind not in _TEMPLATES:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{kind}.xlsx"'}
    return HttpResponse(template_as_xlsx(kind), content_type=_XLSX, headers=headers)
