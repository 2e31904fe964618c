"""One's own ways to be reached."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.actions.channels import add_channel, mark_channel, remove_channel
from doorstep.foundation.notices.queries.access import channel_for, channels_of, own_account
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from .forms import ChannelForm


@staff_page()
def channel_list(request: StaffRequest) -> HttpResponse:
    form = ChannelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_channel(account=own_account(request.actor), **form.cleaned_data, actor=request.actor, at=timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, "加好了")
            return redirect("channel-list")
    context = {"form": form, "channels": channels_of(request.actor)}
    return render(request, "notices/channels.html", context, status=422 if form.errors else 200)


@require_POST
@staff_page()
def channel_mark(request: StaffRequest, pk: int) -> HttpResponse:
    channel = channel_for(request.actor, pk)
    mark_channel(channel=channel, is_safe=request.POST.get("safe") == "1", actor=request.actor, at=timezone.now())
    return redirect("channel-list")


@require_POST
@staff_page()
def channel_remove(request: StaffRequest, pk: int) -> HttpResponse:
    remove_channel(channel=channel_for(request.actor, pk), actor=request.actor, at=timezone.now())
    messages.success(request, "去掉了")
    return redirect("channel-list")
