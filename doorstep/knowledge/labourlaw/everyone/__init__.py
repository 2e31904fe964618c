"""What anyone may have reckoned at the door: `SUMS` by slug, in the order they are offered."""

from collections.abc import Mapping

from doorstep.knowledge.labourlaw.everyone.ending import ENDING
from doorstep.knowledge.labourlaw.everyone.questions import Sum
from doorstep.knowledge.labourlaw.everyone.rest import REST
from doorstep.knowledge.labourlaw.everyone.wages import WAGES

SUMS: Mapping[str, Sum] = {one.slug: one for one in (*WAGES[:2], *ENDING, *REST[:1], *WAGES[2:], *REST[1:])}
