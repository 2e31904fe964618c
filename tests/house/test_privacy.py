"""A planted phone, ID number and sentence are found nowhere in the clear: dump, files, logs, temp folder."""

import io
import logging
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from doorstep.foundation.kit.logs import OneLine
from doorstep.foundation.leads.models import Lead
from tests.support.cast import Cast
from tests.support.portal import tell_by_phone

PHONE = "13912345678"
NAME = "欧阳䶮山"
SENTENCE = "老板把我锁在冷库里两个小时"
MARKERS = [text.encode() for text in (PHONE, NAME, SENTENCE)]


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
