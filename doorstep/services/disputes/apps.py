from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "doorstep.services.disputes"
    label = "disputes"

    def ready(self) -> None:
        from . import facts  # noqa: F401
        from .actions.telling import register_notice_kinds
        from .clocks import register_duty_kinds

        register_duty_kinds()
        register_notice_kinds()
