"""Every rule by its id. A group module offers `RULES`; it joins by one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from doorstep.knowledge.labourlaw import contract, severance, severance_grounds
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
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for group in GROUPS for rule in group.RULES})
__all__ = ["RULES", "Rule"]
