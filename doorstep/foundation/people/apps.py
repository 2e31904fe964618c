from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "doorstep.foundation.people"
    label = "people"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards

        from . import facts  # noqa: F401  (facts register themselves)
        from .queries.cards import account_cards

        register_cards("account", account_cards)
