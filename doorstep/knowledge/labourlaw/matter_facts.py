"""The dated facts of one matter: each with the words a person chooses it by. A fact that has not happened is None."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from doorstep.knowledge.labourlaw.limitation import LimitationEvent


def _says(zh: str, default: Any = None) -> Any:
    return field(default=default, metadata={"zh": zh})


@dataclass(frozen=True)
class DatedEvent:
    """An act that restarts or stops the limitation. Only what can be proven counts; `name` is the keeper's own mark."""

    kind: str
    on: date
    until: date | None = None
    proven: bool = False
    name: str = ""

    @property
    def act(self) -> LimitationEvent:
        return LimitationEvent(self.kind, self.on, self.until)


@dataclass(frozen=True)
class MatterDates:
    """What has happened, on local days. `claims` names the groups of matter_limitation.GROUPS that are asked for."""

    hire_on: date | None = _says("入职")
    contract_signed_on: date | None = _says("签书面劳动合同")
    insurance_registered_on: date | None = _says("办了社保登记")
    resignation_notice_on: date | None = _says("劳动者提出辞职")
    layoff_explained_on: date | None = _says("单位说明裁员情况")
    layoff_on: date | None = _says("裁员")
    dismissal_notice_to_union_on: date | None = _says("单位把解除理由告诉工会")
    dismissal_planned_on: date | None = _says("单位打算解除的日子")
    employment_ended_on: date | None = _says("离开单位的最后一天")
    file_transferred_on: date | None = _says("档案和社保转走")
    known_on: date | None = _says("知道权利受侵害")
    violation_ended_on: date | None = _says("违法行为结束")

    negotiation_asked_on: date | None = _says("提出协商")
    negotiation_answered_on: date | None = _says("对方答复协商")
    mediation_asked_on: date | None = _says("收到调解申请")
    mediation_accepted_on: date | None = _says("双方同意，受理调解")
    mediation_extended_to: date | None = _says("双方同意调解延长到")
    mediation_failed_on: date | None = _says("调解没谈成")
    mediation_ended_on: date | None = _says("调解结束")
    agreement_effective_on: date | None = _says("调解协议生效")
    agreement_broken_on: date | None = _says("对方没有按协议做")
    agreement_performed_on: date | None = _says("协议全部做到")
    judicial_confirmation_applied_on: date | None = _says("双方申请司法确认")
    arb_review_applied_on: date | None = _says("双方申请仲裁审查")
    arb_review_accepted_on: date | None = _says("仲裁委受理审查")
    arb_review_decided_on: date | None = _says("仲裁审查有结果")
    payment_order_asked_on: date | None = _says("申请支付令")
    payment_order_accepted_on: date | None = _says("法院受理支付令申请")
    payment_order_received_on: date | None = _says("单位收到支付令")
    payment_order_objected_on: date | None = _says("单位提出异议")
    payment_order_fell_on: date | None = _says("支付令没有办成")
    enforceable_due_on: date | None = _says("生效文书定的最后付款日")
    enforcement_applied_on: date | None = _says("申请强制执行")

    arbitration_applied_on: date | None = _says("递交仲裁申请")
    arbitration_accepted_on: date | None = _says("仲裁委受理")
    arbitration_refused_on: date | None = _says("仲裁委不受理")
    arbitration_withdrawn_on: date | None = _says("撤回仲裁申请")
    arbitration_copy_received_on: date | None = _says("对方收到申请书副本")
    arbitration_answered_on: date | None = _says("对方交了答辩书")
    award_time_restarted_on: date | None = _says("仲裁期限重新起算")
    delegated_mediation_agreed_on: date | None = _says("同意仲裁委委托调解")
    delegated_mediation_ended_on: date | None = _says("委托调解结束")
    award_received_on: date | None = _says("收到裁决书")
    sued_on: date | None = _says("向法院起诉")
    set_aside_asked_on: date | None = _says("单位申请撤销裁决")

    opinion_served_on: date | None = _says("工会意见书送到单位")
    opinion_reply_asked_by: date | None = _says("意见书上写的答复日期")
    opinion_answered_on: date | None = _says("单位答复工会意见书")
    authority_decided_on: date | None = _says("有关部门作出处理")
    authority_result_told_on: date | None = _says("有关部门把结果告诉工会")

    injury_on: date | None = _says("发生事故或者确诊职业病")
    injury_reported_on: date | None = _says("单位申请工伤认定")
    injury_applied_on: date | None = _says("劳动者、家属或工会申请工伤认定")
    injury_accepted_on: date | None = _says("工伤认定受理")
    injury_decided_on: date | None = _says("工伤认定有结果")
    appraisal_asked_on: date | None = _says("申请劳动能力鉴定")
    appraisal_received_on: date | None = _says("收到鉴定结论")
    reappraisal_asked_on: date | None = _says("申请再次鉴定")

    inspection_complained_on: date | None = _says("向劳动监察投诉")
    inspection_opened_on: date | None = _says("劳动监察立案")
    inspection_concluded_on: date | None = _says("劳动监察办结")
    legal_aid_asked_on: date | None = _says("申请法律援助")
    legal_aid_accepted_on: date | None = _says("法律援助受理")
    legal_aid_decided_on: date | None = _says("法律援助有决定")
    legal_aid_appointed_on: date | None = _says("指派法律援助人员")
    petition_received_on: date | None = _says("信访事项送到")
    petition_accepted_on: date | None = _says("信访受理")
    petition_answered_on: date | None = _says("收到信访答复")
    petition_review_asked_on: date | None = _says("申请信访复查")
    petition_review_answered_on: date | None = _says("收到复查意见")
    petition_recheck_asked_on: date | None = _says("申请信访复核")
    petition_recheck_answered_on: date | None = _says("收到复核意见")

    still_employed: bool | None = _says("还在这家单位上班")
    in_probation: bool | None = _says("在试用期里")
    platform_work: bool | None = _says("平台用工的事，由一站式平台调解")
    award_is_final: bool | None = _says("裁决书写明是终局裁决")
    award_time_extended: bool | None = _says("仲裁委批准延长裁决")
    review_time_extended: bool | None = _says("仲裁审查延长")
    injury_is_clear: bool | None = _says("工伤事实清楚、权利义务明确")
    appraisal_time_extended: bool | None = _says("鉴定延长")
    petition_time_extended: bool | None = _says("信访办理延长")
    inspection_time_extended: bool | None = _says("劳动监察办理延长")
    legal_aid_granted: bool | None = _says("决定给予法律援助")
    opinion_outside_list: bool | None = _says("意见书不在条例列的事项里")
    injury_days_lost: int = _says("不是劳动者的原因耽误的天数", 0)

    claims: frozenset[str] = frozenset()
    events: tuple[DatedEvent, ...] = ()


LABELS_ZH = {one.name: one.metadata["zh"] for one in fields(MatterDates) if "zh" in one.metadata}
DATED = tuple(name for name in LABELS_ZH if name.endswith(("_on", "_to", "_by")))
