from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "doorstep.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        from . import reading  # noqa: F401 - its fact must be known before anything is read back
