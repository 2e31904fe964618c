from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "doorstep.services.disputes"
    label = "disputes"

    def ready(self) -> None:
        from doorstep.foundation.journal.cards import register_cards
        from doorstep.foundation.leads.checklists import register_checklists
        from doorstep.foundation.leads.likeness import register_likeness
        from doorstep.foundation.linkage.holdings import register_holding
        from doorstep.foundation.papers.access import register_file_access
        from doorstep.foundation.people.identity_holders import register_holder
        from doorstep.foundation.receipts import access_checks
        from doorstep.foundation.receipts.records import register_record
        from doorstep.foundation.receipts.shared import register_shared
        from doorstep.foundation.receipts.status import register_status
        from doorstep.foundation.search.kinds import register_search_kind
        from doorstep.foundation.worklist.assigning import register_assigning, register_held
        from doorstep.foundation.worklist.lists import register_list
        from doorstep.foundation.worklist.narrowing import register_narrowing

        from . import clock_facts, facts, limits, past_facts, past_job, recomputing, reminding, sheet_facts  # noqa: F401
        from .actions.telling import register_notice_kinds
        from .assigning import assign_one, open_matters
        from .behind import erase_matter, matter_behind
        from .clocks import register_duty_kinds
        from .queries.access import can_take_part, handles, may_have_files
        from .queries.cards import matter_cards
        from .queries.exporting import LIST, narrowed
        from .queries.holding import matter_holder, matter_holding, matters_of
        from .queries.matter_warnings import like_lead
        from .queries.past_imports import past_import_cards
        from .queries.playbooks import steps_in_force
        from .queries.status import matter_status
        from .queries.worksheets import shared_sheets
        from .searching import KIND

        register_duty_kinds()
        limits.register()
        past_job.register()
        recomputing.register()
        reminding.register()
        register_notice_kinds()
        register_cards("matter", matter_cards)
        register_cards("past_import", past_import_cards)
        register_status("matter", matter_status)
        register_shared("matter", shared_sheets)
        register_record("matter", matter_behind, erase_matter)
        register_search_kind(KIND)
        register_list(LIST)
        register_narrowing("matter", narrowed)
        register_assigning("matter", assign_one)
        register_held("matter", open_matters)
        register_holding("matter", matter_holding)
        register_holder("matter", matter_holder, matters_of)
        register_likeness(like_lead)
        register_checklists(steps_in_force)
        register_file_access("matter", may_have_files)
        access_checks.register("matter", can_take_part)
        access_checks.register_handler("matter", handles)
