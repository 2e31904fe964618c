"""Who gets through a staff page. Lacking the role and not existing answer alike."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from doorstep.foundation.network.pages.guards import RegisterRequest
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.second_factor import factor_is_set, used_in_session

View = Callable[..., HttpResponse]


class StaffRequest(RegisterRequest):
    """What a guarded view receives: somebody is logged in, and behind `staff_page` acts in a role."""

    user: Account  # type: ignore[assignment]


SET_UP_FIRST = "这一页要先设好第二步验证才能打开。请在下面选一种，设好后再回来。"
CONFIRM_FIRST = "这一页要再确认一次是您本人。请用第二步验证确认，确认后会回到刚才的页面。"


def staff_page(*roles: str, second_factor: bool = False) -> Callable[[View], View]:
    """Anonymous → login and back; none of the roles → 404; no roles named → whoever holds any role today.
    `second_factor`: it must be set up, and used in this very session."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = request.actor  # type: ignore[attr-defined]
            if actor is None or (roles and not actor.holds(*roles)):
                raise Http404
            if second_factor and not used_in_session(request):
                return to_second_factor(request)
            return view(request, *args, **kwargs)

        guarded.roles, guarded.second_factor = roles, second_factor  # type: ignore[attr-defined]
        return guarded

    return guard


def own_page(view: View) -> View:
    """For whoever is logged in, roles or none: one's own account."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def with_factor_if_set(view: View) -> View:
    """Whoever has a second factor changes factors only in a session that used it: the password is not enough."""

    @own_page
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if factor_is_set(request.user) and not used_in_session(request):
            return to_second_factor(request)
        return view(request, *args, **kwargs)

    return guarded


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """A form that was sent cannot be replayed after the detour: back to where it stood, or to the desk."""
    back = request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "")
    if factor_is_set(request.user):
        messages.info(request, CONFIRM_FIRST)
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back or '/desk/'})}")
    messages.warning(request, SET_UP_FIRST)
    return redirect("mfa_index")
