"""Fact → reactions. *with*: in the fact's transaction, may refuse. *after*: once committed, retried, must bear repetition."""

from doorstep.foundation.journal.reactions import Row
from doorstep.foundation.lawbook.facts import FigureAdopted, YearAdopted
from doorstep.foundation.leads.facts import LeadAssigned, LeadRaised, LeadReferred, LeadRerouted
from doorstep.foundation.leads.hears import message_sent
from doorstep.foundation.linkage.facts import TransferAccepted
from doorstep.foundation.people.facts import (
    IdentityAsked,
    IdentityDeclined,
    IdentityGranted,
    IdentityInEmergency,
    IdentityLookedInto,
)
from doorstep.foundation.receipts.facts import (
    ErasureProposed,
    ErasureSentBack,
    EvidenceAdded,
    MessageSent,
    RightsAnswered,
    RightsAsked,
    VoiceAdded,
)
from doorstep.services.disputes.hears import law_adopted, open_matter, take_over, worker_wrote

from .openings import put_the_question, settle_the_question, tell_who_asked, tell_who_may_agree
from .rights import pass_the_answer_on, put_the_answer, requests_follow, settle_the_answer, tell_the_desk
from .telling import tell_the_handler, tell_those_on_duty, tell_who_was_given_it

TABLE: list[Row] = [
    (LeadReferred, "with", open_matter),
    (TransferAccepted, "with", take_over),
    (MessageSent, "with", message_sent),
    (MessageSent, "with", worker_wrote),
    (VoiceAdded, "with", message_sent),
    (VoiceAdded, "with", worker_wrote),
    (EvidenceAdded, "with", worker_wrote),
    (RightsAsked, "with", put_the_answer),
    (ErasureProposed, "with", pass_the_answer_on),
    (ErasureSentBack, "with", pass_the_answer_on),
    (RightsAnswered, "with", settle_the_answer),
    (LeadRerouted, "with", requests_follow),
    (TransferAccepted, "with", requests_follow),
    (IdentityAsked, "with", put_the_question),
    (IdentityInEmergency, "with", put_the_question),
    (IdentityGranted, "with", settle_the_question),
    (IdentityDeclined, "with", settle_the_question),
    (IdentityLookedInto, "with", settle_the_question),
    (YearAdopted, "after", law_adopted),
    (FigureAdopted, "after", law_adopted),
    (LeadRaised, "after", tell_those_on_duty),
    (LeadRerouted, "after", tell_those_on_duty),
    (LeadAssigned, "after", tell_who_was_given_it),
    (MessageSent, "after", tell_the_handler),
    (VoiceAdded, "after", tell_the_handler),
    (EvidenceAdded, "after", tell_the_handler),
    (RightsAsked, "after", tell_the_desk),
    (IdentityAsked, "after", tell_who_may_agree),
    (IdentityInEmergency, "after", tell_who_may_agree),
    (IdentityGranted, "after", tell_who_asked),
    (IdentityDeclined, "after", tell_who_asked),
]
