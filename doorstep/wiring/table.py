"""Fact → reactions. *with*: in the fact's transaction, may refuse. *after*: once committed, retried, must bear repetition."""

from doorstep.foundation.journal.reactions import Row
from doorstep.foundation.leads.facts import LeadRaised, LeadReferred, LeadRerouted
from doorstep.foundation.leads.hears import message_sent
from doorstep.foundation.receipts.facts import MessageSent
from doorstep.services.disputes.hears import open_matter, worker_wrote

from .telling import tell_the_handler, tell_those_on_duty

TABLE: list[Row] = [
    (LeadReferred, "with", open_matter),
    (MessageSent, "with", message_sent),
    (MessageSent, "with", worker_wrote),
    (LeadRaised, "after", tell_those_on_duty),
    (LeadRerouted, "after", tell_those_on_duty),
    (MessageSent, "after", tell_the_handler),
]
