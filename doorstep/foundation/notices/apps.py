from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "doorstep.foundation.notices"
    label = "notices"

    def ready(self) -> None:
        from . import facts  # noqa: F401
