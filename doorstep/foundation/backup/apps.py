from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "doorstep.foundation.backup"
    label = "backup"

    def ready(self) -> None:
        from . import facts  # noqa: F401
