"""Identities: checked, sealed, masked, opened for a reason, looked at, disposed of."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.identity import (
    dispose_person,
    keep_identity,
    look_at_identity,
    open_identity,
)  # fmt: skip
from doorstep.foundation.people.facts import IdentityOpened
from doorstep.foundation.people.models import IdentityOpening, Person
from doorstep.foundation.people.phones import clean_id_number, clean_phone
from doorstep.foundation.people.queries.identity import find_person, mask_name, mask_phone, masked
from tests.support.cast import NOW, Cast

ABOUT = Ref("matter", "HA-2026-000123")
ID_NUMBER = "11010519491231002X"
GIVEN = {"name": "方䶮", "phone": "138 0013 2061", "id_number": ID_NUMBER.lower(), "reach_note": "晚上八点后"}


def kept(**changed: object) -> Person:
    return keep_identity(**{**GIVEN, **changed}, actor=Actor.worker(), at=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("13800132061", "13800132061"), ("138-0013-2061", "13800132061"), ("+86 138 0013 2061", "13800132061"),
        ("１３８００１３２０６１", "13800132061"), ("010-0123 4567", "01001234567"), ("(010)01234567转12", "01001234567转12"),
        ("64001234", "64001234"), ("", ""),
    ],
)  # fmt: skip
def test_phones_come_to_one_spelling(typed: str, kept_as: str) -> None:
    assert clean_phone(typed) == kept_as


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1380013206", "手机号是11位数字，现在只有10位，请再看一下"), ("138001320611", "手机号是11位数字，现在有12位，请再看一下"),
        ("0101234", "座机号请写上区号"), ("13八00132061", "电话里只能有数字"), ("10086100861", "不像手机号"),
    ],
)  # fmt: skip
def test_a_wrong_phone_gets_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        clean_phone(typed)
    assert refused.value.field == "phone"


@pytest.mark.parametrize(
    ("typed", "says"),
    [("1101051949", "现在有10位"), ("110105194912310021", "最后一位对不上"), ("11010519490231002X", "请再看一下")],
)
def test_a_wrong_id_number_gets_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        clean_id_number(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_as_a_number_is_cleaned_or_refused(text: str) -> None:
    for clean in (clean_phone, clean_id_number):
        try:
            once = clean(text)
        except Refused:
            continue
        assert clean(once) == once


@pytest.mark.django_db
def test_nothing_of_an_identity_lies_in_the_clear(cast: Cast) -> None:
    person = kept()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person")
        row = b"".join(bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in cursor.fetchone())
    for text in ("方䶮", "13800132061", ID_NUMBER, "晚上八点后"):
        assert text.encode() not in row
    entry = Entry.objects.get(stream=str(person.ref))
    assert entry.payload == '{"given":["name","phone","id_number","reach_note"],"sealed_from_employer":true}'


@pytest.mark.django_db
def test_an_identity_with_nothing_in_it_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="至少留一种"):
        keep_identity(name=" ", phone="", actor=Actor.worker(), at=NOW)
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_masks_show_a_surname_and_the_ends_of_a_phone(cast: Cast) -> None:
    shown = masked(kept())
    assert (shown.name, shown.phone, shown.id_number, shown.reach_note) == ("方▮▮▮", "138▮▮▮2061", "▮▮▮", "▮▮▮")
    assert masked(None).name == ""
    assert mask_name("欧阳山") == "欧阳▮▮▮"


@given(
    st.text(min_size=1, max_size=20), st.integers(7, 12).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n))
)
def test_masks_never_tell_how_much_they_hide(name: str, phone: str) -> None:
    assert len(mask_name(name)) <= 5
    assert len(mask_phone(phone)) in {5, 10}
    assert phone not in mask_phone(phone)


@pytest.mark.django_db
def test_a_person_is_found_by_any_spelling_of_the_number(cast: Cast) -> None:
    person = kept()
    assert list(find_person(phone="+86 138-0013-2061")) == [person]
    assert list(find_person(id_number="11010519491231002x")) == [person]
    assert list(find_person(phone="13900000000")) == []
    assert list(find_person()) == []


@pytest.mark.django_db
def test_opening_writes_the_reading_line_with_its_reason_first(cast: Cast) -> None:
    person = kept()
    opened = open_identity(person=person, about=ABOUT, reason="打电话约时间", actor=cast.actor("chen"), at=NOW)
    assert (opened.name, opened.phone, opened.id_number) == ("方䶮", "13800132061", ID_NUMBER)
    (reading,) = readings_of(ABOUT)
    assert (reading.account, reading.what, reading.reason) == ("A-chen", "身份", "打电话约时间")
    read, told = Entry.objects.exclude(fact="people.identity_kept").order_by("id")
    assert (read.fact, told.fact) == ("journal.read", "people.identity_opened")
    assert "约时间" not in read.payload + told.payload
    assert told.payload.startswith('{"for_record":{"ref":"matter:HA-2026-000123"}')


@pytest.mark.django_db
def test_when_the_reading_line_cannot_be_written_nothing_is_opened(cast: Cast, monkeypatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise OSError("no room")

    person = kept()
    monkeypatch.setattr("doorstep.foundation.people.actions.identity.record_reading", broken)
    with pytest.raises(OSError, match="no room"):
        open_identity(person=person, about=ABOUT, reason="打电话约时间", actor=cast.actor("chen"), at=NOW)
    assert not IdentityOpening.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "  ", "有事", "看 "])
def test_opening_without_a_reason_is_refused(cast: Cast, reason: str) -> None:
    person = kept()
    with pytest.raises(Refused, match="为什么要打开") as refused:
        open_identity(person=person, about=ABOUT, reason=reason, actor=cast.actor("chen"), at=NOW)
    assert refused.value.field == "reason"
    assert not readings_of(ABOUT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "who", ["city", "lead", "xu", "hr", "liaison", "organiser", "keeper", "judge", "admin", "security", "auditor"]
)
def test_only_those_who_handle_matters_open_identities(cast: Cast, who: str) -> None:
    person = kept()
    with pytest.raises(Refused, match="经办"):
        open_identity(person=person, about=ABOUT, reason="打电话约时间", actor=cast.actor(who), at=NOW)
    assert look_at_identity(person=person, about=ABOUT, actor=cast.actor(who), at=NOW) is None


@pytest.mark.django_db
def test_it_stays_open_for_one_account_one_record_and_one_day_and_each_look_is_logged(cast: Cast) -> None:
    person = kept()
    open_identity(person=person, about=ABOUT, reason="打电话约时间", actor=cast.actor("chen"), at=NOW)
    later = NOW + timedelta(hours=23)
    seen = look_at_identity(person=person, about=ABOUT, actor=cast.actor("chen"), at=later)
    assert seen is not None
    assert seen.phone == "13800132061"
    assert len(readings_of(ABOUT)) == 2
    other = {"person": person, "about": ABOUT}
    assert look_at_identity(**other, actor=cast.actor("zhou"), at=later) is None
    assert look_at_identity(person=person, about=Ref("matter", "other"), actor=cast.actor("chen"), at=later) is None
    assert look_at_identity(**other, actor=cast.actor("chen"), at=NOW + timedelta(hours=24)) is None
    assert len(readings_of(ABOUT)) == 2


@pytest.mark.django_db
def test_after_disposal_nothing_can_be_read_and_the_chain_holds(cast: Cast) -> None:
    person = kept()
    open_identity(person=person, about=ABOUT, reason="打电话约时间", actor=cast.actor("chen"), at=NOW)
    dispose_person(person=person, actor=Actor.system("disposal"), at=NOW + timedelta(days=1))
    destroy_record_key(ABOUT, NOW + timedelta(days=1))  # as the record's own disposal does
    person = Person.objects.get()
    assert (person.name, person.phone, person.phone_index, person.id_number_index) == ("", "", "", "")
    assert [reading.reason for reading in readings_of(ABOUT)] == [""]
    assert [str(one.reason) for one in facts_about(person.ref) if isinstance(one, IdentityOpened)] == [""]
    assert list(find_person(phone="13800132061")) == []
    assert list(verify_streams()) == []
    with pytest.raises(Refused, match="已按规定删除"):
        open_identity(person=person, about=ABOUT, reason="打电话约时间", actor=cast.actor("chen"), at=NOW)
