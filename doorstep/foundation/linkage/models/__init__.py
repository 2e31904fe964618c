from .transfer import Transfer

__all__ = ["Transfer"]
