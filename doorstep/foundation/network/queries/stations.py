"""What the public is told about an office: name, telephone, hours, address, and whether somebody is there now."""

from datetime import datetime

from django.utils import timezone

from doorstep.foundation.kit.components import ContactBlock
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.opening_hours import someone_here


def contact_of(organisation: Organisation, now: datetime) -> ContactBlock:
    """For the contact block of the portal; asks no query."""
    closed = organisation.closed_on is not None and organisation.closed_on <= timezone.localdate(now)
    return ContactBlock(
        name=organisation.name,
        someone_here=False if closed else someone_here(organisation.hours, now),
        phone=organisation.phone,
        hours=list(organisation.hours),
        address=organisation.address,
        note="这里已经停用，请找区总工会" if closed else "",
    )
