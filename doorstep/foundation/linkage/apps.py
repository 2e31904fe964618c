from django.apps import AppConfig


class LinkageConfig(AppConfig):
    name = "doorstep.foundation.linkage"
    label = "linkage"
