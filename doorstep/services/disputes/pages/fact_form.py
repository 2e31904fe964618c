"""The elements of the sorting as a form: yes, no or not known; numbers; days. Nothing is chosen beforehand."""

from typing import Any

from django import forms

from doorstep.foundation.kit.widgets import YmdInput

from ..models import Matter
from ..sorting import ELEMENTS, LONGEST_ANSWER, SOURCES, Element
from .forms import NO_SUCH_DAY, MatterForm

FLAGS = {"yes": True, "no": False, "": None}


def field_for(element: Element) -> forms.Field:
    said: dict[str, Any] = {"label": element.label, "required": False, "help_text": element.question}
    if element.kind == "flag":
        yes, no = element.clear
        return forms.ChoiceField(choices=[("", "还不知道"), ("yes", yes), ("no", no)], **said)
    if element.kind == "count":
        errors = {"invalid": "请写整数"}
        said["help_text"] = f"{element.question}写几个人，没有就写0。"
        return forms.IntegerField(min_value=0, max_value=100_000, error_messages=errors, **said)
    if element.kind == "words":
        return forms.CharField(max_length=LONGEST_ANSWER, **said)
    return forms.DateField(widget=YmdInput(), error_messages={"invalid": NO_SUCH_DAY}, **said)


def source_field(element: Element) -> forms.Field:
    choices = [("", "还没记是谁说的"), *SOURCES.items()]
    named = forms.Select(attrs={"aria-label": f"{element.label}，谁说的"})
    return forms.ChoiceField(choices=choices, label="谁说的", required=False, widget=named)


class FactForm(MatterForm):
    def fill(self, matter: Matter) -> None:
        known = {**matter.triage_facts, **matter.element_words}
        for element in ELEMENTS:
            self.fields[element.name] = field_for(element)
            self.fields[f"{element.name}_by"] = source_field(element)
            self.initial.setdefault(f"{element.name}_by", matter.fact_sources.get(element.name, ""))
            before = known.get(element.name)
            if element.kind == "flag":
                before = "" if before is None else "yes" if before else "no"
            self.initial.setdefault(element.name, before)

        for field in self.fields.values():
            field.needed_sometimes = True  # type: ignore[attr-defined]  # the page says that anything may stay open

    def answers(self) -> dict[str, Any]:
        """What the action takes: every element, None where nobody knows."""
        flags = {element.name for element in ELEMENTS if element.kind == "flag"}
        return {
            element.name: FLAGS[self.cleaned_data[element.name]]
            if element.name in flags
            else self.cleaned_data[element.name]
            for element in ELEMENTS
        }

    def sources(self) -> dict[str, str]:
        return {element.name: self.cleaned_data[f"{element.name}_by"] for element in ELEMENTS}

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each element beside who said it."""
        return [(self[element.name], self[f"{element.name}_by"]) for element in ELEMENTS]
