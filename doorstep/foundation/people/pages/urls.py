"""The room's addresses. `account_urls` keep allauth's names; only those we need are mounted, so there is no sign-up."""

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.webauthn import views as passkey_views
from django.urls import path

from . import absence, accounts, audit, duty_list, invitation, openings, own, recovery_codes, security
from .guards import with_factor_if_set
from .login import (
    AddPasskey,
    ConfirmByPasskey,
    DropCodes,
    DropPasskey,
    SecondStep,
    SetUpCodes,
)  # fmt: skip

account_urls = [
    path("login/", account_views.login, name="account_login"),
    path("logout/", account_views.logout, name="account_logout"),
    path("inactive/", account_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", account_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", own.account_change_password, name="account_change_password"),
    path("invitation/", invitation.invitation_accept, name="invitation-accept"),
    path("2fa/", mfa_views.index, name="mfa_index"),
    path("2fa/authenticate/", SecondStep.as_view(), name="mfa_authenticate"),
    path("2fa/reauthenticate/", mfa_views.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", with_factor_if_set(SetUpCodes.as_view()), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", with_factor_if_set(DropCodes.as_view()), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", recovery_codes.recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", recovery_codes.recovery_codes_new, name="mfa_generate_recovery_codes"),
    path("2fa/webauthn/", with_factor_if_set(passkey_views.list_webauthn), name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", with_factor_if_set(AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("2fa/webauthn/reauthenticate/", ConfirmByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", with_factor_if_set(DropPasskey.as_view()), name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", with_factor_if_set(passkey_views.edit_webauthn), name="mfa_edit_webauthn"),
]

desk_urls = [
    path("me/", own.account_own, name="account-own"),
    path("me/session/end/", own.account_session_end, name="account-session-end"),
    path("me/sessions/end/", own.account_sessions_end, name="account-sessions-end"),
    path("me/shared-desk/", own.account_shared_desk, name="account-shared-desk"),
    path("me/acting/", own.account_acting, name="account-acting"),
    path("accounts/", accounts.account_list, name="account-list"),
    path("accounts/new/", accounts.account_new, name="account-new"),
    path("accounts/invite/", accounts.invitation_new, name="invitation-new"),
    path("accounts/invitations/<str:code>/withdraw/", accounts.invitation_withdraw, name="invitation-withdraw"),
    path("accounts/<str:code>/", accounts.account, name="account"),
    path("accounts/<str:code>/rename/", accounts.account_rename, name="account-rename"),
    path("accounts/<str:code>/disable/", accounts.account_disable, name="account-disable"),
    path("accounts/<str:code>/enable/", accounts.account_enable, name="account-enable"),
    path("accounts/<str:code>/password/", accounts.account_reset_password, name="account-reset-password"),
    path("accounts/<str:code>/roles/add/", accounts.account_role_add, name="account-role-add"),
    path("accounts/<str:code>/roles/end/", accounts.account_role_end, name="account-role-end"),
    path("accounts/<str:code>/duty/", accounts.account_duty, name="account-duty"),
    path("accounts/<str:code>/factor-reset/", accounts.factor_reset_ask, name="factor-reset-ask"),
    path("me/absence/", absence.absence_own, name="absence-own"),
    path("absences/", absence.absence_list, name="absence-list"),
    path("absences/<str:code>/end/", absence.absence_end, name="absence-end"),
    path("duty/", duty_list.duty_list, name="duty-list"),
    path("duty/<str:code>/end/", duty_list.duty_end, name="duty-end"),
    path("openings/", openings.opening_list, name="opening-list"),
    path("openings/practice/", openings.opening_practice, name="opening-practice"),
    path("openings/<str:code>/", openings.opening, name="opening"),
    path("openings/<str:code>/grant/", openings.opening_grant, name="opening-grant"),
    path("openings/<str:code>/decline/", openings.opening_decline, name="opening-decline"),
    path("openings/<str:code>/look/", openings.opening_look, name="opening-look"),
    path("audit/readings/", audit.reading_log, name="reading-log"),
    path("audit/readings/account/", audit.reading_log_account, name="reading-log-account"),
    path("audit/readings/record/", audit.reading_log_record, name="reading-log-record"),
    path("audit/readings/person/", audit.reading_log_person, name="reading-log-person"),
    path("audit/logins/", audit.login_failure_list, name="login-failure-list"),
    path("audit/refusals/", audit.refusal_list, name="refusal-list"),
    path("audit/journal/", audit.journal_check, name="journal-check"),
    path("security/", security.security_overview, name="security-overview"),
    path("security/changes/", security.right_change_list, name="right-change-list"),
    path("security/factor-resets/<str:code>/", security.factor_reset_decide, name="factor-reset-decide"),
]
