from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "doorstep.foundation.kit"
    label = "kit"
