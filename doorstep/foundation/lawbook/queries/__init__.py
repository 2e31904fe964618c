from .setting import setting_for

__all__ = ["setting_for"]
