"""The page behind an invitation link. Looking at it uses nothing up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.invitations import GONE, accept_invitation
from doorstep.foundation.people.queries.access import open_invitation

from .forms import AcceptForm


@sensitive_post_parameters()
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Expired, used, withdrawn and guessed links all lead to the same plain page. 192 random bits are not guessed, so
    tries are not counted here."""
    now = timezone.now()
    invitation = open_invitation(token, now)
    if invitation is None:
        return render(request, "people/invitation_gone.html", {"says": GONE}, status=404)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = {"login": form.cleaned_data["login"], "password": form.cleaned_data["password"]}
        try:
            accept_invitation(token=token, **chosen, actor=Actor("", "visitor", channel="invitation"), at=now)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, "账号开好了，请用刚才起的登录名和密码登录")
            return redirect("account_login")
    return render(request, "people/invitation.html", {"form": form, "invitation": invitation})
