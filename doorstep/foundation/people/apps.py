from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "doorstep.foundation.people"
    label = "people"

    def ready(self) -> None:
        from doorstep.foundation.backup.rotating import register_resealer
        from doorstep.foundation.jobs.registry import register_job
        from doorstep.foundation.journal.cards import register_cards

        from . import facts  # noqa: F401  (facts register themselves)
        from .purging import purge_traces
        from .queries.cards import account_cards
        from .queries.opening_page import opening_cards
        from .second_factor import reseal_factors

        register_cards("account", account_cards)
        register_cards("identity_opening", opening_cards)
        register_resealer("people.second_factors", reseal_factors)
        register_job("people.purge", purge_traces, label="清掉限速计数和过期的登录")
