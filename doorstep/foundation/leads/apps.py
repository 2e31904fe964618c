from django.apps import AppConfig


class LeadsConfig(AppConfig):
    name = "doorstep.foundation.leads"
    label = "leads"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards
        from doorstep.foundation.receipts import access_checks
        from doorstep.foundation.receipts.status import register_status

        from . import facts  # noqa: F401
        from .cards import lead_cards, letter_cards
        from .dues import register_duty_kinds
        from .queries.access import may_answer
        from .status import lead_status

        register_duty_kinds()
        register_cards("lead", lead_cards)
        register_cards("set_aside_letter", letter_cards)
        register_status("lead", lead_status)
        access_checks.register("lead", may_answer)
