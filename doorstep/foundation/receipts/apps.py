from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "doorstep.foundation.receipts"
    label = "receipts"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards
        from doorstep.foundation.papers.access import register_file_access

        from . import facts  # noqa: F401
        from .queries.access import may_have_files
        from .queries.rights import request_cards
        from .queries.voices import may_hear

        register_cards("rights_request", request_cards)
        register_file_access("receipt", may_have_files)
        register_file_access("voice", may_hear)
