"""Fact → reactions. *with*: in the fact's transaction, may refuse. *after*: once committed, retried, must bear repetition."""

from doorstep.foundation.journal.reactions import Row
from doorstep.foundation.lawbook.facts import FigureAdopted, YearAdopted
from doorstep.foundation.leads.facts import LeadAssigned, LeadRaised, LeadReferred, LeadRerouted
from doorstep.foundation.leads.hears import message_sent
from doorstep.foundation.linkage.facts import TransferAccepted
from doorstep.foundation.receipts.facts import ErasureProposed, ErasureSentBack, MessageSent, RightsAnswered, RightsAsked
from doorstep.services.disputes.hears import law_adopted, open_matter, take_over, worker_wrote

from .rights import pass_the_answer_on, put_the_answer, requests_follow, settle_the_answer, tell_the_desk
from .telling import tell_the_handler, tell_those_on_duty, tell_who_was_given_it

TABLE: list[Row] = [
    (LeadReferred, "with", open_matter),
    (TransferAccepted, "with", take_over),
    (MessageSent, "with", message_sent),
    (MessageSent, "with", worker_wrote),
    (RightsAsked, "with", put_the_answer),
    (ErasureProposed, "with", pass_the_answer_on),
    (ErasureSentBack, "with", pass_the_answer_on),
    (RightsAnswered, "with", settle_the_answer),
    (LeadRerouted, "with", requests_follow),
    (TransferAccepted, "with", requests_follow),
    (YearAdopted, "after", law_adopted),
    (FigureAdopted, "after", law_adopted),
    (LeadRaised, "after", tell_those_on_duty),
    (LeadRerouted, "after", tell_those_on_duty),
    (LeadAssigned, "after", tell_who_was_given_it),
    (MessageSent, "after", tell_the_handler),
    (RightsAsked, "after", tell_the_desk),
]
