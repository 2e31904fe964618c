from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "doorstep.doors.portal"
    label = "portal"
