"""What is asked when a district is opened."""

from typing import Any

from django import forms

from doorstep.foundation.founding.queries.access import token_holds, token_wanted
from doorstep.foundation.founding.regions import region_choices
from doorstep.foundation.network.models import Organisation

_EXCEL = forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"})
_IMAGE = forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"})

_NATIONAL = "national"


class SetupForm(forms.Form):
    token = forms.CharField(label="安装口令", help_text="请在服务器上运行manage.py setup_token看", required=False)
    city_name = forms.CharField(label="市总工会名称", max_length=80)
    name = forms.CharField(label="区总工会名称", max_length=80)
    initials = forms.CharField(label="文号字头", max_length=8, help_text="2到8个英文字母，比如区名拼音的首字母，以后不改")
    phone = forms.CharField(label="公开电话", max_length=30, required=False, help_text="分不到站的人会打这个电话")
    region = forms.ChoiceField(label="适用哪里的规则")
    mediation_body = forms.ChoiceField(
        label="本区的调解组织属于",
        choices=[("", "请选"), *Organisation.MediationBody.choices],
        help_text="决定协议上怎么写，和能不能申请司法确认",
    )
    streets = forms.FileField(label="街道表", help_text="区划代码、街道名称、服务站", widget=_EXCEL)
    tree = forms.FileField(
        label="组织表", help_text="服务站和协作部门；没有也行，服务站就按街道表来建", widget=_EXCEL, required=False
    )
    letterhead = forms.FileField(label="信头图片", widget=_IMAGE, required=False)
    seal = forms.FileField(label="印章图片", widget=_IMAGE, required=False)
    login = forms.CharField(label="第一位系统管理员的登录名", max_length=60)
    display_name = forms.CharField(label="怎么称呼", max_length=40, help_text="同事看得到的，像“王老师”")
    password = forms.CharField(
        label="密码", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), max_length=200, strip=False,
        help_text="至少12个字。可以用几个不相干的词连起来",
    )  # fmt: skip
    again = forms.CharField(
        label="再写一遍密码", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = [(code or _NATIONAL, label) for code, label in region_choices()]
        self.fields["region"].choices = [("", "请选"), *regions]  # type: ignore[attr-defined]
        if not token_wanted():
            del self.fields["token"]

    def clean_region(self) -> str:
        return "" if self.cleaned_data["region"] == _NATIONAL else self.cleaned_data["region"]

    def clean_token(self) -> str:
        if not token_holds(self.cleaned_data["token"]):
            raise forms.ValidationError("安装口令不对，请到服务器上再看一遍。")
        return ""

    def clean_again(self) -> str:
        if self.cleaned_data["again"] != self.cleaned_data.get("password"):
            raise forms.ValidationError("两遍密码不一样，请再写一遍。")
        return ""


class KeptForm(forms.Form):
    kept = forms.BooleanField(label="我已经把密钥另外存好，没有和备份放在一起")
