from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "doorstep.foundation.papers"
    label = "papers"
