"""The append-only journal: entries chained by hash per stream, heads, daily anchors, keys of records."""

from django.db import models

from doorstep.foundation.kit.fields import Row

from .actor import Ref


class Entry(Row):
    """One fact. `payload` is canonical JSON as text, so that the bytes that were hashed are the bytes kept."""

    stream = models.CharField(max_length=120)
    number = models.PositiveIntegerField("序号")
    fact = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    payload = models.TextField()
    words = models.BinaryField(default=b"")
    account = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40)
    channel = models.CharField(max_length=40)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "办理流水"
        constraints = [models.UniqueConstraint(fields=["stream", "number"], name="journal_entry_place")]
        indexes = [
            models.Index(fields=["about_kind", "about_code", "id"], name="journal_entry_about"),
            models.Index(fields=["fact", "id"], name="journal_entry_fact"),
        ]

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)


class Head(models.Model):
    """Where a stream ends, so that a cut tail shows."""

    stream = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "流水末端"


class Anchor(Row):
    """A day's digest over the ends of all streams; its file leaves the machine."""

    day = models.DateField(unique=True)
    cut = models.BigIntegerField("此前的记录")
    streams = models.PositiveIntegerField()
    entries = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)

    class Meta:
        verbose_name = "每日锚点"


class RecordKey(Row):
    """The key under which a record's words lie; destroying it makes them unreadable and leaves the chain whole."""

    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    wrapped = models.BinaryField(default=b"")
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "记录密钥"
        constraints = [models.UniqueConstraint(fields=["about_kind", "about_code"], name="journal_one_key_per_record")]


class PendingReaction(Row):
    """One reaction that happens after the fact: written in the fact's transaction, run once, retried when it fails."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="reactions")
    reaction = models.CharField(max_length=120)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        verbose_name = "待办反应"
        constraints = [models.UniqueConstraint(fields=["entry", "reaction"], name="journal_reaction_once")]
        indexes = [models.Index(fields=["done_at", "next_try_at"], name="journal_reaction_due")]
