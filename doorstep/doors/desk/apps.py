from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "doorstep.doors.desk"
    label = "desk"
