from django.apps import AppConfig


class LeadsConfig(AppConfig):
    name = "doorstep.foundation.leads"
    label = "leads"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards
        from doorstep.foundation.people.identity_holders import register_holder
        from doorstep.foundation.receipts import access_checks
        from doorstep.foundation.receipts.records import register_record
        from doorstep.foundation.receipts.status import register_status
        from doorstep.foundation.search.kinds import register_search_kind
        from doorstep.foundation.worklist.assigning import register_assigning, register_held
        from doorstep.foundation.worklist.lists import register_list
        from doorstep.foundation.worklist.narrowing import register_narrowing

        from . import facts, label_facts  # noqa: F401
        from .assigning import assign_one, open_leads
        from .behind import erase_lead, lead_behind
        from .cards import lead_cards, letter_cards
        from .dues import register_duty_kinds
        from .queries.access import handles, may_answer
        from .queries.exporting import LIST, narrowed
        from .queries.holding import lead_holder, leads_of
        from .searching import KIND
        from .status import lead_status

        register_duty_kinds()
        register_cards("lead", lead_cards)
        register_cards("set_aside_letter", letter_cards)
        register_status("lead", lead_status)
        register_record("lead", lead_behind, erase_lead)
        register_search_kind(KIND)
        register_list(LIST)
        register_narrowing("lead", narrowed)
        register_assigning("lead", assign_one)
        register_held("lead", open_leads)
        register_holder("lead", lead_holder, leads_of)
        access_checks.register("lead", may_answer)
        access_checks.register_handler("lead", handles)
