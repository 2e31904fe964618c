"""Fixtures of the whole suite."""

from collections.abc import Iterator

import pytest
from django.db import connection

from doorstep.foundation.journal.triggers import drop_guard, raise_guard
from tests.support.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def _guard_raised_again(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    yield
    with django_db_blocker.unblock():
        raise_guard(connection)


@pytest.fixture
def committing_db(_guard_raised_again: None, transactional_db: None) -> Iterator[None]:
    """For tests that really commit, instead of `transactional_db`: the one place where the journal's guard is lifted,
    so that the tables can be emptied afterwards. The guard stands during the test and again after the flush."""
    yield
    drop_guard(connection)
