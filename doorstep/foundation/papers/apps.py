from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "doorstep.foundation.papers"
    label = "papers"

    def ready(self) -> None:
        from doorstep.foundation.jobs.registry import register_job

        from . import facts  # noqa: F401
        from .scanning import JOB, ask_overdue_scans, scan_job
        from .sweeping import sweep

        register_job(JOB, scan_job, label="给文件查毒")
        register_job("papers.sweep", sweep, label="清掉没有主的文件")
        register_job("papers.scan_overdue", ask_overdue_scans, label="补查还没查毒的文件")
