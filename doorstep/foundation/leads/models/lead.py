from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import BlindIndexField, Row, SealedJSONField, SealedTextField
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street
from doorstep.foundation.people.models import Account, Person


class LeadQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> LeadQuerySet:
        """Leads of one's office and those below; a shielded one only to its handler and to the station and district
        officers of its own branch. See `rules.READERS`."""
        from ..rules import OFFICERS, READERS, SHIELD_READERS

        if not actor.path or not actor.holds(*READERS):
            return self.none()
        own, mine = self.filter(office__path__startswith=actor.path), models.Q(handler__code=actor.account)
        if actor.holds(*SHIELD_READERS):
            return own
        return own.filter(mine | models.Q(shielded=False)) if actor.holds(*OFFICERS) else own.filter(mine)

    def open_for(self, actor: Actor) -> LeadQuerySet:
        """What is visible and not closed. By the phases and offices it may have, so that an index finds the few among all
        that were closed over the years."""
        phases = [phase for phase in Lead.Phase if phase != Lead.Phase.CLOSED]
        offices = Organisation.objects.filter(path__startswith=actor.path).values("pk")
        return self.visible_to(actor).filter(phase__in=phases, office__in=offices)


class Lead(Row):
    """What was heard before anybody asked for help, or a request not yet registered."""

    class Phase(models.TextChoices):
        RAISED = "raised", "新线索"
        VERIFYING = "verifying", "核实中"
        WATCHED = "watched", "关注中"
        CLOSED = "closed", "已结束"

    class Channel(models.TextChoices):
        PORTAL = "portal", "职工自述"
        HOTLINE = "hotline", "热线来信"
        DESK = "desk", "来人来电"
        VISIT = "visit", "走访"
        PAST = "past", "旧台账"

    class AskedBy(models.TextChoices):
        WORKER = "worker", "职工"
        ENTERPRISE = "enterprise", "单位"

    class Asks(models.TextChoices):
        """What an enterprise comes for; a worker's wish is `asks_mediation`."""

        ADVICE = "advice", "想咨询"
        MEDIATION = "mediation", "申请调解"
        VISIT = "visit", "请上门看看"

    class Outcome(models.TextChoices):
        REFERRED = "referred", "已登记为争议事项"
        NOT_FOUNDED = "not_founded", "情况不属实"
        NOT_FOR_US = "not_for_us", "不归我们管，已告知去处"
        RISK_GONE = "risk_gone", "风险已消除"
        ANSWERED = "answered", "已答复"
        DUPLICATE = "duplicate", "与另一条重复"
        MISTAKE = "mistake", "录入有误"

    code = models.CharField("编号", max_length=40, unique=True)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="leads")
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="leads")
    phase = models.CharField(max_length=12, choices=Phase.choices, default=Phase.RAISED)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    asks_mediation = models.BooleanField("请求调解", default=False)
    asked_by = models.CharField("谁提的", max_length=12, choices=AskedBy.choices, default=AskedBy.WORKER)
    asks = models.CharField("单位要什么", max_length=12, choices=Asks.choices, default="", blank=True)
    story = SealedTextField()
    place_words = SealedTextField()
    employer_words = SealedTextField()
    other_words = SealedTextField()
    # What the reader read and what the worker said of it, side by side: `portal.answers.record_of`.
    understood = SealedJSONField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="leads")
    topics = models.JSONField("种类", default=list, blank=True)
    people_count = models.PositiveIntegerField("人数", null=True, blank=True)
    red_flags = models.JSONField("红旗", default=list, blank=True)
    street = models.ForeignKey(Street, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    building = models.ForeignKey(Building, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    routed_by = models.CharField("分派依据", max_length=24)
    routed_why = models.CharField("分派说明", max_length=200)
    shielded = models.BooleanField("保护来源", default=False)
    received_on = models.DateTimeField("收到")
    happened_on = models.DateField(null=True, blank=True)
    verify_due = models.DateField("核实期限")
    review_on = models.DateField("复看日期", null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default="", blank=True)
    matter_code = models.CharField(max_length=40, default="", blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    dispose_on = models.DateField(null=True, blank=True)
    disposed_at = models.DateTimeField(null=True, blank=True)
    source_key = models.CharField("来源标识", max_length=64, default="", blank=True, db_index=True)
    content_key = models.CharField("内容标识", max_length=32, default="", blank=True, db_index=True)
    old_number = models.CharField("原编号", max_length=60, default="", blank=True, db_index=True)
    is_demo = models.BooleanField("演示", default=False)

    objects = LeadQuerySet.as_manager()

    class Meta:
        verbose_name = "线索"
        constraints = [
            models.UniqueConstraint(
                fields=["district", "source_key"], condition=~models.Q(source_key=""), name="leads_source_once"
            )
        ]
        indexes = [
            models.Index(fields=["office", "phase", "-id"], name="leads_office_phase"),
            models.Index(fields=["district", "-id"], name="leads_district"),
            models.Index(fields=["enterprise", "-id"], name="leads_enterprise"),
        ]

    @property
    def ref(self) -> Ref:
        return Ref("lead", self.code)

    @property
    def by_enterprise(self) -> bool:
        return self.asked_by == Lead.AskedBy.ENTERPRISE


class SetAsideLetterQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> SetAsideLetterQuerySet:
        """Letters set aside belong to the centre's pool: officers of the district see them."""
        from ..rules import POOL_OFFICERS

        if not actor.path or not actor.holds(*POOL_OFFICERS):
            return self.none()
        return self.filter(district__path__startswith=actor.path)


class SetAsideLetter(Row):
    """A letter of an import that is not about work: kept with the reason; a person can still make it a lead."""

    code = models.CharField(max_length=40, unique=True)
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    story = SealedTextField()
    place_words = SealedTextField()
    phone = SealedTextField()
    phone_index = BlindIndexField(source="phone", purpose="phone")
    reason = models.CharField("原因", max_length=120)
    score = models.FloatField(default=0)
    source_key = models.CharField(max_length=64, default="", blank=True, db_index=True)
    content_key = models.CharField(max_length=32, default="", blank=True, db_index=True)
    received_on = models.DateTimeField()
    set_aside_at = models.DateTimeField()
    lead_code = models.CharField("后来成为线索", max_length=40, default="", blank=True)
    disposed_at = models.DateTimeField(null=True, blank=True)
    dispose_on = models.DateField("删除日期", null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = SetAsideLetterQuerySet.as_manager()

    class Meta:
        verbose_name = "搁置来信"
        constraints = [
            models.UniqueConstraint(
                fields=["district", "source_key"], condition=~models.Q(source_key=""), name="leads_letter_source_once"
            )
        ]
        indexes = [models.Index(fields=["district", "-id"], name="leads_set_aside_district")]

    @property
    def ref(self) -> Ref:
        return Ref("set_aside_letter", self.code)


class HotlineImport(Row):
    """One run of a hotline file, with its report."""

    code = models.CharField(max_length=40, unique=True)
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    report = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = SetAsideLetterQuerySet.as_manager()

    class Meta:
        verbose_name = "热线导入"

    @property
    def ref(self) -> Ref:
        return Ref("hotline_import", self.code)
