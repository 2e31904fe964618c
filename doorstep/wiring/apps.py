from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "doorstep.wiring"
    label = "wiring"

    def ready(self) -> None:
        from doorstep.foundation.backup.rotating import register_resealer
        from doorstep.foundation.jobs.registry import set_schedules
        from doorstep.foundation.journal.reactions import set_table
        from doorstep.foundation.people.second_factor import reseal_factors

        from .schedules import SCHEDULES, register_jobs
        from .table import TABLE
        from .telling import register_notice_kinds

        register_notice_kinds()
        set_table(TABLE)
        register_jobs()
        register_resealer("second factor(s)", reseal_factors)
        set_schedules(SCHEDULES)
