"""Second factors: set up, taken away, and lost ones reset by two officers."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.factor_secrets import keep_totp
from doorstep.foundation.people.models import Account, FactorReset
from doorstep.foundation.people.queries.accounts import works_elsewhere
from doorstep.foundation.people.recovery_codes import replace_codes
from doorstep.foundation.people.rules import require
from doorstep.foundation.people.second_factor import factor_is_set
from doorstep.foundation.people.sessions import end_all


@action
def set_up_totp(*, account: Account, secret: str, actor: Actor, at: datetime) -> None:
    """The owner proved a code application; its secret is sealed for this account."""
    try:
        with transaction.atomic():
            keep_totp(account, secret)
    except IntegrityError:
        raise Refused("已经设过验证码应用了，先去掉再重设", "code") from None
    record(facts.FactorAdded(account.ref, "totp"), actor, at)


@action
def make_recovery_codes(*, account: Account, actor: Actor, at: datetime) -> list[str]:
    """Ten codes, known only now; earlier ones stop working."""
    Account.objects.select_for_update().get(pk=account.pk)
    codes = replace_codes(account)
    record(facts.FactorAdded(account.ref, "recovery_codes"), actor, at)
    return codes


@action
def note_factor_added(*, account: Account, kind: str, actor: Actor, at: datetime) -> None:
    """The owner set up a passkey."""
    record(facts.FactorAdded(account.ref, kind), actor, at)


@action
def note_factor_removed(*, account: Account, kind: str, actor: Actor, at: datetime) -> None:
    """The owner, having used a factor just now, took one away."""
    record(facts.FactorRemoved(account.ref, kind), actor, at)


@action
def ask_factor_reset(*, account: Account, reason: str, actor: Actor, at: datetime) -> FactorReset:
    """By an administrator, who has made sure who is asking. Nothing is taken away until a security officer agrees."""
    require(actor, "manage_account", account)
    if len(reason.strip()) < 4:
        raise Refused("请写明怎么丢的、怎么确认是本人，至少4个字", "reason")
    if works_elsewhere(account, actor, timezone.localdate(at)):
        raise Refused("这个账号在本区以外还有任职，请上级单位的系统管理员来提出", "reason")
    if not factor_is_set(account):
        raise Refused("这个账号没有设第二步验证，不用重设", "reason")
    reset = FactorReset(code=new_code("F"), account=account, reason=reason.strip(), asked_at=at)
    reset.asked_by = Account.objects.get(code=actor.account)
    try:
        with transaction.atomic():
            reset.save(force_insert=True)
    except IntegrityError:
        raise Refused("已经有人提出了重设，等安全管理员同意", "reason") from None
    record(facts.FactorResetAsked(account.ref, Words(reason.strip())), actor, at)
    return reset


@action
def decide_factor_reset(*, reset: FactorReset, agreed: bool, actor: Actor, at: datetime) -> None:
    """By a security officer other than who asked. Agreed: all factors and codes go, all logins end, and the account
    sets up a new one before it opens anything sealed."""
    reset = FactorReset.objects.select_for_update(of=("self",)).select_related("account", "asked_by").get(pk=reset.pk)
    require(actor, "decide_reset", reset)
    if reset.decided_at:
        raise Refused("这件重设已经有结果了")
    reset.decided_by, reset.decided_at, reset.agreed = Account.objects.get(code=actor.account), at, agreed
    reset.save()
    if agreed:
        Authenticator.objects.filter(user_id=reset.account.pk).delete()
        end_all(reset.account, at)
    record(facts.FactorResetDecided(reset.account.ref, agreed), actor, at)
