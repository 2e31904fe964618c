"""K4 as a rule: until when a claim may be taken to arbitration."""

from typing import Any

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.limitation import (
    INTERRUPTIONS,
    ORDINARY,
    SUSPENSION,
    WAGES,
    LimitationEvent,
    limitation,
)
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import zh_day
from doorstep.knowledge.labourlaw.working import Working

_KINDS_ZH = ((ORDINARY, "一般的请求"), (WAGES, "劳动报酬，包括加班费"))
ACTS_ZH = {
    "demand": "向对方催要",
    "complaint": "向有关部门投诉",
    "mediation_application": "申请调解",
    "mediation_failed": "协商、调解不成，或者没按协议做",
    "arbitration_filed": "申请仲裁、起诉、申请支付令",
    "acknowledgement": "对方承认或者答应付",
    SUSPENSION: "不能主张权利的情形",
}
_ARTICLE = "调解仲裁法第27条"


def arbitration(facts: Facts, working: Working) -> None:
    """One year from the day the worker knew (ordinary) or employment ended (wages; no limit while it lasts). Interruptions on
    or before the rolled last day restart the year, suspended days are added. Labour Dispute Mediation and Arbitration
    Law art. 27; Case Handling Rules arts. 26 to 28. Limitation is a defence: it warns, it never bars intake."""
    ordinary = facts["kind"] == ORDINARY
    if ordinary and facts["known_on"] is None:
        raise BadInput("known_on", "请填知道权利受侵害的日期。")
    began = facts["known_on"] if ordinary else facts["terminated_on"]
    events = [_event(nth, row) for nth, row in enumerate(facts["events"])]
    found = limitation(facts["kind"], began, working.setting.calendar, events)
    for said, end in zip(found.steps, found.ends, strict=False):
        working.step(_label(said), said.rstrip("。"), f"到{zh_day(end)}", _ARTICLE)
    filed, expires = facts["filed_on"], found.expires
    why = "" if expires else "还在职，拖欠劳动报酬不受一年限制"
    working.step("最晚哪天申请", why, zh_day(expires) if expires else "没有限制", _ARTICLE)
    in_time = found.in_time(filed) if filed or expires is None else None
    if filed and expires:
        working.step("申请的那天", zh_day(filed), "没有过期" if in_time else "过期了，对方可以拿这个挡", _ARTICLE)
    working.provisional |= found.provisional
    working.outputs = {
        "expires": expires.isoformat() if expires else None,
        "natural": found.natural.isoformat() if found.natural else None,
        "in_time": in_time,
    }


def _label(said: str) -> str:
    return next((word for word in ("期满之后", "中断", "中止", "顺延") if word in said), "起算")


def _event(nth: int, row: dict[str, Any]) -> LimitationEvent:
    suspended = row["type"] == SUSPENSION
    needed = ("from", "to") if suspended else ("on",)
    for name in needed:
        if row[name] is None:
            raise BadInput(f"events[{nth}].{name}", "这一项不能空，请填日期。")
    if suspended:
        return LimitationEvent(SUSPENSION, row["from"], row["to"])
    return LimitationEvent(row["type"], row["on"])


RULES = (
    Rule(
        id="limitation.arbitration",
        title_zh="仲裁时效到哪天",
        group="limitation",
        fields=(
            Field("kind", "choice", "哪一种请求", "工资、加班费选劳动报酬，别的选一般的请求。", required=True, choices=_KINDS_ZH),
            Field("known_on", "date", "哪天知道权利受侵害", "一般的请求从这天起算。", fact="known_on"),
            Field("terminated_on", "date", "最后一天上班", "劳动报酬从这天起算；还在职的不填。", fact="left_on"),
            Field(
                "events", "list", "催过、告过、谈过的日子", "要能拿出凭证的，一件一行。", fact="events",
                fields=(
                    Field("type", "choice", "做了什么", "选最接近的一种。", required=True, choices=tuple((act, ACTS_ZH[act]) for act in (*INTERRUPTIONS, SUSPENSION))),
                    Field("on", "date", "哪天", "能证明的那一天。"),
                    Field("from", "date", "从哪天起不能主张", "只有不能主张权利的情形才填。"),
                    Field("to", "date", "到哪天恢复", "又能主张权利的第一天。"),
                ),
            ),
            Field("filed_on", "date", "申请仲裁的日子", "还没申请的不填。", fact="arbitration_applied_on"),
        ),
        version="1",
        cites=(_ARTICLE, "仲裁办案规则第26、27、28条", "民法典第202、203条"),
        topics=("wages_owed", "overtime", "severance", "unlawful_dismissal", "contract", "leave"),
        work=arbitration,
        formula_zh="从起算日起一年；期满前每次催要、投诉、申请调解或仲裁、对方承认，从那天起重新算一年；不能主张权利的天数加在后面；最后一天不上班的往后顺延。",
        kind_of_figure="answer",
        example={"kind": "ordinary", "known_on": "2025-01-10", "events": [{"type": "complaint", "on": "2025-09-15"}]},
    ),
)  # fmt: skip
