from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "doorstep.foundation.backup"
    label = "backup"
