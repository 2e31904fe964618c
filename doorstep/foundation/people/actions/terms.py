"""Texts that people agree to: a new version for every change, never an edit."""

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import yaml
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people import facts
from doorstep.foundation.people.models import TermsText

_FILE = Path(__file__).parent.parent / "data" / "terms.yaml"


@action
def publish_terms(*, kind: str, text: str, since: date | None = None, actor: Actor, at: datetime) -> TermsText:
    """The next version of a kind, in force from a day on; who agreed to an earlier one agreed to that one."""
    if not text.strip():
        raise Refused("条款没有内容，请写上再发布", "text")
    newest = TermsText.objects.filter(kind=kind).order_by("-version").first()
    since = since or timezone.localdate(at)
    if newest and since < newest.since:
        raise Refused("新一版的日子不能比上一版早", "since")
    version = newest.version + 1 if newest else 1
    row = TermsText.objects.create(kind=kind, version=version, text=text.strip(), since=since)
    record(facts.TermsPublished(Ref("terms", kind), kind, version, since), actor, at)
    return row


@lru_cache(maxsize=1)
def default_texts() -> dict[str, str]:
    return dict(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def ensure_default_terms(actor: Actor, at: datetime) -> list[TermsText]:
    """For founding and the demo: version 1 of every default text that this installation does not have yet."""
    missing = set(default_texts()) - set(TermsText.objects.values_list("kind", flat=True))
    return [publish_terms(kind=kind, text=default_texts()[kind], actor=actor, at=at) for kind in sorted(missing)]
