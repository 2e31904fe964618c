from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row, SealedJSONField, SealedTextField
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Person, TermsText


class Receipt(Row):
    """What a worker without an account holds. Only a slow digest of its sixteen digits is kept."""

    code = models.CharField("内部编号", max_length=40, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    tail = models.CharField("尾号", max_length=4)
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="receipts")
    issued_at = models.DateTimeField()
    delete_on = models.DateField("内容删除日", null=True, blank=True)
    disposed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "回执"
        indexes = [models.Index(fields=["about_kind", "about_code"], name="receipts_about")]

    @property
    def ref(self) -> Ref:
        return Ref("receipt", self.code)

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)


class Message(Row):
    """One message of the thread between a worker and the office."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="messages")
    from_worker = models.BooleanField()
    words = SealedTextField()
    account = models.CharField(max_length=40, default="", blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    send_key = models.CharField(max_length=32, default="", blank=True)

    class Meta:
        verbose_name = "留言"
        constraints = [
            models.UniqueConstraint(
                fields=["receipt", "send_key"], condition=~models.Q(send_key=""), name="receipts_message_sent_once"
            )
        ]


class Evidence(Row):
    """A file that came in under a receipt; the file itself is kept by papers."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="evidence")
    file_code = models.CharField(max_length=40)
    shows = SealedTextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "证据"


class Consent(Row):
    """Permission given, with the version of its text; withdrawing keeps the row."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="consents")
    terms = models.ForeignKey(TermsText, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "同意"


class Draft(Row):
    """Answered screens of a story not yet sent; found by the digest of a random cookie, gone at the end or after 72 h."""

    digest = models.CharField(max_length=64, unique=True)
    answers = SealedJSONField()
    expires_at = models.DateTimeField(db_index=True)
    sending_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "草稿"
