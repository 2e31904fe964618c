"""Who gets through which page: everybody of the cast, every page, a matter of their own station or of another's."""

from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.dated_facts import note_act
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.pages.urls import desk_urls
from tests.support.cast import NOW, TODAY, Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import CLOSED, CLOSING, HANDLING, OPEN, READERS, at, person, registered

LISTS = READERS | {"mei", "wu", "far", "far_district"}
DISTRICT = frozenset({"gu", "far_district"})
REGISTERING = HANDLING | {"wu", "far", "far_district"}
VERBS = {
    "facts": (OPEN, HANDLING), "track": (OPEN, HANDLING), "assign": (OPEN, HANDLING), "shield": (OPEN, HANDLING), "unshield": (OPEN, HANDLING), "claims": (OPEN, HANDLING),
    "employer": (OPEN, HANDLING), "mediation": (OPEN, HANDLING), "guide": (OPEN, HANDLING), "advise": (OPEN, HANDLING),
    "close": (OPEN, HANDLING), "agree": (CLOSING, READERS), "send-back": (CLOSING, READERS), "reopen": (CLOSED, READERS),
    "call": (CLOSED, HANDLING), "accept": (OPEN, HANDLING), "decline": (OPEN, HANDLING), "join": (OPEN, HANDLING),
    "part": (CLOSED, HANDLING), "transfer": (OPEN, HANDLING), "note": (OPEN, HANDLING), "exhibit": (OPEN, HANDLING),
}  # fmt: skip


def one_of_each(cast: Cast) -> None:
    registered(cast, person=person(cast))
    for _ in range(2):
        matter = registered(cast)
        propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("zhou"), at=NOW)
    agree(matter=matter, actor=cast.actor("chen"), at=NOW)


class TestPagesOfMatters(RoomDoorTests):
    pages = [
        DoorPage("matter-list", lambda cast: "/desk/matters/", LISTS),
        DoorPage("matter-new", lambda cast: "/desk/matters/new/", REGISTERING),
        DoorPage("matter-new sent", lambda cast: "/desk/matters/new/", REGISTERING, post=True),
        DoorPage("ledger", lambda cast: "/desk/ledger/?month=2026-10&station=HA-02", LISTS - {"mei"}),
        DoorPage("ledger-download", lambda cast: "/desk/ledger/download/", LISTS - {"mei"}, post=True),
        DoorPage("matter", at(OPEN), READERS),
        DoorPage("matter-set-apart", at(OPEN, "set-apart/"), HANDLING, post=True),
        DoorPage("matter-tick", at(OPEN, "tick/"), HANDLING, post=True),
        DoorPage("matter-paper", at(OPEN, "papers/application/"), HANDLING, post=True),
        DoorPage("playbook-list", lambda cast: "/desk/playbooks/", DISTRICT),
        DoorPage("playbook", lambda cast: "/desk/playbooks/complex/", DISTRICT),
        DoorPage("playbook sent", lambda cast: "/desk/playbooks/complex/", DISTRICT, post=True),
        *(DoorPage(f"matter-{verb}", at(code, f"{verb}/"), may) for verb, (code, may) in VERBS.items()),
        *(
            DoorPage(f"matter-{verb} sent", at(code, f"{verb}/"), may, post=True)
            for verb, (code, may) in VERBS.items()
            if verb not in {"agree"}  # an empty form agrees: it has tests of its own
        ),
    ]

    def prepare(self, cast: Cast) -> None:
        one_of_each(cast)


class TestDatesOfAMatter(RoomDoorTests):
    pages = [
        DoorPage("matter-dates", at(OPEN, "dates/"), READERS),
        *(
            DoorPage(f"{name}{' sent' if post else ''}", at(OPEN, f"dates/{path}"), HANDLING, post=post)
            for name, path in (
                ("matter-date-new", "new/"), ("matter-date-flag", "flag/"), ("matter-act-new", "act/"), ("matter-act", "1/"), ("matter-date-withdraw", "1/withdraw/"),
            )
            for post in (False, True)
        ),
    ]  # fmt: skip

    def prepare(self, cast: Cast) -> None:
        one_of_each(cast)
        note_act(matter=Matter.objects.get(code=OPEN), act="demand", on=TODAY, actor=cast.actor("chen"), at=NOW)


class TestPagesOfLimits(RoomDoorTests):
    may = frozenset({"gu", "far_district"})
    pages = [
        DoorPage("clock-limit-list", lambda cast: "/desk/clocks/", may),
        DoorPage("clock-limit", lambda cast: "/desk/clocks/matter_limitation/", may),
        DoorPage("clock-limit sent", lambda cast: "/desk/clocks/matter_limitation/", may, post=True),
    ]


class TestIdentityOfAMatter(RoomDoorTests):
    """With the second factor used: the page behind it answers as every other."""

    pages = [
        DoorPage("matter-identity", at(OPEN, "identity/"), HANDLING),
        DoorPage("matter-identity sent", at(OPEN, "identity/"), HANDLING, post=True),
    ]

    def prepare(self, cast: Cast) -> None:
        one_of_each(cast)

    def _answer(self, client, page: DoorPage, url: str) -> int:
        known = "_auth_user_id" in client.session
        return super()._answer(with_second_factor(client) if known else client, page, url)


def test_no_page_of_the_room_is_left_out() -> None:
    from .test_handing_in_a_ledger import TestPagesOfFormerLedgers
    from .test_worksheet_doors import TestWorksheetsOfAMatter

    rooms = (
        TestPagesOfMatters,
        TestDatesOfAMatter,
        TestPagesOfLimits,
        TestIdentityOfAMatter,
        TestWorksheetsOfAMatter,
        TestPagesOfFormerLedgers,
    )
    tried = {page.name for tests in rooms for page in tests.pages}
    assert {url.name for url in desk_urls} <= tried
