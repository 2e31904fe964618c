"""What the register pages ask."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet

from doorstep.foundation.kit.widgets import YmdInput
from doorstep.foundation.network.models import Building, Organisation, RegisterImport, Street
from doorstep.foundation.network.register.fields import FIELDS


def _degrees(label: str, low: int, high: int) -> forms.FloatField:
    out_of_range = f"{label}要在{low}到{high}之间。"
    return forms.FloatField(
        label=label, required=False, error_messages={"invalid": f"{label}是小数，比如{low + 20}.5。"},
        validators=[MinValueValidator(low, out_of_range), MaxValueValidator(high, out_of_range)],
    )  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("、", "\n").splitlines() if line.strip()]


class Positioned(forms.Form):
    longitude = _degrees("经度", 73, 136)
    latitude = _degrees("纬度", 3, 54)
    field_order: list[str] | None = None


class OrganisationForm(Positioned):
    name = forms.CharField(label="名称", max_length=80)
    phone = forms.CharField(label="公开电话", max_length=30, required=False)
    address = forms.CharField(label="地址", max_length=200, required=False)
    hours = forms.CharField(
        label="开放时间",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="一行一段，比如：周一到周五8:30–17:30",
    )
    field_order = ["name", "phone", "address", "hours"]

    def clean_hours(self) -> list[str]:
        return _lines(self.cleaned_data["hours"])


class PartnerForm(OrganisationForm):
    field = forms.ChoiceField(label="职能", choices=[("", "请选"), *Organisation.Field.choices])
    field_order = ["name", "field", "phone", "address", "hours"]


class ClosingForm(forms.Form):
    on = forms.DateField(label="从哪天起停用", widget=YmdInput())


class StreetForm(Positioned):
    code = forms.CharField(label="区划代码", max_length=12, help_text="6到12位数字")
    name = forms.CharField(label="名称", max_length=40)
    station: forms.ModelChoiceField = forms.ModelChoiceField(
        label="服务站", queryset=None, required=False, empty_label="还没有服务站"
    )
    field_order = ["code", "name", "station"]

    def __init__(self, *args: Any, stations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]


class BuildingForm(Positioned):
    name = forms.CharField(label="名称", max_length=80)
    kind = forms.ChoiceField(
        label="类别", choices=Building.Kind.choices, initial=Building.Kind.BUILDING, required=False,
        help_text="给骑手、司机、环卫工歇脚的，选驿站。",
    )  # fmt: skip
    street: forms.ModelChoiceField = forms.ModelChoiceField(label="街道", queryset=None, empty_label="请选")
    address = forms.CharField(label="地址", max_length=200, required=False)
    aliases = forms.CharField(label="别名", required=False, help_text="人们还怎么叫它，几个用顿号隔开")
    field_order = ["name", "kind", "street", "address", "aliases"]

    def __init__(self, *args: Any, streets: QuerySet[Street], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].queryset = streets  # type: ignore[attr-defined]

    def clean_aliases(self) -> list[str]:
        return _lines(self.cleaned_data["aliases"])

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Building.Kind.BUILDING


class EnterpriseForm(forms.Form):
    name = forms.CharField(label="单位名称", max_length=120)
    uscc = forms.CharField(label="统一社会信用代码", max_length=30, help_text="营业执照上的18位")
    short_name = forms.CharField(label="简称", max_length=60, required=False, help_text="招牌上的名字，来信里常这样写")
    street: forms.ModelChoiceField = forms.ModelChoiceField(
        label="街道", queryset=None, required=False, empty_label="不清楚"
    )
    building: forms.ModelChoiceField = forms.ModelChoiceField(
        label="楼宇", queryset=None, required=False, empty_label="不在名册里的楼"
    )
    address = forms.CharField(label="地址", max_length=200, required=False)
    industry = forms.CharField(label="行业", max_length=40, required=False)
    headcount = forms.IntegerField(label="用工人数", min_value=0, max_value=1_000_000, required=False)
    contact_name = forms.CharField(label="联系人", max_length=40, required=False)
    contact_phone = forms.CharField(label="联系电话", max_length=30, required=False)

    def __init__(self, *args: Any, streets: QuerySet[Street], buildings: QuerySet[Building], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].queryset = streets  # type: ignore[attr-defined]
        self.fields["building"].queryset = buildings  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A building says its street, so that nobody has to choose both."""
        values = super().clean() or {}
        if values.get("building") and not values.get("street"):
            values["street"] = values["building"].street
        return values


class UnionForm(forms.Form):
    name = forms.CharField(label="企业工会名称", max_length=120)
    founded_on = forms.DateField(label="建会日期", widget=YmdInput(), required=False)
    members = forms.IntegerField(label="会员人数", min_value=0, max_value=1_000_000, required=False)
    has_mediation_committee = forms.BooleanField(label="设有劳动争议调解委员会", required=False)
    chair_name = forms.CharField(label="工会主席", max_length=40, required=False)


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label="导入什么", choices=RegisterImport.Kind.choices, widget=forms.RadioSelect)
    file = forms.FileField(
        label="文件", help_text="Excel（.xlsx、.xls）或CSV，最大50MB",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"required": "还没有选文件；文件超过50MB也收不到，请拆开再传。"},
    )  # fmt: skip


class HeaderForm(forms.Form):
    header_row = forms.IntegerField(label="表头在第几行", min_value=1, max_value=100)


class MappingForm(forms.Form):
    """One question for each field of the register: which column of the file?"""

    def __init__(self, *args: Any, run: RegisterImport, **kwargs: Any) -> None:
        kwargs["initial"] = {f"to_{name}": column for name, column in run.mapping.items()}
        super().__init__(*args, **kwargs)
        columns = [("", "文件里没有"), *((column, column) for column in run.columns)]
        for one in FIELDS[run.kind]:
            self.fields[f"to_{one.name}"] = forms.ChoiceField(label=one.label, choices=columns, required=one.required)

    def mapping(self) -> dict[str, str]:
        """What was answered; the action says which required one is missing."""
        self.full_clean()
        return {name.removeprefix("to_"): column for name, column in self.cleaned_data.items() if column}


class StartForm(forms.Form):
    take_good_rows = forms.BooleanField(label="只导入没有问题的行，有问题的行先不导", required=False)
