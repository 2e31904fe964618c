from django.apps import AppConfig


class LinkageConfig(AppConfig):
    name = "doorstep.foundation.linkage"
    label = "linkage"

    def ready(self) -> None:
        from doorstep.foundation.jobs.registry import register_job
        from doorstep.foundation.journal.cards import register_cards

        from . import facts  # noqa: F401
        from .actions.silence import hand_up_silent
        from .actions.telling import register_notice_kinds
        from .cards import transfer_cards
        from .dues import register_duty_kinds

        register_duty_kinds()
        register_notice_kinds()
        register_cards("transfer", transfer_cards)
        register_job("linkage.silence", hand_up_silent, label="没有答复的移送请区里定")
