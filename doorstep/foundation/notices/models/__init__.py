from .channel import Channel, Delivery, Gateway
from .notice import Notice

__all__ = ["Channel", "Delivery", "Gateway", "Notice"]
