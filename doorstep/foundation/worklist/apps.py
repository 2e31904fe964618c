from datetime import timedelta

from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "doorstep.foundation.worklist"
    label = "worklist"

    def ready(self) -> None:
        from doorstep.foundation.jobs.registry import register_job
        from doorstep.foundation.papers.access import register_file_access

        from . import facts  # noqa: F401
        from .actions.exporting import JOB
        from .export_jobs import forget_old, make_asked
        from .lists import register_list
        from .queries.exporting import LIST
        from .queries.exports import may_have_file

        register_list(LIST)
        register_file_access("export", may_have_file)
        register_job(JOB, make_asked, label="做导出的文件", lasts=timedelta(minutes=30))
        register_job("worklist.forget_exports", forget_old, label="删除到期的导出文件")
