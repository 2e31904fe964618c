from .lead import HotlineImport, Lead, SetAsideLetter

__all__ = ["HotlineImport", "Lead", "SetAsideLetter"]
