import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import path

from doorstep.foundation.kit.pages import gallery

KIT = Path(gallery.__file__).parent.parent
urlpatterns = [path("gallery/", gallery.gallery, name="gallery")]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

COMPONENTS = sorted(path.stem.replace("_", "-") for path in (KIT / "templates/cotton").glob("*.html"))


def shown(client, query="") -> str:
    response = client.get(f"/gallery/{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("half", ["portal", "desk"])
def test_a_page_carries_no_script_or_style_of_its_own(client, half):
    page = shown(client, f"?half={half}")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert not re.search(r"(?:src|<link[^>]*href)=\"(?:https?:)?//", page)


def test_every_component_is_in_the_gallery():
    drawn = "".join(file.read_text() for file in (KIT / "templates").rglob("*.html"))
    in_gallery = "".join(file.read_text() for file in (KIT / "templates/kit/gallery").glob("*.html"))
    reached_through_others = {"form-row", "form-errors"}
    missing = [
        name for name in COMPONENTS if f"<c-{name} " not in (drawn if name in reached_through_others else in_gallery)
    ]
    assert missing == []


def test_every_component_is_described_for_those_who_use_it():
    readme = (KIT / "README.md").read_text()
    assert [name for name in COMPONENTS if f"<c-{name}" not in readme] == []


def test_every_sign_that_is_used_exists():
    sprite = set(re.findall(r'id="([^"]+)"', (KIT / "static/kit/icons.svg").read_text()))
    used = set()
    for root in (KIT / "templates", KIT / "pages"):
        for file in root.rglob("*.*"):
            if file.suffix in {".html", ".py"}:
                used |= set(re.findall(r'{% icon "([^"]+)"', file.read_text()))
    assert used
    assert used <= sprite


def test_a_half_asked_for_by_a_strange_name_is_the_public_one(client):
    assert "快速离开" in shown(client, "?half=../../etc")
    assert "快速离开" not in shown(client, "?half=desk")


def test_large_text_is_one_attribute_on_the_same_page(client):
    normal, large = shown(client), shown(client, "?mode=large")
    assert "data-mode" not in normal
    assert '<html lang="zh-Hans" data-mode="large">' in large


def test_the_policy_allows_no_inline_style_or_script(client):
    policy = client.get("/gallery/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy


def test_templates_stay_small_enough_to_read():
    sizes = {file.name: len(file.read_text().splitlines()) for file in (KIT / "templates").rglob("*.html")}
    assert {name: lines for name, lines in sizes.items() if lines > 120} == {}


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def tokens(selector: str) -> dict[str, str]:
    sheet = (KIT / "static/kit/tokens.css").read_text()
    block = sheet[sheet.index(selector) :]
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", block[: block.index("}")]))


@pytest.mark.parametrize("selector", [":root {", "[data-theme=dark] {", "[data-mode=large]"])
def test_text_can_be_read_on_every_ground(selector):
    shades = {**tokens(":root {"), **tokens(selector)}
    pairs = [(text, ground) for text in ("ink", "muted") for ground in ("paper", "surface", "paper-deep")]
    pairs += [
        (tone, ground) for tone in ("brand", "teal", "info", "soon") for ground in (f"{tone}-soft", "surface", "paper")
    ]
    pairs += [("good", "good-soft"), ("quiet", "quiet-soft"), ("on-brand", "brand")]
    low = {pair: round(contrast(shades[pair[0]], shades[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
    assert contrast(shades["control"], shades["surface"]) >= 3


def test_the_text_size_form_is_shown_when_the_door_has_a_page_for_it(rf):
    from django.template.loader import render_to_string

    from doorstep.foundation.kit.components import Door

    with_page = render_to_string("kit/portal.html", {"door": Door("总工会", text_size_url="/size/")}, rf.get("/here/"))
    without = render_to_string("kit/portal.html", {"door": Door("总工会")}, rf.get("/here/"))
    assert '<form class="tool-form" method="post" action="/size/">' in with_page
    assert 'name="next" value="/here/"' in with_page
    assert '<button class="tool" type="button" hidden data-text-size' in without


def test_a_shared_tablet_is_told_to_keep_nothing(rf):
    from django.template.loader import render_to_string

    from doorstep.foundation.kit.components import Door

    page = render_to_string("kit/portal.html", {"door": Door("总工会", shared_tablet=True)}, rf.get("/"))
    assert "<body data-shared-tablet>" in page


def test_leaving_quickly_is_a_link_that_tells_nobody_where_one_came_from(rf):
    from django.template.loader import render_to_string

    from doorstep.foundation.kit.components import Door

    page = render_to_string("kit/portal.html", {"door": Door("总工会", leave_url="https://weather.example/")}, rf.get("/"))
    assert '<a class="btn leave" href="https://weather.example/" rel="noreferrer" data-leave>' in page
    guest = render_to_string("kit/guest.html", {"door": Door("总工会")}, rf.get("/"))
    assert "data-leave" not in guest


def test_signing_out_is_a_form_with_a_token(rf):
    from django.template.loader import render_to_string

    from doorstep.foundation.kit.components import Desk

    page = render_to_string("kit/desk.html", {"desk": Desk("总工会", account_name="王", sign_out_url="/out/")}, rf.get("/"))
    assert '<form method="post" action="/out/"><input type="hidden" name="csrfmiddlewaretoken"' in page


def test_the_site_knows_its_own_stylesheets():
    assert settings.STATIC_URL.endswith("static/")
    for name in ("tokens", "portal", "portal-pieces", "desk", "desk-pieces", "desk-narrow", "pieces", "wall", "gallery"):
        sheet = (KIT / f"static/kit/{name}.css").read_text()
        assert sheet.count("{") == sheet.count("}")
        assert "http" not in sheet
