from .duty import Duty
from .export import Export
from .saved_view import SavedView

__all__ = ["Duty", "Export", "SavedView"]
