from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row


class Schedule(Row):
    """A job that comes back: its name in the table of `wiring`, when (cron, local time), and whether it is on.

    `since` is when it was first seen or last switched on: slots before it are not made up for.
    """

    name = models.CharField(max_length=60, unique=True)
    cron = models.CharField(max_length=60)
    is_on = models.BooleanField(default=True)
    since = models.DateTimeField()

    class Meta:
        verbose_name = "定时任务"

    @property
    def ref(self) -> Ref:
        return Ref("schedule", self.name)


class JobRun(Row):
    """One slot of a schedule, or one job asked for; the unique slot lets it run once however many ticks there are."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "失败"

    name = models.CharField(max_length=60)
    slot = models.CharField("时段", max_length=80)
    schedule = models.CharField(max_length=60, default="", blank=True)
    arguments = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField("最早开始")
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField("结果", max_length=300, default="", blank=True)

    class Meta:
        verbose_name = "任务运行"
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="jobs_slot_once")]
        indexes = [
            models.Index(fields=["state", "due_at"], name="jobs_run_waiting"),
            models.Index(fields=["schedule", "-id"], name="jobs_run_of_schedule"),
        ]

    @property
    def ref(self) -> Ref:
        return Ref("job", str(self.pk))
