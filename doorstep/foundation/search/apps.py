from datetime import datetime, timedelta
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "doorstep.foundation.search"
    label = "search"

    def ready(self) -> None:
        from doorstep.foundation.backup.restoring import register_remaker
        from doorstep.foundation.backup.rotating import register_resealer
        from doorstep.foundation.jobs.registry import register_job

        from . import index, rebuilding

        def tidy(arguments: dict[str, Any], now: datetime) -> str:
            index.tidy()
            return "搜索索引收拾好了"

        post_migrate.connect(rebuilding.fill, sender=self)
        register_resealer("search", rebuilding.renew)
        register_remaker("search", rebuilding.rebuild)
        register_job("search.tidy", tidy, label="收拾搜索索引", lasts=timedelta(hours=1))
