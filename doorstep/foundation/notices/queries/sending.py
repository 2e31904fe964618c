"""How sending goes, for the administrator: figures and failures, never an address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from doorstep.foundation.notices.models import Delivery


@dataclass(frozen=True)
class Failure:
    kind: str
    error: str
    count: int


def recent_failures(now: datetime, days: int = 7) -> list[Failure]:
    """By reason, the most frequent first; those still being retried count too."""
    recent = Delivery.objects.filter(next_try_at__gte=now - timedelta(days=days)).exclude(error="")
    kinds = dict(Delivery._meta.get_field("channel").related_model.Kind.choices)  # type: ignore[union-attr]
    rows = recent.exclude(state=Delivery.State.SENT).values_list("channel__kind", "error").annotate(count=Count("id"))
    return [Failure(kinds[kind], error, count) for kind, error, count in rows.order_by("-count", "error")[:20]]


def waiting_count() -> int:
    return Delivery.objects.filter(state=Delivery.State.WAITING).count()
