"""Whether unpaid wages come near the crime of refusing to pay: a flag for people, never an accusation.

Criminal Law art. 276-1 and the court interpretation of 2013 (No. 3), arts. 2-4. The exact local figures
inside the national bands are not known here (warning criminal_band_local).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from doorstep.knowledge.labourlaw.parameters import Book
from doorstep.knowledge.triage.facts import NONE, REFER, WATCH

ABOVE_BAND, WITHIN_BAND, BELOW_BAND = "above_band", "within_band", "below_band"


@dataclass(frozen=True)
class CriminalBand:
    """Months and yuan for one worker, workers and yuan for a group; (bottom, top) of each band."""

    single_months: Decimal
    single: tuple[Decimal, Decimal]
    group_workers: int
    group: tuple[Decimal, Decimal]


def band_on(book: Book, on: date | None = None) -> CriminalBand:
    """The band in force on a day; without a day the newest on record."""

    def figure(name: str) -> Decimal:
        name = f"criminal_{name}"
        return (book.value(name, on) if on else book.latest(name)).value

    return CriminalBand(
        single_months=figure("single_months"),
        single=(figure("single_bottom"), figure("single_top")),
        group_workers=int(figure("group_workers")),
        group=(figure("group_bottom"), figure("group_top")),
    )


def criminal_arrears(
    band: CriminalBand,
    *,
    workers: int = 0,
    months_unpaid: Decimal = Decimal(0),
    amount: Decimal = Decimal(0),
    largest_single_amount: Decimal = Decimal(0),
    ordered_by_authority: bool = False,
    unpaid_after_deadline: bool = False,
    evasion: bool = False,
    able_to_pay: bool = False,
) -> tuple[str, str]:
    """(amount band, level). `months_unpaid` and `largest_single_amount` are the worst single worker's,
    `amount` and `workers` the whole group's; yuan."""

    def reaches(end: int) -> bool:
        one = months_unpaid >= band.single_months and largest_single_amount >= band.single[end]
        return one or (workers >= band.group_workers and amount >= band.group[end])

    if reaches(1):
        found = ABOVE_BAND
    elif reaches(0):
        found = WITHIN_BAND
    else:
        return BELOW_BAND, NONE
    refused = ordered_by_authority and unpaid_after_deadline and (evasion or able_to_pay)
    return found, REFER if refused else WATCH
