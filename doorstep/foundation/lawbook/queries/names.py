"""Names of parameters in words and units. Which figures there are is common; what they are is each region's own."""

from dataclasses import dataclass
from functools import cache

from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.parameters import load_book


@dataclass(frozen=True)
class Named:
    label: str
    unit: str
    is_local: bool


@cache
def names() -> dict[str, Named]:
    """Every parameter some rule reads. A region without a file is asked for the local ones by the same names, and is
    never lent another region's value."""
    national = load_book(None)
    every = load_book(reference_region())
    return {
        name: Named(every.zh.get(name, name), known[-1].unit if known else "", name not in national.values)
        for name, known in every.values.items()
    }


def label_of(name: str, region: str) -> str:
    named = names().get(name)
    return named.label if named else name
