from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "doorstep.foundation.notices"
    label = "notices"
