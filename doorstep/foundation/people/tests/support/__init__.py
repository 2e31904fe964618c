from .factor import with_second_factor

__all__ = ["with_second_factor"]
