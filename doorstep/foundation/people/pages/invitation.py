"""The page behind an invitation link. The token stands after the # of the link, so that no log of a server or a proxy
holds it: a static script moves it into the form, and without scripts the link is pasted. Looking uses nothing up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.invitations import GONE, accept_invitation
from doorstep.foundation.people.queries.access import open_invitation

from .forms import AcceptForm, InvitationTokenForm


@sensitive_post_parameters()
def invitation_accept(request: HttpRequest) -> HttpResponse:
    """Expired, used, withdrawn and guessed links all lead to the same plain page. 192 random bits are not guessed, so
    tries are not counted here."""
    asked, now = InvitationTokenForm(request.POST or None), timezone.now()
    if not asked.is_valid():
        return render(request, "people/invitation_open.html", {"form": asked}, status=422 if asked.is_bound else 200)
    token = asked.cleaned_data["token"]
    invitation = open_invitation(token, now)
    if invitation is None:
        return render(request, "people/invitation_gone.html", {"says": GONE}, status=404)
    form = AcceptForm(request.POST if "login" in request.POST else None)
    if form.is_bound and form.is_valid() and _accepted(form, token):
        messages.success(request, "账号开好了，请用刚才起的登录名和密码登录")
        return redirect("account_login")
    return render(request, "people/invitation.html", {"form": form, "invitation": invitation, "token": token})


def _accepted(form: AcceptForm, token: str) -> bool:
    chosen = {"login": form.cleaned_data["login"], "password": form.cleaned_data["password"]}
    try:
        accept_invitation(token=token, **chosen, actor=Actor("", "visitor", channel="invitation"), at=timezone.now())
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        return False
    return True
