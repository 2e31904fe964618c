from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedJSONField, SealedTextField
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street
from doorstep.foundation.people.models import Account, Person


class MatterQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> MatterQuerySet:
        """Matters of one's office and those below; a mediator sees those assigned to them, a lead officer no shielded one
        but their own. See `rules.READERS`."""
        return self.filter(_seen(actor))

    def readable_by(self, actor: Actor) -> MatterQuerySet:
        """And those an officer's station gave away while keeping the right to read. For one matter, never for a list: lists
        are of what one answers for. One condition, not a set of keys: that set is every matter of the branch."""
        from ..rules import OFFICERS

        if not actor.organisation or not actor.holds(*OFFICERS):
            return self.visible_to(actor)
        return self.filter(_seen(actor) | models.Q(kept_for__contains=f",{actor.organisation},", shielded=False))

    def open_for(self, actor: Actor) -> MatterQuerySet:
        """What is visible and not closed. By the phases and offices it may have, so that an index finds the few among all
        that were closed over the years."""
        phases = [phase for phase in Matter.Phase if phase != Matter.Phase.CLOSED]
        offices = Organisation.objects.filter(path__startswith=actor.path).values("pk")
        return self.visible_to(actor).filter(phase__in=phases, office__in=offices)


def _seen(actor: Actor) -> models.Q:
    from ..rules import OFFICERS, READERS

    if not actor.path or not actor.holds(*READERS):
        return models.Q(pk__in=[])
    own, mine = models.Q(office__path__startswith=actor.path), models.Q(handler__code=actor.account)
    if actor.holds(*OFFICERS):
        return own
    return own & (mine | models.Q(shielded=False)) if actor.holds("lead_officer") else own & mine


class Matter(Row):
    """A labour dispute handled by a station. Phase, custody, track, whose move and clocks are facts of their own.

    `received_on` is the moment the worker pressed send, called or stood at the desk; `mediation_asked_on` the moment they
    asked for mediation, which starts the legal clocks; empty while only advice is asked for. `taken_on` starts the
    service clock, and again when it is reopened.
    `outcome` is empty until a closing is proposed. `phase` is written by `actions.gate` alone.
    """

    class Phase(models.TextChoices):
        """In the order of the work; `states.ROWS` says what leads from one to another."""

        REGISTERED = "registered", "登记"
        MEDIATION = "mediation", "调解"
        GUIDANCE = "guidance", "指引"
        CLOSING = "closing", "拟结"
        CLOSED = "closed", "办结"

    class AskedBy(models.TextChoices):
        """Who is the applicant; the other side is the respondent."""

        WORKER = "worker", "职工"
        ENTERPRISE = "enterprise", "单位"

    class Track(models.TextChoices):
        SMALL_SIMPLE = "small_simple", "小额简单"
        COMPLEX = "complex", "疑难复杂"

    class WhoseMove(models.TextChoices):
        WORKER = "worker", "等职工"
        EMPLOYER = "employer", "等企业"
        HANDLER = "handler", "等经办人"
        SECOND_PERSON = "second_person", "等复核人"
        DISTRICT = "district", "等区里"
        NOBODY = "nobody", "不用再做什么"

    class Outcome(models.TextChoices):
        ADVICE_ONLY = "advice_only", "只要咨询，已答复"
        NOT_FOUNDED = "not_founded", "情况不属实"
        SETTLED_THEMSELVES = "settled_themselves", "双方自行解决"
        AGREED_KEPT = "agreed_kept", "达成协议，已经兑现"
        AGREED_PARTLY = "agreed_partly", "达成协议，兑现了一部分"
        AGREED_BROKEN = "agreed_broken", "达成协议没兑现，已走下一步"
        REFUSED = "refused", "对方不愿意调解"
        NOT_REACHABLE = "not_reachable", "对方联系不上"
        TOO_FAR_APART = "too_far_apart", "双方说法差得太远"
        TIME_OVER = "time_over", "期限到了没谈成"
        WOULD_NOT_SIGN = "would_not_sign", "谈好了但不肯签字"
        WITHDRAWN = "withdrawn", "职工撤回"
        OTHER_FORUM = "other_forum", "已在仲裁或法院"
        NOT_FOR_US = "not_for_us", "不归我们管，已转告"
        MISTAKE = "mistake", "录入有误"
        JOINED = "joined", "并入另一件"

    class Urgency(models.TextChoices):
        TODAY = "today", "今天就要办"
        SOON = "soon", "尽快办"
        ORDINARY = "ordinary", "按期办"
        WATCH = "watch", "先关注"

    class Level(models.TextChoices):
        ENTERPRISE = "enterprise", "企业"
        BUILDING = "building", "楼宇"
        STREET = "street", "街道"
        DISTRICT = "district", "区"
        ARBITRATION = "arbitration", "仲裁"
        COURT = "court", "法院"

    code = models.CharField("编号", max_length=40, unique=True)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="matters")
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="matters")
    phase = models.CharField(max_length=12, choices=Phase.choices, default=Phase.REGISTERED)
    track = models.CharField(max_length=12, choices=Track.choices, default="", blank=True)
    proposed_track = models.CharField(max_length=12, choices=Track.choices, default="", blank=True)
    major = models.BooleanField("重大", default=False)
    urgency = models.CharField("紧急程度", max_length=10, choices=Urgency.choices, default="", blank=True)
    track_reasons = models.JSONField("分类理由", default=list, blank=True)
    whose_move = models.CharField(max_length=16, choices=WhoseMove.choices, default=WhoseMove.HANDLER)
    moved_at = models.DateTimeField("轮到谁起")
    proposed_by = models.CharField("谁提的拟结", max_length=40, default="", blank=True)
    closing_from = models.CharField("拟结前", max_length=12, choices=Phase.choices, default="", blank=True)
    shielded = models.BooleanField("保护来源", default=False)
    asked_by = models.CharField("谁申请", max_length=12, choices=AskedBy.choices, default=AskedBy.WORKER)
    old_number = models.CharField("原编号", max_length=60, default="", blank=True, db_index=True)
    past_key = models.CharField("旧台账里的哪一行", max_length=40, default="", blank=True)
    from_lead = models.CharField("来自线索", max_length=40, default="", blank=True)
    received_on = models.DateTimeField("收到")
    mediation_asked_on = models.DateTimeField("请求调解", null=True, blank=True)
    registered_at = models.DateTimeField("登记")
    taken_on = models.DateField("办理起算")
    topics = models.JSONField("种类", default=list, blank=True)
    workers = models.PositiveIntegerField("人数", default=1)
    triage_facts = models.JSONField("分类事实", default=dict, blank=True)
    fact_sources = models.JSONField("事实是谁说的", default=dict, blank=True)
    element_words = SealedJSONField()
    story = SealedTextField()
    kept_for = models.CharField("转出后还能看的站", max_length=200, default="", blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed")
    not_same = models.JSONField("看过，不是一回事的", default=list, blank=True)
    accepted_on = models.DateField("受理", null=True, blank=True)
    street = models.ForeignKey(Street, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    building = models.ForeignKey(Building, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default="", blank=True)
    level = models.CharField("化解层级", max_length=12, choices=Level.choices, default="", blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    return_call_on = models.DateField("回访日期", null=True, blank=True)
    dispose_on = models.DateField("删除日期", null=True, blank=True)
    disposed_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField("演示", default=False)

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = "争议事项"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "past_key"], condition=~models.Q(past_key=""), name="disputes_past_once"
            )
        ]
        indexes = [
            models.Index(fields=["office", "phase", "-id"], name="disputes_office_phase"),
            models.Index(fields=["district", "-id"], name="disputes_district"),
            models.Index(fields=["enterprise", "-id"], name="disputes_enterprise"),
            models.Index(fields=["from_lead"], name="disputes_from_lead"),
        ]

    @property
    def ref(self) -> Ref:
        return Ref("matter", self.code)

    @property
    def by_enterprise(self) -> bool:
        return self.asked_by == Matter.AskedBy.ENTERPRISE

    @property
    def firm_side(self) -> str:
        """On which side the enterprise stands."""
        return Party.Side.APPLICANT if self.by_enterprise else Party.Side.RESPONDENT


class Party(Row):
    """One side of a matter: a worker's sealed identity, or an enterprise, known to the register or only named."""

    class Side(models.TextChoices):
        APPLICANT = "applicant", "申请人"
        RESPONDENT = "respondent", "被申请人"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=12, choices=Side.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name_words = SealedTextField()

    class Meta:
        verbose_name = "当事人"


class Claim(Row):
    """What is asked for: a topic of the common list, the sum the worker names, and their words."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="claims")
    topic = models.CharField(max_length=30)
    amount = models.DecimalField("数额", max_digits=14, decimal_places=2, null=True, blank=True)
    words = SealedTextField()
    employer_says = SealedTextField()

    class Meta:
        verbose_name = "请求"
