"""Puts the acting account's `Actor` on the request, ends a login that was left alone, sends first passwords to be changed,
and notes which pages stayed shut."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from .actions.logins import end_login, owner
from .models import Account, LoginSession
from .queries.actors import actor_of
from .queries.presence import one_look
from .turned_away import note_turned_away
from .words import ACTING_ORGANISATION, BEGAN, SEEN, SHARED_DESK

_EVERY = 60  # seconds between two notes that a login is still used
_WITHOUT_NEW_PASSWORD = {"account_change_password", "account_logout"}

LEFT_ALONE = "这台电脑有一阵没人用，已经自动退出。请重新登录，没交的内容可能要再写一次"
CHANGE_FIRST = "第一次登录，请先换成自己的密码"


class ActingAccount:
    """One query for whoever is logged in; none for visitors without a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            account = request.user
            if _left_alone(request, account):
                return _ended(request, account)
            chosen = request.session.get(ACTING_ORGANISATION, "")
            request.actor = actor_of(account, "desk", timezone.localdate(), chosen)  # type: ignore[attr-defined]
        with one_look() if request.method == "GET" else nullcontext():
            response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND and request.path_info.startswith("/desk/"):
            note_turned_away(request, timezone.now())
        return response

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        match = request.resolver_match
        if not request.user.is_authenticated or not request.user.must_change_password:
            return None
        if match and match.url_name in _WITHOUT_NEW_PASSWORD:
            return None
        messages.info(request, CHANGE_FIRST)
        return redirect("account_change_password")


def _left_alone(request: HttpRequest, account: Account) -> bool:
    """Idle too long, or logged in since so long ago that it ends however busy: saving a session would prolong it."""
    shared = request.session.get(SHARED_DESK, account.shared_desk)
    minutes = settings.IDLE_MINUTES_SHARED_DESK if shared else settings.IDLE_MINUTES
    now = int(time.time())
    seen, began = request.session.get(SEEN, now), request.session.get(BEGAN, now)
    if now - seen > minutes * 60 or now - began > settings.SESSION_COOKIE_AGE:
        return True
    if now - seen >= _EVERY or SEEN not in request.session:
        _note_use(request, now)
    return False


def _note_use(request: HttpRequest, now: int) -> None:
    request.session[SEEN] = now
    request.session.setdefault(BEGAN, now)
    key = request.session.session_key
    LoginSession.objects.filter(session_key=key).update(seen_at=timezone.now())


def _ended(request: HttpRequest, account: Account) -> HttpResponse:
    key = request.session.session_key or ""
    end_login(account=account, session_key=key, why="idle", actor=owner(account), at=timezone.now())
    logout(request)
    messages.info(request, LEFT_ALONE)
    back = request.get_full_path() if request.method == "GET" else settings.LOGIN_REDIRECT_URL
    return redirect_to_login(back)
