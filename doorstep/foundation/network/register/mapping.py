"""Guessing which column holds which field; a person corrects it."""

import re
from collections.abc import Mapping, Sequence

from .fields import FIELDS, Field

_NOISE = re.compile(r"[\s*＊:：()（）\[\]【】_\-/、.。]|必填|选填|可不填")


def guess_mapping(kind: str, columns: Sequence[str]) -> dict[str, str]:
    return guess_columns(FIELDS[kind], columns)


def guess_columns(fields: Sequence[Field], columns: Sequence[str]) -> dict[str, str]:
    """{field: column}. Exact headings first, so that a loose likeness never takes a column that belongs to another."""
    mapping: dict[str, str] = {}
    free = [column for column in columns if column]
    for likeness in (_is_label, _is_synonym, _contains):
        for field in fields:
            if field.name not in mapping:
                column = next((column for column in free if likeness(field, _bare(column))), "")
                if column:
                    mapping[field.name] = column
                    free.remove(column)
    return mapping


def missing_fields(kind: str, mapping: Mapping[str, str]) -> list[str]:
    """Labels of required fields without a column."""
    return missing_columns(FIELDS[kind], mapping)


def missing_columns(fields: Sequence[Field], mapping: Mapping[str, str]) -> list[str]:
    return [field.label for field in fields if field.required and not mapping.get(field.name)]


def _bare(text: str) -> str:
    return _NOISE.sub("", text).lower()


def _is_label(field: Field, heading: str) -> bool:
    return heading in {_bare(field.label), field.name}


def _is_synonym(field: Field, heading: str) -> bool:
    return heading in field.names


def _contains(field: Field, heading: str) -> bool:
    return len(field.label) > 1 and _bare(field.label) in heading
