from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "doorstep.foundation.worklist"
    label = "worklist"
