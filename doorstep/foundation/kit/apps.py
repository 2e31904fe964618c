from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "doorstep.foundation.kit"
    label = "kit"

    def ready(self) -> None:
        from doorstep.foundation.kit.widgets import speak_plainly

        speak_plainly()
