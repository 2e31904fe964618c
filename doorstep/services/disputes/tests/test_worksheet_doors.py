"""Who gets through the pages of worksheets."""

from doorstep.services.disputes.actions.worksheets import save_worksheet
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import HANDLING, OPEN, READERS, at, registered
from .test_worksheets import SEVERANCE


class TestWorksheetsOfAMatter(RoomDoorTests):
    pages = [
        DoorPage("matter-sheets", at(OPEN, "sheets/"), READERS),
        DoorPage("matter-sheet", at(OPEN, "sheets/1/"), READERS),
        DoorPage("matter-sheet-new", at(OPEN, "sheets/new/severance.amount/"), HANDLING),
        DoorPage("matter-sheet-new sent", at(OPEN, "sheets/new/severance.amount/"), HANDLING, post=True),
        DoorPage("matter-sheet-compare", at(OPEN, "sheets/1/beside/2/"), READERS),
        DoorPage("matter-sheet-word", at(OPEN, "sheets/1/word/"), READERS),
        DoorPage("matter-sheet-share", at(OPEN, "sheets/1/share/"), HANDLING, post=True),
        DoorPage("matter-sheet-take-back", at(OPEN, "sheets/1/take-back/"), HANDLING, post=True),
    ]

    def prepare(self, cast: Cast) -> None:
        matter = registered(cast)
        for account in ("worker", "employer"):
            save_worksheet(
                matter=matter, rule="severance.amount", facts=SEVERANCE, account=account, actor=cast.actor("chen"), at=NOW
            )
