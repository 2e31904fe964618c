"""A form acts once, however often it is sent."""

from datetime import datetime

from django.db import IntegrityError, transaction

from doorstep.foundation.kit.refusals import Refused

from ..models import Matter, SentForm


class AlreadySent(Refused):
    """The same form was acted on before; `matter_code` is where it led."""

    def __init__(self, matter_code: str) -> None:
        super().__init__("这张表已经收到过，没有再记一次")
        self.matter_code = matter_code


def claim_form(key: str, matter: Matter, at: datetime) -> None:
    """Call first inside an action. Of two at once the second waits for the first and is then told so."""
    if not key:
        return
    try:
        with transaction.atomic():
            SentForm.objects.create(key=key[:64], matter_code=matter.code, at=at)
    except IntegrityError:
        raise AlreadySent(SentForm.objects.get(key=key[:64]).matter_code) from None


def refuse_sent(key: str) -> None:
    """Before a matter exists there is nothing to tie the key to: look first, claim once it is there."""
    before = SentForm.objects.filter(key=key[:64]).first() if key else None
    if before is not None:
        raise AlreadySent(before.matter_code)
