"""Which employer: typed in words, matched with the register; of several that are alike somebody has to choose."""

from typing import Any

from django import forms

from doorstep.foundation.network.models import Enterprise

NONE_OF_THEM = "none"


class EmployerFields(forms.Form):
    """Mixed into forms; `find` answers a few enterprises of the register for the words typed."""

    employer = forms.CharField(
        label="哪个单位", required=False, max_length=200, help_text="写全称、简称或统一社会信用代码。"
    )
    enterprise = forms.ChoiceField(label="是名册里的哪一家", required=False, widget=forms.RadioSelect)
    find: Any = None

    def offer(self, found: list[Enterprise]) -> None:
        self.found = {one.code: one for one in found}
        rows = [(code, f"{one.name}（{one.street.name}）" if one.street else one.name) for code, one in self.found.items()]
        self.fields["enterprise"].choices = [*rows, (NONE_OF_THEM, "都不是，先照写的记下")]  # type: ignore[attr-defined]

    def prepare_employer(self) -> None:
        words = (self.data.get(self.add_prefix("employer")) or "").strip() if self.is_bound else ""
        found = self.find(words) if words else []
        self.offer(found)
        self.exact = next((one for one in found if words in {one.name, one.short_name, one.uscc}), None)
        if not found or (self.exact and len(found) == 1):
            del self.fields["enterprise"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen, needed = said.get("enterprise"), "enterprise" in self.fields
        if needed and not chosen and not self.errors.get("enterprise"):
            self.add_error("enterprise", "名册里有相近的单位，请选一家，或者选“都不是”")
        said["register"] = self.found.get(chosen or "") if needed else self.exact
        return said
