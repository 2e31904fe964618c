from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "doorstep.foundation.people"
    label = "people"
