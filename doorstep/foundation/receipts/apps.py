from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "doorstep.foundation.receipts"
    label = "receipts"
