"""What is still to be done about a matter, by whichever room it was put."""

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.worklist.models import Duty


def open_kinds(about: Ref) -> list[str]:
    rows = Duty.objects.open().filter(about_kind=about.kind, about_code=about.code)
    return list(rows.order_by("due", "id").values_list("kind", flat=True))
