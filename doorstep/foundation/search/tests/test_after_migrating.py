"""A database from before there was an index is searchable as soon as it is migrated."""

import pytest
from django.core.management import call_command

from doorstep.foundation.leads.tests.support import raised
from doorstep.foundation.search import index
from doorstep.foundation.search.models import Document
from doorstep.foundation.search.queries.finding import refs_for
from doorstep.foundation.search.rebuilding import fill
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


def test_what_was_told_before_is_found_after_migrating(cast: Cast) -> None:
    lead = raised(cast, story="织染车间三个月没有发工资").lead
    index.empty()
    assert not refs_for(cast.actor("chen"), "织染车间").hits
    call_command("migrate", verbosity=0)
    assert [hit.ref for hit in refs_for(cast.actor("chen"), "织染车间").hits] == [lead.ref]


def test_an_index_that_is_there_is_left_alone(cast: Cast, django_assert_max_num_queries) -> None:
    raised(cast, story="织染车间三个月没有发工资")
    before = Document.objects.count()
    with django_assert_max_num_queries(4):
        fill(using="default")
    assert Document.objects.count() == before
