"""What the law core can reckon: each rule with its formula, its articles and an example worked out."""

import json
from collections.abc import Iterable, Iterator

from doorstep.knowledge.labourlaw.catalogue import RULES, Rule
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.doubts import DOUBTS
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.worksheet import Worksheet
from doorstep.knowledge.setting import Setting, load_setting

from .sheet import sheet, table

INTRO = (
    "Every rule of `knowledge/labourlaw`, by id. Articles are cited and put in our own words. Figures of a worked example are those of the "
    "reference region as shipped; an installation reckons with its own region's, and with what two people adopted over them. A result is for "
    "mediation, not a decision.\n"
)
_KIND = {
    "sum": "yuan",
    "range": "yuan between two ends",
    "rate": "yuan a month, a day or an hour",
    "days": "days",
    "months": "months",
}


def as_page() -> str:
    setting = load_setting(reference_region())
    parts = [INTRO, table(["rule", "title", "answers", "for everyone"], [_row(rule) for rule in RULES.values()]) + "\n"]
    parts += [_section(rule, setting) for rule in RULES.values()]
    doubts = [[f"`{code}`", sentence] for code, sentence in DOUBTS.items()]
    parts.append("## Doubts shown beside a result\n\n" + table(["warning", "sentence"], doubts))
    return sheet("What the law core reckons", *parts)


def _row(rule: Rule) -> list[str]:
    return [f"`{rule.id}`", rule.title_zh, _KIND.get(rule.kind_of_figure, "an answer"), "yes" if rule.for_everyone else ""]


def _section(rule: Rule, setting: Setting) -> str:
    worked = reckon(rule.id, rule.example, setting)
    lines = [
        f"## `{rule.id}` {rule.title_zh}\n",
        f"{rule.formula_zh}\n",
        f"Articles: {'；'.join(rule.cites)}. Version {rule.version}.\n",
        table(["input", "what it is", "kind"], list(_inputs(rule.fields))) + "\n",
        f"Worked example: {_facts(worked)}\n",
        table(
            ["step", "sum", "value", "article"], [[s.label_zh, s.sum_zh, s.value, "；".join(s.cites)] for s in worked.steps]
        )
        + "\n",
    ]
    if worked.used:
        lines.append("Figures used: " + "；".join(_used(worked)) + "\n")
    if worked.warnings:
        lines.append("Warnings: " + ", ".join(f"`{warning.code}`" for warning in worked.warnings) + "\n")
    return "\n".join(lines)


def _inputs(fields: Iterable[Field], within: str = "") -> Iterator[list[str]]:
    for field in fields:
        kind = field.kind + (f" ({field.unit_zh})" if field.unit_zh else "") + (", required" if field.required else "")
        says = f"{field.label_zh}：{field.help_zh}" if field.help_zh else field.label_zh
        yield [f"`{within}{field.name}`", says, kind]
        yield from _inputs(field.fields, f"{within}{field.name}[]" + ("." if field.fields and field.fields[0].name else ""))


def _facts(worked: Worksheet) -> str:
    return ", ".join(f"`{name}` {json.dumps(value, ensure_ascii=False)}" for name, value in worked.inputs.items())


def _used(worked: Worksheet) -> list[str]:
    return [
        f"{used.label_zh} {used.value.normalize():f}{used.unit}（{used.since}起，{used.source}，{used.confidence}）"
        for used in worked.used
    ]
