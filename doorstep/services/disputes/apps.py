from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "doorstep.services.disputes"
    label = "disputes"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards
        from doorstep.foundation.receipts import access_checks
        from doorstep.foundation.receipts.status import register_status
        from doorstep.foundation.search.kinds import register_search_kind

        from . import facts  # noqa: F401
        from .actions.telling import register_notice_kinds
        from .clocks import register_duty_kinds
        from .queries.access import can_take_part
        from .queries.cards import matter_cards
        from .queries.status import matter_status
        from .searching import KIND

        register_duty_kinds()
        register_notice_kinds()
        register_cards("matter", matter_cards)
        register_status("matter", matter_status)
        register_search_kind(KIND)
        access_checks.register("matter", can_take_part)
