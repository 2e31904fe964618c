"""Opening a district: all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from doorstep.foundation.founding.facts import DistrictFounded, KeyRingKept
from doorstep.foundation.founding.plan import Plan, Sheet, plan_from
from doorstep.foundation.founding.regions import region_choices
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.actions.places import add_street
from doorstep.foundation.network.actions.tree import add_organisation, amend_organisation
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.papers.actions.files import keep_file
from doorstep.foundation.people.actions.accounts import open_account
from doorstep.foundation.people.actions.roles import grant_role
from doorstep.foundation.people.actions.terms import ensure_default_terms
from doorstep.foundation.people.models import Account, RoleHeld

Kind = Organisation.Kind


@dataclass(frozen=True)
class FirstAdministrator:
    login: str
    display_name: str
    password: str


@dataclass(frozen=True)
class Founded:
    district: Organisation
    administrator: Account


@action
def found_district(
    *, name: str, initials: str, region: str, mediation_body: str, tree: Sheet | None, streets: Sheet,
    administrator: FirstAdministrator, actor: Actor, at: datetime, city_name: str = "", phone: str = "",
    letterhead: UploadedFile | None = None, seal: UploadedFile | None = None, only_first: bool = False,
) -> Founded:  # fmt: skip
    """Consequences: the city's union when there is none yet, the district, its stations, partner departments and streets,
    letterhead and seal, the first administrator (who must set up a second factor), the default texts people agree to; all
    their facts and DistrictFounded. Anything wrong refuses the whole. `only_first`: not when a district exists already."""
    if actor.role != "system":
        raise Refused("建区由安装时的网页或命令来做")
    if only_first and Organisation.objects.filter(kind=Kind.DISTRICT).exists():
        raise Refused("这里已经有一个区了，再建区请用命令")
    _check(region, mediation_body)
    plan = plan_from(tree, streets)
    ensure_default_terms(actor=actor, at=at)
    district = add_organisation(
        parent=_city(city_name, actor, at), name=name, kind=Kind.DISTRICT, initials=initials, actor=actor, at=at,
        details={"region": region, "mediation_body": mediation_body, "phone": phone.strip()},
    )  # fmt: skip
    _grow(district, plan, actor, at)
    _keep_papers(district, letterhead, seal, actor, at)
    account = _first_administrator(district, administrator, actor, at)
    stations = sum(row["kind"] == Kind.STATION for row in plan.stations)
    record(DistrictFounded(district.ref, stations, len(plan.streets), region), actor, at)
    return Founded(Organisation.objects.get(pk=district.pk), account)


def _check(region: str, mediation_body: str) -> None:
    if region not in dict(region_choices()):
        raise Refused("没有这个地区的规则，请从给出的里面选", "region")
    if mediation_body not in Organisation.MediationBody.values:
        raise Refused("请选本区的调解组织属于哪一类", "mediation_body")


def _city(city_name: str, actor: Actor, at: datetime) -> Organisation:
    city = Organisation.objects.select_for_update().filter(kind=Kind.MUNICIPAL).first()
    if city:
        return city
    if not city_name.strip():
        raise Refused("请写上市总工会的名称", "city_name")
    return add_organisation(parent=None, name=city_name, kind=Kind.MUNICIPAL, actor=actor, at=at)


def _grow(district: Organisation, plan: Plan, actor: Actor, at: datetime) -> None:
    stations = {}
    for row in plan.stations:
        details = {name: value for name, value in row.items() if name not in {"name", "kind"}}
        made = add_organisation(parent=district, name=row["name"], kind=row["kind"], details=details, actor=actor, at=at)
        stations[made.name] = made
    for row in plan.streets:
        station = stations.get(row["station"] or "")
        add_street(district=district, actor=actor, at=at, **{**row, "station": station})


def _keep_papers(
    district: Organisation, letterhead: UploadedFile | None, seal: UploadedFile | None, actor: Actor, at: datetime
) -> None:
    kept = {}
    for field, upload, shows in (("letterhead", letterhead, "信头"), ("seal", seal, "印章")):
        if upload is None:
            continue
        try:
            file = keep_file(about=district.ref, upload=upload, shows=shows, actor=actor, at=at)
        except Refused as refused:
            raise Refused(f"{shows}：{refused.sentence}", field) from refused
        if not file.media_type.startswith("image/"):
            raise Refused(f"{shows}要用图片，请换成PNG或JPG", field)
        kept[field] = file.code
    if kept:
        amend_organisation(organisation=district, changes=kept, actor=actor, at=at)


def _first_administrator(district: Organisation, asked: FirstAdministrator, actor: Actor, at: datetime) -> Account:
    if not asked.password:
        raise Refused("请给第一位管理员设密码", "password")
    account = open_account(
        login=asked.login,
        display_name=asked.display_name,
        password=asked.password,
        must_change_password=False,
        actor=actor,
        at=at,
    )
    grant_role(account=account, role=RoleHeld.Role.ADMINISTRATOR, organisation=district, actor=actor, at=at)
    return account


@action
def confirm_key_ring(*, district: Organisation, actor: Actor, at: datetime) -> None:
    """Somebody said that the key ring is kept apart. Consequences: KeyRingKept; it is not shown again."""
    record(KeyRingKept(district.ref), actor, at)
