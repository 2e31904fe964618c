"""Planted phones, an ID number, names and sentences are found nowhere in the clear, by whatever door they came in: not in a
dump, stored files, a backup, the logs or the temp folder."""

import io
import json
import logging
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.logs import OneLine
from doorstep.foundation.leads.actions.raising import ContactGiven, raise_lead
from doorstep.foundation.leads.actions.verifying import ClaimGiven, refer, take
from doorstep.foundation.leads.models import Lead, SetAsideLetter
from doorstep.foundation.network.actions.register import check_register, run_import, start_import, upload_register
from doorstep.foundation.network.models import Enterprise
from doorstep.foundation.people.actions.identity import open_identity
from doorstep.foundation.receipts.actions.evidence import add_evidence
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.queries.thread import receipts_about
from tests.support.cast import NOW, Cast
from tests.support.portal import tell_by_phone

PHONE = "13912345678"
OTHER_PHONE = "13987654321"
ID_NUMBER = "11010519491231002X"
NAME = "欧阳䶮山"
SENTENCE = "老板把我锁在冷库里两个小时"
MESSAGE = "我明天上午十点带着工资条来站里"
EVIDENCE = "微信里店长说过年前一定结清"
REASON = "核对她说的上班时间，要打电话"
LETTER = "我们厂拖欠工资三个月了，厂长姓闻人"
ASIDE = "楼下广场舞音响太大，孩子没法写作业"
MARKERS = [
    text.encode() for text in (PHONE, OTHER_PHONE, ID_NUMBER, NAME, SENTENCE, MESSAGE, EVIDENCE, REASON, LETTER, ASIDE)
]


def _rows() -> bytes:
    """Every column of every table as the database keeps it."""
    dump = io.BytesIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    dump.write(bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode())
                    dump.write(b"\n")
    return dump.getvalue()


@pytest.mark.django_db
def test_what_a_worker_tells_lies_nowhere_in_the_clear(cast: Cast, settings, tmp_path: Path, caplog) -> None:
    settings.VAR_DIR = tmp_path
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(OneLine())
    logging.getLogger().addHandler(handler)
    before = set(Path(tempfile.gettempdir()).glob("*"))
    try:
        told = tell_by_phone(
            Client(), story=SENTENCE + "，已经两个月没发工资", place="槐荫大厦一层", name=NAME, phone=PHONE
        )
        lead = Lead.objects.get()
        cast.client("chen").get(f"/desk/leads/{lead.code}/")
    finally:
        logging.getLogger().removeHandler(handler)
    dump = _rows()
    for marker in MARKERS:
        assert marker not in dump
    assert told.digits.encode() not in dump
    assert not any(marker.decode() in log.getvalue() + caplog.text for marker in MARKERS)
    for path in set(Path(tempfile.gettempdir()).glob("*")) - before | set(tmp_path.rglob("*")):
        if path.is_file():
            assert not any(marker in path.read_bytes() for marker in MARKERS), path
    assert lead.story.startswith(SENTENCE), "the marker must really be there, sealed"


@pytest.mark.django_db
def test_no_door_lets_anything_lie_in_the_clear(cast: Cast, settings, tmp_path: Path) -> None:
    """At the desk with an ID number, in the thread, as evidence, by a hotline file, by a register, and in a backup."""
    settings.VAR_DIR = tmp_path
    settings.BACKUP_DIR = tmp_path / "backups"
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    actor, worker = cast.actor("chen"), Actor.worker()
    contact = ContactGiven(NAME, PHONE, ID_NUMBER, "晚上打")
    where = {"district": cast.district, "building": cast.building}
    raised = raise_lead(**where, channel="desk", story=SENTENCE, contact=contact, actor=actor, at=NOW)
    receipt = receipts_about(raised.lead.ref)[0]
    say(receipt=receipt, words=MESSAGE, from_worker=True, actor=worker, at=NOW)
    add_evidence(
        receipt=receipt, upload=SimpleUploadedFile("记录.txt", EVIDENCE.encode()), shows=EVIDENCE, actor=worker, at=NOW
    )
    take(lead=raised.lead, actor=actor, at=NOW)
    open_identity(person=raised.lead.person, about=raised.lead.ref, reason=REASON, actor=actor, at=NOW)
    refer(lead=raised.lead, claims=[ClaimGiven("wages_owed")], actor=actor, at=NOW)
    letters = tmp_path.parent / f"{tmp_path.name}-letters.jsonl"
    letters.write_text("\n".join(json.dumps({"text": text, "phone": OTHER_PHONE}) for text in (LETTER, ASIDE)))
    call_command("import_hotline", str(letters), "--district", cast.district.code, stdout=io.StringIO())
    _register_with_contact(cast)
    call_command("backup", stdout=io.StringIO())

    assert Lead.objects.count() == 2
    assert SetAsideLetter.objects.get().story == ASIDE, "the markers must really be there, sealed"
    dump = _rows() + b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert [marker.decode() for marker in MARKERS if marker in dump] == []
    assert any(path.suffix for path in (tmp_path / "backups").iterdir())


def _register_with_contact(cast: Cast) -> None:
    columns, row = (
        ["单位名称", "统一社会信用代码", "联系人", "联系电话"],
        ["云边物流有限公司", "91990101MA00000022", NAME, PHONE],
    )
    content = "\n".join(",".join(cells) for cells in (columns, row)).encode()
    who = {"actor": cast.actor("gu"), "at": NOW}
    run = upload_register(district=cast.district, kind="enterprises", file_name="a.csv", content=content, **who)
    run = check_register(run=run, mapping=run.mapping, **who)
    run_import(run=start_import(run=run, take_good_rows=False, **who), **who)
    assert Enterprise.objects.get(uscc=row[1]).contact_phone == PHONE
