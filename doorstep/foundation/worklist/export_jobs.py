"""Long exports are made, and old ones forgotten, outside any request."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.queries.actors import actor_of

from .actions.exporting import fail_export, forget_export, make_export
from .lists import list_named
from .models import Export
from .rules import may


def make_asked(arguments: dict[str, Any], now: datetime) -> str:
    """As whoever asked, with the rights they hold now. Run again after a kill, it makes what is still waiting."""
    export = Export.objects.select_related("account", "office").get(code=arguments["export"])
    if export.state != Export.State.WAITING:
        return "已经做过"
    actor = actor_of(export.account, "job", timezone.localdate(now), export.office.code)
    desk_list = list_named(export.page)
    if actor is None or desk_list is None or actor.organisation != export.office.code or not may(actor, "export"):
        fail_export(export=export, actor=Actor.system("job"), at=now)
        return "申请的人已经没有导出的权限"
    return f"做好了，{make_export(export=export, desk_list=desk_list, actor=actor, at=now).rows}行"


def forget_old(arguments: dict[str, Any], now: datetime) -> str:
    due = Export.objects.filter(forget_on__lte=timezone.localdate(now)).exclude(state=Export.State.FORGOTTEN)
    exports = list(due.order_by("id")[:1000])
    for export in exports:
        forget_export(export=export, actor=Actor.system("job"), at=now)
    return f"删掉了{len(exports)}份导出的文件"
