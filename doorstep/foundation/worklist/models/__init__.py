from .calendar_link import CalendarLink
from .duty import Duty
from .export import Export
from .saved_view import SavedView

__all__ = ["CalendarLink", "Duty", "Export", "SavedView"]
