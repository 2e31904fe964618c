"""Each column with personal data has a purpose, readers, an end and a ground; a column nobody thought about fails."""

from importlib import import_module

import pytest
from django.apps import apps

from doorstep.wiring.reference import personal_data as table

CLASSES = {"一般", "敏感", "密钥"}


def decided() -> set[str]:
    return {row.column for row in table.told()} | table.not_personal()


def test_each_sealed_or_written_column_is_decided_upon() -> None:
    undecided = (table.sealed_columns() | table.open_columns()) - decided()
    assert sorted(undecided) == [], "name them in doorstep/wiring/data/personal_data.yaml"


def test_what_is_sealed_has_a_row_of_its_own() -> None:
    assert sorted(table.sealed_columns() & table.not_personal()) == []


def test_each_row_names_a_column_that_exists_once() -> None:
    columns = [row.column for row in table.told()]
    assert sorted({one for one in columns if columns.count(one) > 1} | (set(columns) & table.not_personal())) == []
    for column in decided():
        model, _, name = column.rpartition(".")
        apps.get_model(model)._meta.get_field(name)


def test_each_row_says_everything() -> None:
    for row in table.told():
        assert all(vars(row).values()), row.column
        assert row.level in CLASSES, row.column
        assert "{" not in (row.seen + row.when).format(**table.terms()), row.column


def test_each_end_is_a_function_of_the_house() -> None:
    for by in {row.by for row in table.told()} - {table.NOBODY}:
        module, _, name = f"doorstep.{by}".rpartition(".")
        assert callable(getattr(import_module(module), name)), by


def test_what_workers_bring_never_stays_for_ever_while_it_can_be_read() -> None:
    brought = ("people.Person.", "leads.", "disputes.", "receipts.")
    kept = {row.column for row in table.told() if row.by == table.NOBODY and row.column.startswith(brought)}
    assert sorted(kept & table.sealed_columns()) == []


@pytest.mark.parametrize("term", ["lead_term", "matter_term", "letter_term", "draft_term"])
def test_terms_come_from_the_rooms_tables(term: str) -> None:
    assert table.terms()[term] in table.as_page()
