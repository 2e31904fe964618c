from django.apps import AppConfig


class LeadsConfig(AppConfig):
    name = "doorstep.foundation.leads"
    label = "leads"
