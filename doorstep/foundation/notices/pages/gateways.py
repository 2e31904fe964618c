"""How a district sends: the administrator's pages."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.actions.gateways import send_test, set_gateway, switch_gateway
from doorstep.foundation.notices.gateways.members import MEMBERS
from doorstep.foundation.notices.queries.access import district_for, gateway_for, own_account
from doorstep.foundation.notices.queries.sending import desks_of_sending, recent_failures, waiting_count
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from .forms import GatewayForm

administrator_page = staff_page("administrator", second_factor=True)


@require_GET
@administrator_page
def gateway_list(request: StaffRequest) -> HttpResponse:
    context = {"desks": desks_of_sending(request.actor), "failures": recent_failures(request.actor, timezone.now())}
    return render(request, "notices/gateways.html", {**context, "waiting": waiting_count()})


@administrator_page
def gateway_set(request: StaffRequest, code: str, member: str) -> HttpResponse:
    district = district_for(request.actor, code)
    if member not in MEMBERS:
        raise Http404
    gateway = district.gateways.filter(kind=MEMBERS[member].kind).first()
    form = GatewayForm(request.POST or None, member=member, gateway=gateway)
    if request.method == "POST" and form.is_valid():
        try:
            set_gateway(district=district, member=member, options=form.cleaned_data, actor=request.actor, at=timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, "设好了。可以给自己发一条试试")
            return redirect("gateway-list")
    context = {"form": form, "district": district, "label": MEMBERS[member].label}
    return render(request, "notices/gateway.html", context, status=422 if form.errors else 200)


@require_POST
@administrator_page
def gateway_switch(request: StaffRequest, pk: int) -> HttpResponse:
    gateway = gateway_for(request.actor, pk)
    switch_gateway(gateway=gateway, on=request.POST.get("on") == "1", actor=request.actor, at=timezone.now())
    return redirect("gateway-list")


@require_POST
@administrator_page
def gateway_test(request: StaffRequest, pk: int) -> HttpResponse:
    gateway = gateway_for(request.actor, pk)
    try:
        send_test(gateway=gateway, account=own_account(request.actor), actor=request.actor, at=timezone.now())
        messages.success(request, "一分钟内会发到您自己的联络方式。没收到就回来看看失败的原因")
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("gateway-list")
