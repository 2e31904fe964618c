"""Every page of the room × everybody of the cast, the district next door among them."""

from datetime import date, timedelta

from doorstep.foundation.people.actions.factors import ask_factor_reset
from doorstep.foundation.people.actions.invitations import invite
from doorstep.foundation.people.models import (
    Absence,
    Account,
    DutyTurn,
    FactorReset,
    IdentityOpening,
    Invitation,
    Person,
    RoleHeld,
)
from doorstep.foundation.people.tests.support.codes import set_up_codes
from tests.support.cast import NOW, PEOPLE, Cast
from tests.support.doors import DoorPage, RoomDoorTests

ADMIN, AUDITOR, SECURITY = frozenset({"admin"}), frozenset({"auditor"}), frozenset({"security"})
OFFICERS = frozenset({"chen", "zhou", "wu", "gu", "far", "far_district"})
HERE = frozenset({"chen", "zhou", "gu"})
EVERYBODY = frozenset(who for who, _, _ in PEOPLE)


def invitation(cast: Cast) -> str:
    return f"/desk/accounts/invitations/{Invitation.objects.get().code}/withdraw/"


def reset(cast: Cast) -> str:
    return f"/desk/security/factor-resets/{FactorReset.objects.get().code}/"


def at(path: str):
    return lambda cast: f"/desk/{path}"


class TestPagesOfPeople(RoomDoorTests):
    pages = [
        DoorPage("account-own", at("me/"), EVERYBODY),
        DoorPage("account-session-end", at("me/session/end/"), EVERYBODY, post=True),
        DoorPage("account-sessions-end", at("me/sessions/end/"), EVERYBODY, post=True),
        DoorPage("account-shared-desk", at("me/shared-desk/"), EVERYBODY, post=True),
        DoorPage("account-acting", at("me/acting/"), EVERYBODY, post=True),
        DoorPage("account-list", at("accounts/"), ADMIN),
        DoorPage("account-new", at("accounts/new/"), ADMIN),
        DoorPage("account-new", at("accounts/new/"), ADMIN, post=True),
        DoorPage("invitation-new", at("accounts/invite/"), ADMIN),
        DoorPage("invitation-new", at("accounts/invite/"), ADMIN, post=True),
        DoorPage("invitation-withdraw", invitation, ADMIN, post=True),
        DoorPage("account", at("accounts/A-extra/"), ADMIN),
        DoorPage("account-rename", at("accounts/A-extra/rename/"), ADMIN, post=True),
        DoorPage("account-disable", at("accounts/A-extra/disable/"), ADMIN, post=True),
        DoorPage("account-enable", at("accounts/A-extra/enable/"), ADMIN, post=True),
        DoorPage("account-reset-password", at("accounts/A-extra/password/"), ADMIN, post=True),
        DoorPage("account-role-add", at("accounts/A-extra/roles/add/"), ADMIN, post=True),
        DoorPage("factor-reset-ask", at("accounts/A-extra/factor-reset/"), ADMIN, post=True),
        DoorPage("reading-log", at("audit/readings/"), OFFICERS | AUDITOR),
        DoorPage("reading-log-account", at("audit/readings/account/?account=A-chen"), HERE | AUDITOR),
        DoorPage("reading-log-record", at("audit/readings/record/?record=lead:X"), OFFICERS | AUDITOR),
        DoorPage("reading-log-person", at("audit/readings/person/"), OFFICERS | AUDITOR),
        DoorPage("reading-log-person sent", at("audit/readings/person/"), OFFICERS | AUDITOR, post=True),
        DoorPage("absence-own", at("me/absence/"), OFFICERS | {"mei", "lead"}),
        DoorPage("absence-own sent", at("me/absence/"), OFFICERS | {"mei", "lead"}, post=True),
        DoorPage("absence-list", at("absences/"), OFFICERS),
        DoorPage("absence-list sent", at("absences/"), OFFICERS, post=True),
        DoorPage("absence-end", at("absences/QJ-X/end/"), HERE, post=True),
        DoorPage("duty-list", at("duty/?station=HA-01"), HERE | {"mei", "lead"}),
        DoorPage("duty-list sent", at("duty/?station=HA-01"), HERE | {"mei", "lead"}, post=True),
        DoorPage("duty-end", at("duty/ZB-X/end/"), HERE, post=True),
        DoorPage("opening-list", at("openings/"), OFFICERS | AUDITOR | {"mei"}),
        DoorPage("opening", at("openings/SF-X/"), HERE | AUDITOR | {"mei"}),
        DoorPage("opening-grant", at("openings/SF-X/grant/"), HERE, post=True),
        DoorPage("opening-decline", at("openings/SF-X/decline/"), HERE, post=True),
        DoorPage("opening-look", at("openings/SF-X/look/"), HERE, post=True),
        DoorPage("opening-practice", at("openings/practice/"), frozenset({"gu", "far_district"})),
        DoorPage("opening-practice sent", at("openings/practice/"), frozenset({"gu", "far_district"}), post=True),
        DoorPage("login-failure-list", at("audit/logins/"), AUDITOR),
        DoorPage("refusal-list", at("audit/refusals/"), AUDITOR),
        DoorPage("journal-check", at("audit/journal/"), AUDITOR),
        DoorPage("journal-check", at("audit/journal/"), AUDITOR, post=True),
        DoorPage("security-overview", at("security/"), SECURITY),
        DoorPage("right-change-list", at("security/changes/"), SECURITY),
        DoorPage("factor-reset-decide", reset, SECURITY, post=True),
    ]

    def prepare(self, cast: Cast) -> None:
        set_up_codes(cast.account("chen"))
        extra = Account.objects.create(code="A-extra", login="extra", display_name="另一位", created_at=NOW)
        RoleHeld.objects.create(account=extra, role="keeper", organisation=cast.station, since=date(2026, 1, 1))
        invite(display_name="新来的", role="judge", organisation=cast.district, actor=cast.actor("admin"), at=NOW)
        chen, day = cast.account("chen"), date(2026, 1, 1)
        Absence.objects.create(code="QJ-X", account=chen, since=day, until=date(2099, 1, 1), set_by=chen)
        DutyTurn.objects.create(code="ZB-X", organisation=cast.station, account=chen, weekday=0, since=day)
        IdentityOpening.objects.create(
            code="SF-X", person=Person.objects.create(code="P-X"), account=cast.account("mei"), office=cast.station,
            about_kind="lead", about_code="X", state="asked", until=NOW + timedelta(days=3), asked_at=NOW,
        )  # fmt: skip
        ask_factor_reset(account=cast.account("chen"), reason="手机掉了，核实过", actor=cast.actor("admin"), at=NOW)

    def test_every_page_of_the_desk_is_named_here(self) -> None:
        from doorstep.foundation.people.pages.urls import desk_urls

        apart = {"account-role-end", "account-duty"}  # they need a role's number: see test_administering
        assert {url.name for url in desk_urls} - apart == {page.name.split()[0] for page in self.pages}
