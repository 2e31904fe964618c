"""Which employer and which building of the register: typed in words, of several that are alike somebody chooses."""

from collections.abc import Callable
from typing import Any

from django import forms

from .forms import LeadForm

NONE_OF_THEM = "none"
# Words that stood there before and mean nothing in the register are left alone.
NOT_THERE = "名册里没有找到，请换全称或简称试试；只知道原话的，到“更正”里照原话写"
PAIRS = (("employer", "enterprise"), ("where", "building"))


class PlaceForm(LeadForm):
    """`find` gives for each of the two fields of words the rows of the register they may mean."""

    employer = forms.CharField(
        label="哪个单位", required=False, max_length=200, help_text="写全称、简称或统一社会信用代码。"
    )
    enterprise = forms.ChoiceField(label="是名册里的哪一家", required=False, widget=forms.RadioSelect)
    where = forms.CharField(label="在哪座楼", required=False, max_length=200, help_text="写楼名或门牌。")
    building = forms.ChoiceField(label="是名册里的哪座楼", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, find: dict[str, Callable[[str], list[Any]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("employer", self.lead.enterprise.name if self.lead.enterprise else self.lead.employer_words)
        self.initial.setdefault("where", self.lead.building.name if self.lead.building else "")
        self.alike: dict[str, dict[str, Any]] = {}
        for words, choice in PAIRS:
            said = (self.data.get(words) or "").strip() if self.is_bound else ""
            self.alike[choice] = {one.code: one for one in find[choice](said)} if said else {}
            self._offer(choice)

    def _offer(self, choice: str) -> None:
        """Nothing to choose where the words mean one or none."""
        if len(self.alike[choice]) < 2:
            del self.fields[choice]
            return
        rows = [
            (code, f"{one.name}（{one.street.name}）" if one.street else one.name)
            for code, one in self.alike[choice].items()
        ]
        self.fields[choice].choices = [*rows, (NONE_OF_THEM, "都不是")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """`changes` for the action: both places, and the street that follows from them."""
        said = super().clean() or {}
        enterprise, building = (self._meant(said, *pair) for pair in PAIRS)
        building = building or (enterprise.building if enterprise and not said.get("where") else None)
        street = building.street if building else enterprise.street if enterprise else None
        said["changes"] = {"enterprise": enterprise, "building": building, "street": street or self.lead.street}
        return said

    def _meant(self, said: dict[str, Any], words: str, choice: str) -> Any:
        alike = self.alike[choice]
        if choice in self.fields and not said.get(choice):
            self.add_error(choice, "名册里有相近的，请选一个，或者选“都不是”")
        elif said.get(words) and not alike and said[words] != self.initial[words]:
            self.add_error(words, NOT_THERE)
        return alike.get(said.get(choice) or "") if choice in self.fields else next(iter(alike.values()), None)
