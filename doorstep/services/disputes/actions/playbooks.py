"""The district's checklists, and what of them is done for a matter."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation

from ..facts import PlaybookSet, StepTicked
from ..models import Matter, Playbook, Tick
from ..queries.playbooks import checklist_of, items_of, names
from ..rules import may_set_playbook
from .gate import allow, held
from .triage import refuse_closed

MOST_ITEMS, LONGEST_ITEM = 40, 100


@action
def set_playbook(
    *, district: Organisation, name: str, items: Sequence[str], version: int | None = None, actor: Actor, at: datetime
) -> Playbook:
    """A new version of one list; `version` is the one that was seen, so that of two who change it at once the second
    reads that it changed. Matters in hand follow at once, what was ticked stays. Tells PlaybookSet about the district."""
    if not may_set_playbook(actor) or not district.path.startswith(actor.path):
        raise Refused("办理清单由区工会来改")
    if name not in names():
        raise Refused("没有这份清单，请从列出来的里面选")
    said = list(dict.fromkeys(item.strip() for item in items if item.strip()))
    _check_items(said)
    now, last = items_of(district, name)
    if version is not None and version != last:
        raise Refused("刚才有同事改过这份清单，请看看新的再改", "items")
    if said == now:
        raise Refused("没有改动。改好再保存", "items")
    row = Playbook.objects.create(
        district=district, name=name, version=last + 1, items=said, by_account=actor.account, at=at
    )
    record(PlaybookSet(district.ref, name, row.version, len(said)), actor, at)
    return row


def _check_items(items: list[str]) -> None:
    if not items:
        raise Refused("请至少留一项", "items")
    if len(items) > MOST_ITEMS:
        raise Refused(f"一份清单最多{MOST_ITEMS}项，现在有{len(items)}项，请合并相近的", "items")
    if any(len(item) > LONGEST_ITEM for item in items):
        raise Refused(f"一项最多{LONGEST_ITEM}个字，请写短一些", "items")


@action
def tick(*, matter: Matter, key: str, done: bool, actor: Actor, at: datetime) -> None:
    """One line of the checklist done, or not done after all. Tells StepTicked."""
    allow(held(matter), "tick", actor)
    refuse_closed(matter)
    line = next((line for line in checklist_of(matter) if line.key == key), None)
    if line is None:
        raise Refused("清单刚才改过，没有这一项了，请刷新页面再点")
    if done == line.done:
        raise Refused("这一项刚才已经点过，没有再记一次")
    if done:
        Tick.objects.create(matter=matter, key=key, label=line.label, by_account=actor.account, at=at)
    else:
        matter.ticks.filter(key=key).delete()
    record(StepTicked(matter.ref, line.label, done), actor, at)
