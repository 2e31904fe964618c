"""Fonts of Chinese text. Word keeps them apart from those of Latin text, and libraries set the Latin one only."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# In every Word and WPS; rare characters outside its set fall back to the system's own font by themselves.
DEFAULT = "宋体"


def give_chinese_fonts(document: Document, font: str = DEFAULT) -> None:
    """Where nothing says which font Chinese text has, `font`; where only a Latin font is named, that one too."""
    styles = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        _set(_fonts_of(defaults), font)
    for fonts in _all_fonts(document):
        if fonts.get(qn("w:eastAsia")) is None and fonts.get(qn("w:eastAsiaTheme")) is None:
            named = fonts.get(qn("w:ascii"))
            if named:
                fonts.set(qn("w:eastAsia"), named)


def _fonts_of(properties: Any) -> Any:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    return fonts


def _set(fonts: Any, font: str) -> None:
    """A theme's font wins over a named one, and the theme of most templates names none for Chinese."""
    fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
    if fonts.get(qn("w:eastAsia")) is None:
        fonts.set(qn("w:eastAsia"), font)


def _all_fonts(document: Document) -> Iterator[Any]:
    yield from document.styles.element.iter(qn("w:rFonts"))
    yield from document.element.iter(qn("w:rFonts"))
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                yield from part._element.iter(qn("w:rFonts"))
