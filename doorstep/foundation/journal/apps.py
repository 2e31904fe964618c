from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "doorstep.foundation.journal"
    label = "journal"
