from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "doorstep.foundation.lawbook"
    label = "lawbook"
