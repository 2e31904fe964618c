from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "doorstep.wiring"
    label = "wiring"

    def ready(self) -> None:
        from doorstep.foundation.jobs.registry import set_schedules
        from doorstep.foundation.journal.reactions import set_table

        from . import openings, rights
        from .schedules import SCHEDULES, register_jobs
        from .table import TABLE
        from .telling import register_notice_kinds

        register_notice_kinds()
        for room in (rights, openings):
            room.register_duty_kinds()
            room.register_notice_kinds()
        set_table(TABLE)
        register_jobs()
        set_schedules(SCHEDULES)
