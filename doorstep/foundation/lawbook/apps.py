from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "doorstep.foundation.lawbook"
    label = "lawbook"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards

        from . import facts  # noqa: F401
        from .queries.cards import figure_cards, year_cards

        register_cards("law_figure", figure_cards)
        register_cards("law_year", year_cards)
