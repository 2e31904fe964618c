from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "doorstep.foundation.network"
    label = "network"

    def ready(self) -> None:
        from . import facts  # noqa: F401
