from django.db import models

from doorstep.foundation.kit.fields import Row, SealedTextField

from .matter import Matter


class DatedFact(Row):
    """Something that happened about a matter on a day, by the names of `knowledge.labourlaw.matter_facts`; the legal clocks
    follow from these. An act (`is_act`) restarts or stops the limitation and counts only when proven. Rows are corrected
    with a fact in the journal and withdrawn, never deleted."""

    class Source(models.TextChoices):
        PAPER = "paper", "书面材料"
        STATION = "station", "我们经手"
        BOTH = "both", "双方都这么说"
        WORKER = "worker", "职工说"
        EMPLOYER = "employer", "企业说"

    class Channel(models.TextChoices):
        WRITTEN = "written", "书面，当面交或者寄"
        CHAT = "chat", "微信、短信、邮件"
        CALL = "call", "电话，有录音"
        FACE = "face", "当面说，有见证或者录音"
        OFFICE = "office", "到部门投诉，有回执"
        OTHER = "other", "别的"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="dated_facts")
    number = models.PositiveSmallIntegerField("第几条")
    what = models.CharField("什么事", max_length=40)
    is_act = models.BooleanField("时效的中断或中止", default=False)
    on = models.DateField("哪天", null=True, blank=True)
    until = models.DateField("到哪天", null=True, blank=True)
    yes = models.BooleanField("是不是", null=True, blank=True)
    count = models.PositiveSmallIntegerField("天数", null=True, blank=True)
    source = models.CharField("谁说的", max_length=10, choices=Source.choices, default="", blank=True)
    proven = models.BooleanField("能证明", default=False)
    channel = models.CharField("用什么方式", max_length=10, choices=Channel.choices, default="", blank=True)
    proof = SealedTextField()
    put_by = models.CharField("谁记的", max_length=40)
    put_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "带日子的事实"
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="disputes_dated_fact_number"),
            models.UniqueConstraint(
                fields=["matter", "what"],
                condition=models.Q(withdrawn_at=None, is_act=False),
                name="disputes_dated_fact_once",
            ),
        ]
