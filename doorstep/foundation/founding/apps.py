from django.apps import AppConfig


class FoundingConfig(AppConfig):
    name = "doorstep.foundation.founding"
    label = "founding"

    def ready(self) -> None:
        from . import facts  # noqa: F401
