from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from doorstep.foundation.jobs import registry
from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.jobs.models import JobRun
from tests.support.cast import NOW


def _nothing(arguments: dict[str, Any], now: datetime) -> str:
    return ""


@pytest.fixture(autouse=True)
def _sample() -> Iterator[None]:
    registry.register_job("jobs.sample", _nothing)
    yield
    registry._jobs.pop("jobs.sample")


@pytest.mark.django_db
def test_asking_twice_under_one_key_waits_once() -> None:
    first = ask("jobs.sample", "HA-1", {"code": "HA-1"}, NOW)
    again = ask("jobs.sample", "HA-1", {"code": "other"}, NOW)
    assert first.pk == again.pk
    assert JobRun.objects.get().arguments == {"code": "HA-1"}
    ask("jobs.sample", "HA-2", {}, NOW)
    assert JobRun.objects.count() == 2


@pytest.mark.django_db
def test_a_job_nobody_registered_cannot_be_asked() -> None:
    with pytest.raises(LookupError):
        ask("jobs.unheard_of", "1", {}, NOW)
    assert not JobRun.objects.exists()
