from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "doorstep.foundation.network"
    label = "network"
