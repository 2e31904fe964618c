from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "doorstep.foundation.lawbook"
    label = "lawbook"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards
        from doorstep.foundation.people.workdays import use_calendar

        from . import facts  # noqa: F401
        from .queries.cards import figure_cards, year_cards
        from .queries.setting import setting_for

        use_calendar(lambda region: setting_for(region).calendar)
        register_cards("law_figure", figure_cards)
        register_cards("law_year", year_cards)
