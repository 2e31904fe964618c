from typing import Any

from django.core.management.base import BaseCommand

from doorstep.foundation.search.rebuilding import rebuild


class Command(BaseCommand):
    help = "把全文搜索的索引重新做一遍：换了索引密钥、或者索引和记录对不上时用"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"索引已重新做好：{rebuild():,}条记录")
