from .matter import Claim, Matter, Party

__all__ = ["Claim", "Matter", "Party"]
