"""Is a district ready for work? Each line says what is missing, what to do, and where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.backup.queries import last_backup
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Link
from doorstep.foundation.network.models import Organisation, Street
from doorstep.foundation.notices.models import Channel, Gateway
from doorstep.foundation.people.models import Account, RoleHeld

BACKUP_OLD = timedelta(days=2)
_SHOWN = 8


@dataclass(frozen=True)
class Check:
    """`names`: which ones, at most a handful; `todo` is where it is mended."""

    title: str
    ready: bool
    says: str
    names: tuple[str, ...] = ()
    todo: Link | None = None

    @classmethod
    def over(cls, title: str, missing: Iterable[str], good: str, says: str, todo: Link) -> "Check":
        missing = list(missing)
        if not missing:
            return cls(title, True, good)
        more = (f"等{len(missing)}个",) if len(missing) > _SHOWN else ()
        return cls(title, False, says, (*missing[:_SHOWN], *more), todo)


@dataclass(frozen=True)
class Readiness:
    district: Organisation
    checks: list[Check]


def readiness_of(actor: Actor, now: datetime) -> list[Readiness]:
    """For each district the actor administers; a dozen queries each, however large."""
    districts = Organisation.objects.visible_to(actor).filter(kind=Organisation.Kind.DISTRICT, closed_on=None)
    return [Readiness(district, [check(district, now) for check in CHECKS]) for district in districts.order_by("path")]


def _held(district: Organisation, day: date):  # type: ignore[no-untyped-def]
    return RoleHeld.objects.on(day).filter(organisation__path__startswith=district.path, account__is_active=True)


def stations_staffed(district: Organisation, now: datetime) -> Check:
    today = timezone.localdate(now)
    staffed = _held(district, today).filter(on_duty=True).values("organisation")
    stations = Organisation.objects.filter(path__startswith=district.path, kind=Organisation.Kind.STATION)
    stations = stations.filter(Q(closed_on=None) | Q(closed_on__gt=today))
    missing = stations.exclude(pk__in=staffed).order_by("code").values_list("name", flat=True)
    if not stations.exists():
        return Check(
            "服务站",
            False,
            "还没有服务站，职工说的事都会先到区总工会。",
            (),
            Link("去建服务站", reverse("organisation-list")),
        )
    says = "这些站没有人标为值班，新来的事没有人收到提醒。给站里的工作人员任职，并标上值班。"
    return Check.over("值班", missing, "每个站都有人值班。", says, Link("去人员里安排", reverse("account-list")))


def streets_served(district: Organisation, now: datetime) -> Check:
    closed = Q(station__closed_on__lte=timezone.localdate(now))
    streets = Street.objects.filter(district=district)
    if not streets.exists():
        return Check(
            "街道", False, "还没有街道，来的事分不到站。请先导入街道。", (), Link("去导入", reverse("register-import-list"))
        )
    missing = streets.filter(Q(station=None) | closed).order_by("code").values_list("name", flat=True)
    says = "这些街道没有服务站，或者站已停用，来的事会先到区总工会。请给它们指定服务站。"
    return Check.over("街道", missing, "每条街道都有服务站。", says, Link("去指定", reverse("street-list")))


def gateways_set(district: Organisation, now: datetime) -> Check:
    accounts = _held(district, timezone.localdate(now)).values("account")
    used = set(Channel.objects.filter(account__in=accounts, is_safe=True).values_list("kind", flat=True))
    ready = set(Gateway.objects.filter(district=district, is_on=True).values_list("kind", flat=True))
    todo = Link("去设发送方式", reverse("gateway-list"))
    if not ready and not used:
        return Check("提醒怎么发出去", False, "还没有设邮件、短信或消息接口，提醒只能在站内看到。", (), todo)
    missing = [Channel.Kind(kind).label for kind in sorted(used - ready)]
    says = "有人用这些方式收提醒，但本区还没有设怎么发。"
    return Check.over("提醒怎么发出去", missing, "用到的发送方式都设好了。", says, todo)


def backup_recent(district: Organisation, now: datetime) -> Check:
    last = last_backup()
    how = "在服务器上运行manage.py backup，并定时每天做一次；密钥另外保管。"
    if last is None:
        return Check("备份", False, f"还没有备份过。{how}")
    if now - last.at > BACKUP_OLD:
        return Check("备份", False, f"上一次备份是{timezone.localtime(last.at):%Y-%m-%d %H:%M}，已经超过两天。{how}")
    return Check("备份", True, f"上一次备份：{timezone.localtime(last.at):%Y-%m-%d %H:%M}。")


def administrators_factored(district: Organisation, now: datetime) -> Check:
    held = _held(district, timezone.localdate(now)).filter(role=RoleHeld.Role.ADMINISTRATOR)
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    factored = Authenticator.objects.filter(type__in=kinds).values("user")
    missing = Account.objects.filter(pk__in=held.values("account")).exclude(pk__in=factored).order_by("id")
    says = "这些系统管理员还没有设第二步验证，不能管账号、不能打开身份。请本人登录后去设。"
    names = missing.values_list("display_name", flat=True)
    return Check.over("第二步验证", names, "系统管理员都设了第二步验证。", says, Link("去设自己的", reverse("mfa_index")))


def demo_accounts_off(district: Organisation, now: datetime) -> Check:
    held = RoleHeld.objects.filter(
        organisation__path__startswith=district.path, account__is_active=True, account__is_demo=True
    )
    names = Account.objects.filter(pk__in=held.values("account")).order_by("id").values_list("display_name", flat=True)
    says = "这些是演示账号，密码是公开的。正式使用前请一个个停用。"
    return Check.over("演示账号", names, "没有还能登录的演示账号。", says, Link("去停用", reverse("account-list")))


CHECKS: list[Callable[[Organisation, datetime], Check]] = [
    stations_staffed, streets_served, gateways_set, backup_recent, administrators_factored, demo_accounts_off
]  # fmt: skip
