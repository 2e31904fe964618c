"""A page of docs/handbook made fit for a door. The house runs from its checkout, so the pages stand beside the code; only
what Markdown may say gets through: raw HTML is shown as words, and whatever is not allowed below is taken out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nh3
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from doorstep.foundation.kit.components import Link

DOCS = Path(settings.BASE_DIR) / "docs"
TAGS = {"h2", "h3", "p", "ul", "ol", "li", "a", "b", "strong", "em", "code", "pre", "blockquote", "br", "hr", "img",
        "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
ALLOWED = {"a": {"href", "class"}, "img": {"src", "alt", "loading"}, "h2": {"id"}, "h3": {"id"}, "ol": {"start"}}
NAME = re.compile(r"[a-z][a-z-]*")
_LANGUAGE = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class HandbookPage:
    title: str
    body: SafeString
    sections: tuple[Link, ...]


@dataclass(frozen=True)
class Addresses:
    """Where a door shows other pages of the handbook, and its pictures; what it does not show stays plain words."""

    page: Callable[[str], str]
    picture: Callable[[str], str]


def handbook_page(name: str, addresses: Addresses) -> HandbookPage | None:
    """None where there is no such page."""
    path = DOCS / "handbook" / f"{name}.md"
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    return rendered(path.read_text(encoding="utf-8"), addresses)


def picture_path(name: str) -> Path | None:
    path = DOCS / "pictures" / f"{name}.png"
    return path if NAME.fullmatch(name) and path.is_file() else None


@lru_cache(maxsize=64)
def rendered(text: str, addresses: Addresses) -> HandbookPage:
    tokens = _LANGUAGE.parse(text)
    title = ""
    if len(tokens) > 1 and tokens[0].tag == "h1":
        title, tokens = tokens[1].content, tokens[3:]
    sections = tuple(_numbered(tokens))
    for token in tokens:
        token.children = _led(token.children, addresses) if token.children else token.children
    html = nh3.clean(
        _LANGUAGE.renderer.render(tokens, _LANGUAGE.options, {}),
        tags=TAGS, attributes=ALLOWED, url_schemes={"https", "mailto", "tel"}, link_rel="noopener noreferrer",
    )  # fmt: skip
    return HandbookPage(title, mark_safe(html), sections)


def _numbered(tokens: list[Token]) -> list[Link]:
    """Each second heading gets an address of its own and a line in the contents."""
    found: list[Link] = []
    for opening, words in zip(tokens, tokens[1:], strict=False):
        if opening.type == "heading_open" and opening.tag == "h2":
            opening.attrSet("id", f"part-{len(found) + 1}")
            found.append(Link(words.content, f"#part-{len(found) + 1}"))
    return found


def _led(children: list[Token], addresses: Addresses) -> list[Token]:
    """Pictures from our own address, each a way to itself in full size; links to other pages stay in the door."""
    found: list[Token] = []
    for child in children:
        if child.type == "image":
            found += _picture(child, addresses)
            continue
        if child.type == "link_open":
            child.attrSet("href", _address(str(child.attrGet("href")), addresses))
        found.append(child)
    return found


def _picture(image: Token, addresses: Addresses) -> list[Token]:
    source = addresses.picture(Path(str(image.attrGet("src"))).stem)
    image.attrSet("src", source)
    image.attrSet("loading", "lazy")
    opening = Token("link_open", "a", 1, attrs={"href": source, "class": "handbook-picture"})
    return [opening, image, Token("link_close", "a", -1)]


def _address(href: str, addresses: Addresses) -> str:
    path, _, _part = href.partition("#")
    return addresses.page(Path(path).stem) if path.endswith(".md") and "/" not in path else href
