"""Fixtures of the whole suite."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

from doorstep.foundation.journal.triggers import drop_guard, raise_guard
from tests.support.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(scope="session", autouse=True)
def journal_guard_lifted_for_clean_up() -> Iterator[None]:
    """The one place where the journal's guard is lifted: Django's flush after a test that really committed."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_without_guard(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        drop_guard(connection)
        try:
            flush(self, sql_list)
        finally:
            raise_guard(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_without_guard)
        yield


@pytest.fixture
def committing_db(transactional_db: None) -> None:
    """For tests that really commit: two people at once, a killed process."""
