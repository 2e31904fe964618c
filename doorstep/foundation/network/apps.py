from datetime import timedelta

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "doorstep.foundation.network"
    label = "network"

    def ready(self) -> None:
        from doorstep.foundation.jobs.registry import register_job
        from doorstep.foundation.journal.cards import register_cards

        from . import facts, import_job  # noqa: F401
        from .actions.register import FORGET_JOB, JOB
        from .queries import cards

        register_job(JOB, import_job.import_register, label="导入名册", lasts=timedelta(minutes=5))
        register_job(FORGET_JOB, import_job.forget_uploads, label="删除没有导入的名册文件")
        for kind, source in cards.SOURCES.items():
            register_cards(kind, source)
