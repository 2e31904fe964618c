"""What only some regions have. Figures and periods stand in files of a folder each; rules of their own join here."""

from doorstep.knowledge.labourlaw.regions.beijing import injury_exit

GROUPS = (injury_exit,)
EXIT_LUMP_SUMS = tuple(rule.id for rule in injury_exit.RULES)
