import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection

from doorstep.foundation.backup import rotating
from doorstep.foundation.backup.facts import INSTALLATION, KeysRotated
from doorstep.foundation.backup.rotating import keys_in_use, rotate, sealed_columns, sealed_models
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.models import RecordKey
from doorstep.foundation.journal.reading import readings_of, record_reading
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.sealing import KeyRing, blind_index, current_ring, forget_ring, with_new_key
from doorstep.foundation.papers.actions.files import keep_file, open_file
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.people.factor_secrets import totp_secret
from doorstep.foundation.people.models import Person
from doorstep.foundation.people.tests.support.codes import SECRET, set_up_codes
from tests.support.cast import NOW, Cast

from .conftest import ring_of

CHEN = Actor("A-chen", "station_officer", "HA-01")
MATTER = Ref("matter", "HA-2026-000001")


@pytest.fixture
def furnished(ring_file: Path, cast: Cast, storage: Path) -> Path:
    for number in range(450):
        Person.objects.create(code=f"P-{number}", name=f"骆小河{number}", phone=f"138{number:08d}")
    keep_file(about=MATTER, upload=SimpleUploadedFile("经过.txt", "三个月工资".encode()), actor=CHEN, at=NOW)
    record_reading(MATTER, CHEN, NOW, what="事项", reason="要给他打电话")
    set_up_codes(cast.account("chen"))
    return ring_file


def everything_reads_the_same() -> bool:
    file = StoredFile.objects.get()
    return (
        [person.name for person in Person.objects.order_by("id")] == [f"骆小河{number}" for number in range(450)]
        and Person.objects.get(phone_index=blind_index("phone", "13800000007")).code == "P-7"
        and open_file(file=file, actor=CHEN, at=NOW).decode() == "三个月工资"
        and any(reading.reason == "要给他打电话" for reading in readings_of(MATTER))
        and not list(verify_streams())
    )


def command(*args: str) -> str:
    out = StringIO()
    call_command("rotate_keys", *args, stdout=out)
    return out.getvalue()


def test_after_a_change_of_keys_nothing_lies_under_the_old_one_and_all_reads_the_same(furnished: Path) -> None:
    before = ring_of(furnished)
    assert set(keys_in_use()) == {before.active}
    said = command("--new-key")
    after = ring_of(furnished)
    assert after.active != before.active
    assert set(keys_in_use()) == {after.active}
    assert set(after.keys) == {before.active, after.active}
    assert (after.index, after.pepper) == (before.index, before.pepper)
    assert f"sealed anew under {after.active}" in said
    assert everything_reads_the_same()
    (told,) = facts_about(INSTALLATION)
    assert isinstance(told, KeysRotated)
    assert told.key == after.active
    assert told.values > 900


def test_old_keys_go_when_nothing_lies_under_them(furnished: Path) -> None:
    said = command("--new-key", "--drop-old")
    ring = ring_of(furnished)
    assert set(ring.keys) == {ring.active}
    assert "off the ring: " in said
    forget_ring()
    assert everything_reads_the_same()


def test_blind_indexes_are_made_anew_with_a_new_index_key(furnished: Path) -> None:
    old = blind_index("phone", "13800000007")
    said = command("--new-key", "--new-index")
    assert blind_index("phone", "13800000007") != old
    assert not Person.objects.filter(phone_index=old).exists()
    assert "450 index(es) made anew" in said
    assert everything_reads_the_same()
    assert "0 value(s) sealed anew" in command("--rebuild-index")


def test_an_interrupted_change_goes_on_where_it_stopped(furnished: Path, monkeypatch) -> None:
    real, calls = rotating._reseal, []

    def dies(model, row):
        calls.append(row)
        if len(calls) == 300:
            raise KeyboardInterrupt
        return real(model, row)

    monkeypatch.setattr(rotating, "_reseal", dies)
    with pytest.raises(KeyboardInterrupt):
        command("--new-key")
    monkeypatch.setattr(rotating, "_reseal", real)
    half = keys_in_use()
    assert len(half) == 2
    assert everything_reads_the_same()
    command()
    assert set(keys_in_use()) == {ring_of(furnished).active}
    assert rotate().values == 0
    assert everything_reads_the_same()


def test_a_ring_of_the_environment_is_printed_for_the_operator_to_set(furnished: Path, settings) -> None:
    before = furnished.read_text()
    settings.KEY_RING = before
    forget_ring()
    said = command("--new-key", "--new-index")
    assert "Set DOORSTEP_KEY_RING" in said
    assert "rotate_keys --rebuild-index" in said
    assert furnished.read_text() == before
    printed = KeyRing.from_json(said[: said.rindex("}") + 1])
    assert set(keys_in_use()) == {ring_of(furnished).active}
    settings.KEY_RING = printed.to_json()
    forget_ring()
    command("--rebuild-index")
    assert set(keys_in_use()) == {printed.active}
    assert everything_reads_the_same()
    settings.KEY_RING = ""


def test_a_value_whose_key_is_gone_stops_with_a_clear_sentence(furnished: Path) -> None:
    ring = with_new_key(current_ring())
    only_new = KeyRing(ring.active, {ring.active: ring.keys[ring.active]}, ring.index, ring.pepper)
    furnished.write_text(only_new.to_json())
    forget_ring()
    with pytest.raises(CommandError, match="is not on the ring"):
        command()


def test_a_process_that_runs_on_meanwhile_reads_the_new_ring_by_itself(furnished: Path) -> None:
    before = current_ring()
    furnished.write_text(with_new_key(before).to_json())
    assert current_ring().active != before.active


def test_secrets_of_second_factors_are_sealed_anew_too(furnished: Path, monkeypatch) -> None:
    before = _factor_secret()
    command("--new-key", "--drop-old")
    assert _factor_secret() != before
    forget_ring()
    assert totp_secret(_factor()) == SECRET


def _factor():
    from allauth.mfa.models import Authenticator

    return Authenticator.objects.get()


def _factor_secret() -> str:
    return _factor().data["secret"]


def test_destroyed_record_keys_stay_destroyed(furnished: Path) -> None:
    RecordKey.objects.update(wrapped=b"")
    command("--new-key")
    assert set(RecordKey.objects.values_list("wrapped", flat=True)) <= {b""} or not any(
        bytes(value) for value in RecordKey.objects.values_list("wrapped", flat=True)
    )


def test_every_sealed_column_is_known(db: None) -> None:
    """Whatever holds ciphertext of the ring in the database is found by `sealed_models`."""
    known = {model._meta.db_table: set(sealed_columns(model)) for model in sealed_models()}
    assert {"name", "phone", "id_number", "reach_note"} <= known["people_person"]
    assert known["journal_recordkey"] == {"wrapped"}
    with connection.cursor() as cursor:
        tables = [
            table
            for table in connection.introspection.table_names(cursor)
            if table.startswith(("people", "papers", "notices"))
        ]
    assert set(known) & set(tables)


def test_a_new_ring_is_printed_or_written_once(tmp_path: Path) -> None:
    out = StringIO()
    call_command("new_key_ring", stdout=out)
    assert KeyRing.from_json(out.getvalue()).active
    path = tmp_path / "ring.json"
    call_command("new_key_ring", file=path, stdout=StringIO())
    before = path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(before)["active"]
    with pytest.raises(CommandError, match="exists already"):
        call_command("new_key_ring", file=path, stdout=StringIO())
    assert path.read_text() == before
