from .label import Label, LetterRouter
from .lead import HotlineImport, Lead, SetAsideLetter

__all__ = ["HotlineImport", "Label", "Lead", "LetterRouter", "SetAsideLetter"]
