import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers import word
from doorstep.foundation.papers.word import Picture, render

from . import samples


def template(*paragraphs: str, rows: tuple[str, ...] = ()) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=len(rows), cols=1)
        for row, text in zip(table.rows, rows, strict=True):
            row.cells[0].text = text
    document.save(out)
    return out.getvalue()


SLIP = template(
    "{{ organisation }}", "指引单  {{ number }}", "{{ name }}：您说的{{ claim }}，共{{ sum }}元。",
    "{% if advice %}{{ advice }}{% endif %}", "{{ on.year }}年{{ on.month }}月{{ on.day }}日",
    rows=("{%tr for way in ways %}", "{{ way.office }}：{{ way.phone }}", "{%tr endfor %}"),
)  # fmt: skip
CONTEXT = {
    "organisation": "槐安门街道总工会服务站", "number": "HA-2026-000123", "name": "䶮𠮷", "claim": "三个月工资",
    "sum": Decimal("11600.00"), "advice": "先去申请仲裁\n再来调解", "on": date(2026, 11, 23),
    "ways": [{"office": "槐安区仲裁院", "phone": "010-0123 4599"}, {"office": "法律援助", "phone": "12348"}],
}  # fmt: skip


def text_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_a_guidance_slip_is_filled() -> None:
    text = text_of(render(SLIP, CONTEXT))
    assert "指引单  HA-2026-000123" in text
    assert "䶮𠮷：您说的三个月工资，共11600.00元。" in text
    assert "先去申请仲裁\n再来调解" in text
    assert "2026年11月23日" in text
    assert "槐安区仲裁院：010-0123 4599\n法律援助：12348" in text
    assert "{" not in text


def test_markup_in_a_name_stays_text() -> None:
    nasty = "<w:p>&\"'</w:t> {{ 7*7 }} {% raw %}"
    assert nasty in text_of(render(template("{{ name }}"), {"name": nasty}))


def test_signs_that_xml_cannot_hold_go_and_rare_characters_stay() -> None:
    assert "龍䶮𠮷😀" in text_of(render(template("{{ name }}"), {"name": "龍\x00\x0b䶮\ufffe𠮷\ud800😀"}))


def test_chinese_text_has_a_chinese_font() -> None:
    document = docx.Document(io.BytesIO(render(SLIP, CONTEXT)))
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    assert defaults.get(qn("w:eastAsia")) == "宋体"
    assert defaults.get(qn("w:eastAsiaTheme")) is None


def test_a_font_chosen_in_the_template_holds_for_chinese_too() -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph().add_run("{{ name }}").font.name = "仿宋"
    document.save(out)
    filled = docx.Document(io.BytesIO(render(out.getvalue(), {"name": "骆小河"})))
    fonts = filled.paragraphs[0].runs[0]._element.rPr.find(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == "仿宋"


def test_a_picture_is_set_in() -> None:
    out = io.BytesIO()
    Image.new("RGB", (30, 30), "red").save(out, "PNG")
    filled = docx.Document(io.BytesIO(render(template("{{ seal }}"), {"seal": Picture(out.getvalue(), 40)})))
    assert filled.inline_shapes[0].width.mm == pytest.approx(40, abs=0.1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ name", "写法不对"),
        ("{% if name %}x", "写法不对"),
        ("{{ nothing }}", "用到了“nothing”"),
        ("{{ way.office }}", "用到了“office”"),
        ("{{ name.__class__.__mro__ }}", "不允许的写法"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "不允许的写法"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "不允许的写法"),
        ("{{ ways.append(1) }}", "不允许的写法"),
        ("{% for n in range(999999999) %}x{% endfor %}", "填不出来"),
        ("{{ 1 / 0 }}", "填不出来"),
        ("{% include 'other' %}", "填不出来"),
    ],
)
def test_a_broken_or_scheming_template_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        render(template(text), {"name": "x", "way": {}, "ways": []})


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"hello", word.NOT_WORD),
        (samples.sheet, word.NOT_WORD),
        (lambda: b"PK" + b"\0" * (5 << 20), word.TOO_LARGE),
    ],
)
def test_what_is_no_template_is_refused(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        render(make(), {})
    assert refused.value.sentence == sentence


def test_a_template_that_swells_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Refused, match="不正常"):
        render(samples.with_entry(samples.word(), "word/media/a.xml", b"0" * (4 << 20)), {})


def test_objects_with_behaviour_never_reach_a_template() -> None:
    @dataclass
    class Row:
        def delete(self) -> None: ...

    with pytest.raises(TypeError, match="plain data"):
        render(template("{{ row.delete() }}"), {"row": Row()})
