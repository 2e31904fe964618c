from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "doorstep.wiring"
    label = "wiring"
