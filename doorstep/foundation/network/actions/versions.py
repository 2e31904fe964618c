"""Saying that a district's tree or register is no longer what it was."""

from doorstep.foundation.kit.ids import new_id
from doorstep.foundation.network.models import Organisation


def register_changed(organisation: Organisation) -> None:
    """Inside an action. A fresh id, not a count: after a rollback the next change would get the same count."""
    Organisation.objects.filter(path=organisation.district_path).update(register_version=new_id())
