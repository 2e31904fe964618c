from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "doorstep.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        from . import facts  # noqa: F401
        from .pruning import daily_anchor, prune_runs
        from .registry import register_job

        register_job("jobs.prune", prune_runs, label="清理旧的运行记录")
        register_job("journal.anchor", daily_anchor, label="每日锚点")
