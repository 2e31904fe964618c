from .receipt import Consent, Draft, Evidence, Message, Receipt
from .rights_request import RightsRequest
from .voice import VoiceNote

__all__ = ["Consent", "Draft", "Evidence", "Message", "Receipt", "RightsRequest", "VoiceNote"]
