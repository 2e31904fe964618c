from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from doorstep.foundation.kit.templatetags.typesetting import (
    digits_grouped,
    icon,
    mask_bar,
    typeset,
    yuan,
    zh_date,
    zh_datetime,
    zh_weekday,
)

TODAY = date(2026, 11, 23)


def kept(text: str) -> str:
    return f'<span class="nb">{text}</span>'


@pytest.mark.parametrize(
    "figure",
    [
        "11,600元", "2.4万元", "第46条第2项", "11月25日", "2026年11月25日", "2026年11月", "11月25日19:42", "8:30–17:30",
        "DC-2026-000417", "12天", "5个月", "3岁", "010-0123 4567", "13900000000", "92%", "第3轮",
    ],
)  # fmt: skip
def test_a_figure_stays_with_its_unit(figure):
    assert typeset(f"共{figure}，请看") == f"共{kept(figure)}，请看"


def test_a_figure_without_a_unit_is_left_alone():
    assert typeset("回执尾号3027。") == "回执尾号3027。"


def test_what_people_wrote_is_escaped_before_it_is_set():
    said = typeset('<script>alert(1)</script><img src=x onerror="x()">欠我5,800元&')
    assert said == (
        "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;x()&quot;&gt;欠我" + kept("5,800元") + "&amp;"
    )


def test_what_people_wrote_is_escaped_inside_a_template_too():
    page = Template("{{ words|typeset }}").render(Context({"words": "<b>3天</b>"}))
    assert page == f"&lt;b&gt;{kept('3天')}&lt;/b&gt;"


def test_an_escaped_apostrophe_is_not_taken_for_a_figure():
    assert typeset("'7天'") == f"&#x27;{kept('7天')}&#x27;"
    assert typeset(mark_safe("&#39;天&#8211;日")) == "&#39;天&#8211;日"


def test_own_markup_keeps_its_tags_and_attributes():
    assert typeset(mark_safe('<a title="3天" href="/5天">3天</a>')) == f'<a title="3天" href="/5天">{kept("3天")}</a>'


@pytest.mark.parametrize("element", ["svg", "title", "option", "textarea"])
def test_elements_that_would_show_a_span_are_skipped(element):
    markup = f"<{element} class='x'>剩3天</{element}>，剩3天"
    assert typeset(mark_safe(markup)) == f"<{element} class='x'>剩3天</{element}>，剩{kept('3天')}"


def test_a_stretch_of_template_is_set_with_its_values_escaped():
    page = Template("{% typeset %}<p>剩{{ days }}天，{{ words }}</p>{% endtypeset %}").render(
        Context({"days": 3, "words": "<i>"})
    )
    assert page == f"<p>剩{kept('3天')}，&lt;i&gt;</p>"


def test_nothing_is_set_as_nothing():
    assert typeset(None) == ""


@pytest.mark.parametrize(
    ("given", "how", "said"),
    [
        (Decimal("11600"), "", "11,600元"),
        (Decimal("14680.46"), "", "14,680.46元"),
        (Decimal("11600.00"), "", "11,600元"),
        (Decimal("31200"), "exact", "31,200.00元"),
        (Decimal("23999"), "about", "2.4万元"),
        (Decimal("20000"), "about", "2万元"),
        (Decimal("9860"), "about", "9,860元"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_sum_is_written_as_people_say_it(given, how, said):
    assert yuan(given, how) == said


def test_a_date_names_the_year_only_when_it_is_another():
    assert zh_date(date(2026, 12, 4), TODAY) == "12月4日"
    assert zh_date(date(2027, 1, 4), TODAY) == "2027年1月4日"
    assert zh_date(date(2026, 12, 4)) == "2026年12月4日"
    assert zh_date(None) == ""


def test_an_instant_is_told_in_local_time():
    late = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)
    assert zh_date(late, TODAY) == "11月23日"
    assert zh_datetime(late, TODAY) == "今天01:05"
    assert zh_datetime(late) == "2026年11月23日01:05"
    assert zh_weekday(late) == "星期一"


def test_digits_are_grouped_as_on_paper():
    assert digits_grouped("7316420958413027") == "7316 4209 5841 3027"
    assert digits_grouped("7316 42095841 30") == "7316 4209 5841 30"


def test_every_mask_has_one_length_and_escapes_what_is_shown():
    short, long = mask_bar("方"), mask_bar("<b>", "2061")
    bar = '<span class="masked" aria-hidden="true"></span><span class="sr">（已遮住）</span>'
    assert short == f'<span class="nb">方{bar}</span>'
    assert long == f'<span class="nb">&lt;b&gt;{bar}2061</span>'


def test_a_sign_is_silent_unless_it_has_a_label():
    assert icon("phone") == '<svg class="icon" aria-hidden="true"><use href="/static/kit/icons.svg#phone"/></svg>'
    assert 'role="img" aria-label="&lt;电话&gt;"' in icon("phone", "<电话>")
