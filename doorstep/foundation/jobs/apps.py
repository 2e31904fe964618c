from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "doorstep.foundation.jobs"
    label = "jobs"
