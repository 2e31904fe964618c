from .receipt import Consent, Draft, Evidence, Message, Receipt

__all__ = ["Consent", "Draft", "Evidence", "Message", "Receipt"]
