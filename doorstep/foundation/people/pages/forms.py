"""What people type on the account pages; every label and error is ours."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLogin
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticate
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils import timezone

from doorstep.foundation.people.adapters import note_failure
from doorstep.foundation.people.factor_secrets import offer_secret, offered_secret
from doorstep.foundation.people.login_limits import CODE, LoginTry
from doorstep.foundation.people.second_factor import take_code, take_totp
from doorstep.foundation.people.throttling import allow, give_back
from doorstep.foundation.people.words import OLD_IS_WRONG, TOO_OFTEN

REQUIRED = {"required": "这里还没有填"}


def password_input(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete})


class LoginForm(AllauthLogin):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, widget in (
            ("login", "登录名", forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})),
            ("password", "密码", password_input("current-password")),
        ):
            field = self.fields[name]
            field.label, field.widget, field.help_text = label, widget, ""
            field.error_messages.update(REQUIRED)


class ReauthenticatePasswordForm(AllauthReauthenticate):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "密码"
        self.fields["password"].widget = password_input("current-password")
        self.fields["password"].help_text = ""


def _note(account: Any, step: str, *, locked: bool = False) -> None:
    note_failure(LoginTry.of(context.request, account.login), account.login, step, locked=locked)


class _CodeMixin(forms.Form):
    """A code counts once, and wrong ones are counted per account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label, code.max_length = "验证码", 20  # type: ignore[attr-defined]
        code.error_messages.update(REQUIRED)
        code.widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})

    def clean_code(self) -> str:
        account, now = self.user, timezone.now()  # type: ignore[attr-defined]
        if not allow("second-factor", str(account.pk), CODE, now):
            _note(account, "code", locked=True)
            raise forms.ValidationError(TOO_OFTEN)
        code = self.cleaned_data["code"]
        if not self.proves(account, code):
            _note(account, "code")
            raise get_adapter().validation_error("incorrect_code")
        give_back("second-factor", str(account.pk), CODE, now)
        return code

    def proves(self, account: Any, code: str) -> bool:
        found = take_code(account, code)
        if found:
            found.user = account
            self.authenticator = found
        return bool(found)


class CodeForm(_CodeMixin, AuthenticateForm):
    pass


class CodeAgainForm(_CodeMixin, ReauthenticateForm):
    pass


class ActivateCodeForm(_CodeMixin, forms.Form):
    code = forms.CharField()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.secret = offered_secret(context.request) if self.is_bound else offer_secret(context.request)

    def proves(self, account: Any, code: str) -> bool:
        return take_totp(account, self.secret, code)


class _PasskeyMixin(forms.Form):
    """A passkey that does not prove its owner leaves a line, as a wrong code does."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except forms.ValidationError:
            _note(self.user, "passkey")  # type: ignore[attr-defined]
            raise


class PasskeyForm(_PasskeyMixin, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(_PasskeyMixin, ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(label="给它起个名字", max_length=40, required=False, help_text="有几把时好分辨，像“办公室电脑”")


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label="名字", max_length=40, error_messages=REQUIRED)


class PasswordForm(forms.Form):
    def __init__(self, *args: Any, account: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    old = forms.CharField(
        label="现在的密码", widget=password_input("current-password"), strip=False, error_messages=REQUIRED
    )
    new = forms.CharField(
        label="新密码", widget=password_input("new-password"), strip=False, error_messages=REQUIRED,
        help_text="至少12个字。几个不相干的词连起来，好记也难猜",
    )  # fmt: skip
    again = forms.CharField(
        label="再写一遍新密码", widget=password_input("new-password"), strip=False, error_messages=REQUIRED
    )

    def clean_old(self) -> str:
        """Whoever sits down at an open session does not get to guess the password here."""
        key, now = str(self.account.pk), timezone.now()
        if not allow("password-again", key, CODE, now):
            raise forms.ValidationError(TOO_OFTEN)
        if not self.account.check_password(self.cleaned_data["old"]):
            _note(self.account, "password")
            raise forms.ValidationError(OLD_IS_WRONG)
        give_back("password-again", key, CODE, now)
        return self.cleaned_data["old"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", "两遍写得不一样，请再写一遍")
        return cleaned


class InvitationTokenForm(forms.Form):
    token = forms.CharField(
        label="邀请链接", max_length=300, error_messages={"required": "请把收到的链接粘贴在这里"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_token(self) -> str:
        """The whole link may be pasted; its address stands before the #."""
        return self.cleaned_data["token"].rpartition("#")[2].strip()


class AcceptForm(forms.Form):
    login = forms.CharField(
        label="登录名", max_length=60, error_messages=REQUIRED, help_text="自己起，用字母、数字或汉字都行，中间不留空格",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )  # fmt: skip
    password = forms.CharField(
        label="密码", widget=password_input("new-password"), strip=False, error_messages=REQUIRED,
        help_text="至少12个字。几个不相干的词连起来，好记也难猜",
    )  # fmt: skip
    again = forms.CharField(
        label="再写一遍密码", widget=password_input("new-password"), strip=False, error_messages=REQUIRED
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", "两遍写得不一样，请再写一遍")
        return cleaned
