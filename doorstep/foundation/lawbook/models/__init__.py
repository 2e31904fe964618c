from .figure import Figure
from .proposal import Proposal
from .stamp import Stamp
from .year import CalendarYear

__all__ = ["CalendarYear", "Figure", "Proposal", "Stamp"]
