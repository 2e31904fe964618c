from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "doorstep.services.disputes"
    label = "disputes"
