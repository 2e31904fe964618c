from .acceptance import Acceptance
from .clock_limit import ClockLimit, SentReminder
from .dated_fact import DatedFact
from .file import Exhibit, Note
from .guidance import Guidance
from .joining import Merge
from .matter import Claim, Matter, Party
from .past_import import PastImport
from .playbook import Playbook, Tick
from .sent_form import SentForm
from .worksheet import SavedSheet

__all__ = [
    "Acceptance", "Claim", "ClockLimit", "DatedFact", "Exhibit", "Guidance", "Matter", "Merge", "Note", "Party", "PastImport", "Playbook", "SavedSheet", "SentForm", "SentReminder", "Tick",
]  # fmt: skip
