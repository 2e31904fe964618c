"""Every rule by its id. A group module offers `RULES`; it joins by one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from doorstep.knowledge.labourlaw import (
    contract,
    heat,
    injury,
    leave,
    limitation_rule,
    maternity,
    medical_period,
    noncompete,
    notices,
    probation,
    regions,
    retirement,
    severance,
    severance_grounds,
    training,
)
from doorstep.knowledge.labourlaw.rule import Rule
from doorstep.knowledge.labourlaw.wages import arrears, minimum, overtime, overtime_by_date, rates, without_work

GROUPS = (
    arrears,
    overtime_by_date,
    overtime,
    minimum,
    without_work,
    rates,
    severance,
    severance_grounds,
    contract,
    leave,
    probation,
    noncompete,
    training,
    injury,
    *regions.GROUPS,
    maternity,
    heat,
    medical_period,
    retirement,
    limitation_rule,
    notices,
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for group in GROUPS for rule in group.RULES})
__all__ = ["RULES", "Rule"]
