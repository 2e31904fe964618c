from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template.loader import get_template
from django_cotton import render_component

from doorstep.foundation.kit import components as c
from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail, TapChoices, YmdInput, YuanInput


class Sample(forms.Form):
    since = forms.DateField(label="哪天入职", widget=YmdInput())
    wage = forms.DecimalField(label="工资", widget=YuanInput(), max_digits=9, decimal_places=2)
    phone = forms.CharField(label="手机号", help_text="只有经办人看得到")
    who = forms.ChoiceField(
        label="谁知道",
        choices=[("a", "只让经办人知道"), ("b", "都可以知道")],
        widget=ChoiceCards({"a": ChoiceDetail("对单位<保密>", [("单位不知道", False)])}),
    )
    when = forms.MultipleChoiceField(
        label="什么时候", choices=[("am", "上午")], widget=TapChoices(row=True), required=False
    )


def filled(**changes):
    return {
        "since_year": "2022",
        "since_month": "4",
        "since_day": "11",
        "wage": "5,800元",
        "phone": "1",
        "who": "a",
        **changes,
    }


def rows(rf, form):
    return render_component(rf.get("/"), "form-rows", form=form)


def test_three_boxes_make_a_date_and_a_typed_sum_makes_a_number():
    form = Sample(filled())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["since"] == date(2022, 4, 11)
    assert form.cleaned_data["wage"] == Decimal("5800")


@pytest.mark.parametrize("wrong", [{"since_month": "13"}, {"since_day": "31"}, {"since_year": ""}, {"since_day": "x"}])
def test_an_impossible_date_is_refused_in_plain_words(wrong):
    form = Sample(filled(**wrong))
    assert form.errors["since"] == ["没有这一天，请再看一下年月日。"]


def test_an_untouched_date_is_missing_and_not_wrong():
    form = Sample(filled(since_year="", since_month=" ", since_day=""))
    assert form.errors["since"] == ["这一项还没有填。"]


def test_what_was_typed_into_the_boxes_stays_there(rf):
    page = rows(rf, Sample(filled(since_month="13")))
    assert 'name="since_month" id="id_since_month" value="13"' in page
    assert 'value="2022"' in page


def test_a_known_date_and_sum_are_shown_in_their_boxes(rf):
    page = rows(rf, Sample(initial={"since": date(2022, 4, 1), "wage": Decimal("5800.00")}))
    assert 'id="id_since_day" value="1"' in page
    assert 'value="5,800"' in page


def test_an_error_stands_beside_its_field_and_is_named_to_screen_readers(rf):
    page = rows(rf, Sample(filled(phone="")))
    assert 'aria-describedby="id_phone_helptext id_phone_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'id="id_phone_error"' in page
    assert 'id="id_phone_helptext"' in page


def test_errors_are_summed_up_at_the_top_with_a_way_to_each(rf):
    page = rows(rf, Sample(filled(phone="", since_day="")))
    summary = page[: page.index("form-rows")]
    assert 'role="alert"' in summary
    assert 'href="#id_phone"' in summary
    assert 'href="#id_since_year"' in summary


def test_a_form_not_yet_sent_shows_no_error(rf):
    page = rows(rf, Sample())
    assert "error-summary" not in page
    assert "invalid-feedback" not in page


def test_nothing_is_chosen_beforehand_and_each_choice_says_who_will_know(rf):
    page = rows(rf, Sample())
    assert "checked" not in page
    assert "单位不知道" in page
    assert "对单位&lt;保密&gt;" in page


def test_a_group_of_choices_is_a_fieldset_with_a_legend(rf):
    page = rows(rf, Sample())
    assert page.count("<fieldset") == 3
    assert '<legend class="form-label">谁知道' in page


def test_what_need_not_be_filled_is_said(rf):
    page = rows(rf, Sample())
    assert page.count("（可以不填）") == 1


def test_words_handed_to_components_cannot_become_markup(rf):
    evil = "<script>alert(1)</script>"
    table = c.Table(evil, [c.Column(evil)], [[evil]])
    pages = [
        render_component(rf.get("/"), "table", table=table),
        render_component(rf.get("/"), "badge", badge=c.Badge(evil)),
        render_component(rf.get("/"), "empty-state", title=evil, text=evil),
        render_component(
            rf.get("/"), "contact-block", contact=c.ContactBlock(evil, phone=evil, hours=[evil], address=evil, note=evil)
        ),
        render_component(rf.get("/"), "person-chip", person=c.PersonChip(evil, evil, role=evil)),
        render_component(rf.get("/"), "next-step", step=c.NextStep(evil, evil, c.WhoseMove("them", evil))),
    ]
    for page in pages:
        assert "&lt;script&gt;" in page
        assert "<script" not in page


def test_a_page_has_at_most_one_red_button_and_none_when_others_must_act(rf):
    acting = render_component(rf.get("/"), "next-step", step=c.NextStep("打电话", action=c.Link("去打", "#")))
    waiting = render_component(rf.get("/"), "next-step", step=c.NextStep("等企业回话"))
    assert acting.count("btn-primary") == 1
    assert "btn" not in waiting


def test_a_component_does_not_pick_up_words_of_the_page_around_it():
    page = get_template("kit/gallery/desk_side.html").render(
        {"label": "页面的话", "note": "页面的话", "foot": "页面的话", "size": "ring"}
    )
    assert "页面的话" not in page
    assert "clock-ring" not in page


def test_unequal_rows_are_noticed():
    with pytest.raises(ValueError, match="shorter|longer"):
        c.Table("", [c.Column("一"), c.Column("二")], [["只有一格"]]).body  # noqa: B018


def test_words_too_long_are_told_with_both_numbers():
    field = forms.CharField(max_length=5)
    with pytest.raises(forms.ValidationError) as refused:
        field.clean("一二三四五六七")
    assert refused.value.messages == ["最多写5个字，现在有7个字。请写短一些。"]
