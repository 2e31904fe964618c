from django.apps import AppConfig


class FoundingConfig(AppConfig):
    name = "doorstep.foundation.founding"
    label = "founding"
