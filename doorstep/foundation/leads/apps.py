from django.apps import AppConfig


class LeadsConfig(AppConfig):
    name = "doorstep.foundation.leads"
    label = "leads"

    def ready(self) -> None:
        from . import facts  # noqa: F401
        from .dues import register_duty_kinds

        register_duty_kinds()
