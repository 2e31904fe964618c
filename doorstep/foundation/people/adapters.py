"""Where our rules meet allauth: throttled and journalled logins, no sign-up, sentences of our own."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor

from .actions.logins import begin_login, end_login, login_failed, owner
from .devices import device_words
from .login_limits import LoginTry
from .queries.actors import whose_login
from .second_factor import used_in_session
from .words import BEGAN, SEEN, TOO_OFTEN


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "这个账号已经停用。需要再用，请找单位的系统管理员",
        "username_password_mismatch": "登录名或密码不对，请再看一下",
        "incorrect_password": "密码不对，请再看一下",
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say what happened where it happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Accounts have no open e-mail address."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        attempt, now = LoginTry.of(request, credentials.get("username", "")), timezone.now()
        if not attempt.take(now):
            note_failure(attempt, credentials.get("username", ""), "password", locked=True)
            raise self.validation_error("too_many_login_attempts")
        self._attempt = attempt

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_failure(self._attempt, credentials.get("username", ""), "password")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user:
            self._attempt.was_good(timezone.now())
        return user

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        note_failure(LoginTry.of(request, user.login), user.login, "disabled")
        return super().respond_user_inactive(request, user)

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        if request.session.session_key is None:
            request.session.save()
        request.session[SEEN] = request.session[BEGAN] = int(time.time())
        begin_login(
            account=user, session_key=request.session.session_key or "", device=device_words(request.headers.get("User-Agent", "")),
            second_factor=used_in_session(request), actor=owner(user), at=timezone.now(),
        )  # fmt: skip

    def logout(self, request: HttpRequest) -> None:
        account, key = request.user, request.session.session_key
        if account.is_authenticated:
            end_login(account=account, session_key=key or "", actor=owner(account), at=timezone.now())
        super().logout(request)

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """Whoever has a second factor confirms with it: the password alone would be a way round it."""
        methods = super().get_reauthentication_methods(user)
        strong = [one for one in methods if one["id"] != "reauthenticate"]
        words = {
            "mfa_reauthenticate": "用验证码或备用码",
            "mfa_reauthenticate:webauthn": "用通行密钥",
            "reauthenticate": "用密码",
        }
        return [{**one, "description": words[one["id"]]} for one in strong or methods]


def note_failure(attempt: LoginTry, typed: str, step: str, *, locked: bool = False) -> None:
    """The same line whether the login exists or not; looking it up costs the same as well."""
    account, organisation = whose_login(typed)
    if locked and not attempt.says_so(timezone.now()):
        return
    visitor = Actor("", "visitor", organisation, channel="account")
    login_failed(key=attempt.login, account=account, step=step, locked=locked, actor=visitor, at=timezone.now())


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "验证码不对，或者刚刚用过。请等应用里换了新的再填",
        "cannot_delete_authenticator": "现在不能去掉它",
    }

    def encrypt(self, text: str) -> str:
        """allauth does not say whose secret it is; `factor_secrets` seals each for its account."""
        raise RuntimeError("Secrets of factors are kept by factor_secrets and recovery_codes, never by allauth.")

    decrypt = encrypt

    def get_totp_label(self, user: Any) -> str:
        return user.login

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return "我的通行密钥" if not count else f"通行密钥{count + 1}"

    def _get_site_name(self) -> str:
        return "家门口"
