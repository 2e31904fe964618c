from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "doorstep.foundation.notices"
    label = "notices"

    def ready(self) -> None:
        from doorstep.foundation.jobs.registry import register_job

        from . import facts  # noqa: F401
        from .actions.gateways import TEST
        from .delivering import deliver_due
        from .kinds import register_notice_kind

        register_notice_kind(TEST, "试验消息")
        register_job("notices.deliver", deliver_due, label="发送消息")
