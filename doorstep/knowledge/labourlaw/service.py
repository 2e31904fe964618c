"""Length of service: unlike a period, the first day counts and so does the last."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.calendar import ONE_DAY, add_months
from doorstep.knowledge.labourlaw.saying import span_zh

HALF = Decimal("0.5")
LONGEST_SERVICE = 80  # years; beyond it a year was mistyped


@dataclass(frozen=True)
class Service:
    """Full months, and the days beyond them."""

    full_months: int
    days_over: int

    @property
    def said(self) -> str:
        years, months = divmod(self.full_months, 12)
        return span_zh(years, months, self.days_over)

    @property
    def months_of_pay(self) -> Decimal:
        """One for each full year; a rest of six months or more counts as a year, a shorter one as a half. Labour
        Contract Law art. 47."""
        years, months = divmod(self.full_months, 12)
        if months >= 6:
            return Decimal(years + 1)
        return years + (HALF if months or self.days_over else Decimal(0))


def service(hire: date, end: date) -> Service:
    """From the day of hire to the last day of employment, both counted. Raises BadInput when they stand crosswise."""
    if end < hire:
        raise BadInput("hire", "入职的日子不能晚于最后一天上班。", ("end",))
    if end.year - hire.year > LONGEST_SERVICE:
        raise BadInput("hire", f"工龄不会超过{LONGEST_SERVICE}年，请核对年份。", ("end",))
    after = end + ONE_DAY
    full = (after.year - hire.year) * 12 + after.month - hire.month
    if add_months(hire, full) > after:
        full -= 1
    return Service(full, (after - add_months(hire, full)) // timedelta(days=1))
