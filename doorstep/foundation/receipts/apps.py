from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "doorstep.foundation.receipts"
    label = "receipts"

    def ready(self) -> None:
        from . import facts  # noqa: F401
