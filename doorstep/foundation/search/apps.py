from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "doorstep.foundation.search"
    label = "search"
