from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "doorstep.foundation.receipts"
    label = "receipts"

    def ready(self) -> None:
        from doorstep.foundation.papers.access import register_file_access

        from . import facts  # noqa: F401
        from .queries.access import may_have_files

        register_file_access("receipt", may_have_files)
