"""Word documents: a template with `{{ fields }}` and plain data become a .docx that opens in Word and WPS.

Templates run in a sandbox and see nothing but text, figures, dates, lists and tables of them.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from doorstep.foundation.kit.refusals import Refused

from .archives import office_kind
from .fonts import give_chinese_fonts

MOST_BYTES = 5 * 1024 * 1024
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

TOO_LARGE = "模板最大5MB，请把里面的大图片换小再传"
NOT_WORD = "这不是Word（docx）模板，请在Word里另存为docx再传"
SYNTAX = "模板里有一处写法不对（{what}）。请检查双花括号和百分号花括号是否成对"
MISSING = "模板里用到了“{what}”，这份文书没有这一项。请对照可用的项目改模板"
FORBIDDEN = "模板里有不允许的写法（{what}）。模板只能填内容，不能运行程序"
FAILED = "模板填不出来（{what}）。请用Word重新打开模板，把有花括号的地方删掉重打一遍"


@dataclass(frozen=True)
class Picture:
    """A PNG or JPEG set into the line, such as a seal or a code to scan."""

    content: bytes
    width_mm: int = 30


def render(template: bytes | Path, context: Mapping[str, Any]) -> bytes:
    """The filled document. Raises Refused in words when the template is broken; TypeError when the data is not plain."""
    content = template.read_bytes() if isinstance(template, Path) else template
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE, "template")
    if not content.startswith(b"PK") or office_kind(content) != "docx":
        raise Refused(NOT_WORD, "template")
    document = DocxTemplate(io.BytesIO(content))
    plain = {name: _plain(value, document) for name, value in context.items()}
    _fill(document, plain)
    give_chinese_fonts(document.docx)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(document: DocxTemplate, context: dict[str, Any]) -> None:
    try:
        document.render(context, ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True), autoescape=True)
    except TemplateSyntaxError as error:
        raise Refused(SYNTAX.format(what=_short(error)), "template") from error
    except UndefinedError as error:
        raise Refused(MISSING.format(what=_named(error)), "template") from error
    except SecurityError as error:
        raise Refused(FORBIDDEN.format(what=_short(error)), "template") from error
    except (TemplateError, ValueError, TypeError, KeyError, ArithmeticError, SyntaxError, OverflowError) as error:
        raise Refused(FAILED.format(what=type(error).__name__), "template") from error


def _short(error: Exception) -> str:
    return str(error)[:80]


def _named(error: Exception) -> str:
    found = re.search(r"'([^']+)' is undefined|attribute '([^']+)'", str(error))
    return next(filter(None, found.groups())) if found else _short(error)


def _plain(value: Any, document: DocxTemplate) -> Any:
    """Signs that XML cannot hold go; objects with behaviour are refused, as a template could call it."""
    if isinstance(value, str):
        return _ILLEGAL.sub("", str(value))
    if value is None or isinstance(value, (bool, int, float, Decimal, date, time)):
        return value
    if isinstance(value, Picture):
        return InlineImage(document, io.BytesIO(value.content), width=Mm(value.width_mm))
    if isinstance(value, Mapping):
        return {str(name): _plain(one, document) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [_plain(one, document) for one in value]
    raise TypeError(f"A template takes plain data only, not {type(value).__name__}")
