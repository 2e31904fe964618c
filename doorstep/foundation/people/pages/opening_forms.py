"""Why an identity is to be opened, and what is answered."""

from django import forms

from doorstep.foundation.people.purposes import PURPOSES, TERMS

CHOOSE = {"required": "这一项还没有选", "invalid_choice": "请在列出的里选一个"}


class OpeningForm(forms.Form):
    purpose = forms.ChoiceField(label="用来做什么", choices=[("", "请选"), *PURPOSES.items()], error_messages=CHOOSE)
    reason = forms.CharField(
        label="为什么要看", max_length=200, help_text="像“打电话约调解时间”。本人能查到这句话。",
        error_messages={"required": "请写一句为什么要看，本人能查到"},
    )  # fmt: skip


class TermForm(forms.Form):
    term = forms.ChoiceField(
        label="开多久", choices=[(code, label) for code, (label, _) in TERMS.items()], initial="24", error_messages=CHOOSE
    )


class DeclineForm(forms.Form):
    words = forms.CharField(
        label="为什么不同意",
        max_length=200,
        help_text="申请的同事会看到。",
        error_messages={"required": "请写一句为什么不同意"},
    )


class LookedIntoForm(forms.Form):
    words = forms.CharField(label="看过以后写一句", max_length=200, required=False, help_text="没有问题可以不写。")


class PracticeForm(forms.Form):
    emergency = forms.BooleanField(
        label="紧急时可以先打开、事后看",
        required=False,
        help_text="每次都带红旗，通知站里和区里，由另一位同事事后看过才算完。",
    )
    names_told = forms.BooleanField(
        label="职工查谁看过时写出姓名", required=False, help_text="不勾的话，只写是哪个单位、什么任职。"
    )
