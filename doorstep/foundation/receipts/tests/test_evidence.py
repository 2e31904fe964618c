import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.access import may_have
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.receipts import access_checks
from doorstep.foundation.receipts.actions import evidence
from doorstep.foundation.receipts.actions.disposal import dispose_receipt
from doorstep.foundation.receipts.actions.evidence import add_evidence
from doorstep.foundation.receipts.facts import EvidenceAdded
from doorstep.foundation.receipts.models import Evidence
from doorstep.foundation.receipts.queries.thread import thread_of
from tests.support.cast import NOW, Cast

from .support import ABOUT, WORKER, issued


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings) -> None:
    stored = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": stored}


def _note(text: str = "工资条：9月应发5800") -> SimpleUploadedFile:
    return SimpleUploadedFile("工资条.txt", text.encode(), "text/plain")


def test_evidence_stays_with_the_receipt_and_is_told_about_the_record(cast: Cast) -> None:
    receipt = issued(cast).receipt
    kept = add_evidence(receipt=receipt, upload=_note(), shows="9月的工资条", actor=WORKER, at=NOW)
    file = StoredFile.objects.get(code=kept.file_code)
    assert file.about == receipt.ref
    assert facts_about(ABOUT)[-1] == EvidenceAdded(ABOUT, receipt.ref, file.ref, is_news=True)
    assert [(line.shows, line.tail) for line in thread_of(ABOUT).evidence] == [("9月的工资条", receipt.tail)]


def test_who_may_answer_the_record_may_open_its_evidence(cast: Cast, monkeypatch) -> None:
    receipt = issued(cast).receipt
    monkeypatch.setattr(access_checks, "_checks", {"heard": lambda ref, actor: actor.account == "A-chen"})
    assert may_have(receipt.ref, cast.actor("chen"))
    assert not may_have(receipt.ref, cast.actor("far"))


def test_there_is_a_cap_with_a_way_out(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(evidence, "MOST", 1)
    receipt = issued(cast).receipt
    add_evidence(receipt=receipt, upload=_note(), actor=WORKER, at=NOW)
    with pytest.raises(Refused, match="已经满了"):
        add_evidence(receipt=receipt, upload=_note("又一份"), actor=WORKER, at=NOW)
    assert StoredFile.objects.count() == 1


def test_evidence_goes_with_the_receipt(cast: Cast) -> None:
    receipt = issued(cast).receipt
    add_evidence(receipt=receipt, upload=_note(), actor=WORKER, at=NOW)
    dispose_receipt(receipt=receipt, actor=cast.actor("gu"), at=NOW)
    assert not Evidence.objects.exists()
    assert StoredFile.objects.get().disposed_at == NOW
    with pytest.raises(Refused, match="不能再补"):
        add_evidence(receipt=receipt, upload=_note(), actor=WORKER, at=NOW)
