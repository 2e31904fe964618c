from .guidance import Guidance
from .matter import Claim, Matter, Party
from .sent_form import SentForm

__all__ = ["Claim", "Guidance", "Matter", "Party", "SentForm"]
