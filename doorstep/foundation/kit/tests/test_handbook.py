"""Markdown made fit for a door: what it may say gets through, everything else does not."""

import pytest

from doorstep.foundation.kit.handbook import Addresses, handbook_page, picture_path, rendered

ADDRESSES = Addresses(page=lambda name: f"/pages/{name}/", picture=lambda name: f"/pictures/{name}.png")
TEXT = """# 手册

先看 **今天**，再看[职工的](worker.md)。

## 第一件

![单子](../pictures/today.png)

| 做什么 | 在哪里 |
|---|---|
| 登记 | `今天` |

## 第二件
"""


def test_title_sections_pictures_and_links_come_out_for_the_door():
    page = rendered(TEXT, ADDRESSES)
    assert page.title == "手册"
    assert [(part.label, part.href) for part in page.sections] == [("第一件", "#part-1"), ("第二件", "#part-2")]
    for expected in (
        '<a href="/pages/worker/" rel="noopener noreferrer">职工的</a>',
        '<img src="/pictures/today.png" alt="单子" loading="lazy">',
        'href="/pictures/today.png" class="handbook-picture"',
        '<h2 id="part-2">第二件</h2>',
        "<td>登记</td>",
    ):
        assert expected in page.body
    assert "<h1" not in page.body


@pytest.mark.parametrize(
    ("words", "forbidden"),
    [
        ("<script>alert(1)</script>", "<script"),
        ('<img src=x onerror="alert(1)">', "<img"),
        ("[看](javascript:alert(1))", "href="),
        ("[看](http://elsewhere.example/)", "href="),
        ('<a href="https://a.example" onclick="x()">看</a>', "<a "),
        ("<style>body{display:none}</style>", "<style"),
    ],
)
def test_what_could_act_is_shown_as_words_or_taken_out(words, forbidden):
    assert forbidden not in rendered(words, ADDRESSES).body


@pytest.mark.parametrize("name", ["", "README", "../decisions/005", "no-such-page", "worker.md", ".."])
def test_no_name_leads_out_of_the_handbook(name):
    assert handbook_page(name, ADDRESSES) is None
    assert picture_path(name) is None


def test_reading_twice_does_not_change_what_is_read():
    assert rendered(TEXT, ADDRESSES) == rendered(TEXT, ADDRESSES)
    assert rendered(TEXT + " ", ADDRESSES).body.count("handbook-picture") == 1
