from django.db import models

from doorstep.foundation.kit.fields import Row


class Schedule(Row):
    """A job that comes back: its name in the table of `wiring`, when (cron, local time), and whether it is on."""

    name = models.CharField(max_length=60, unique=True)
    cron = models.CharField(max_length=60)
    is_on = models.BooleanField(default=True)

    class Meta:
        verbose_name = "定时任务"


class JobRun(Row):
    """One slot of a schedule, or one job asked for; the unique slot lets it run once however many ticks there are."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "失败"

    name = models.CharField(max_length=60)
    slot = models.CharField("时段", max_length=80)
    arguments = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField("结果", max_length=300, default="", blank=True)

    class Meta:
        verbose_name = "任务运行"
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="jobs_slot_once")]
        indexes = [models.Index(fields=["state", "asked_at"], name="jobs_run_waiting")]
