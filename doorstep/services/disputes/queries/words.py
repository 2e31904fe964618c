"""What a matter says about itself in few words, on lists, cards and its own page; never a worker's name."""

from datetime import date, datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Flag, Track, WhoseMove
from doorstep.foundation.kit.templatetags.typesetting import zh_date

from ..models import Matter
from ..rules import may
from ..topics import matter_title

LEVELS = {Matter.Track.SMALL_SIMPLE: 2, Matter.Track.COMPLEX: 3}
WHO = {
    Matter.WhoseMove.WORKER: "职工",
    Matter.WhoseMove.EMPLOYER: "企业",
    Matter.WhoseMove.SECOND_PERSON: "复核人",
    Matter.WhoseMove.DISTRICT: "区里",
}


def title_of(matter: Matter) -> str:
    says = matter_title(matter.topics, matter.workers)
    return f"单位申请：{says}" if matter.by_enterprise else says


def place_of(matter: Matter) -> str:
    """The short name of the enterprise when the register knows it; else building or street."""
    if matter.enterprise:
        return matter.enterprise.short_name or matter.enterprise.name
    return str(matter.building or matter.street or "没有写明地方")


def track_of(matter: Matter) -> Track | None:
    """As decided, or as proposed while nobody has decided; the amber strip says which."""
    track = matter.track or matter.proposed_track
    if not track:
        return None
    return Track(Matter.Track(track).label, LEVELS[Matter.Track(track)])


def flag_of(matter: Matter) -> Flag | None:
    return Flag("重大") if matter.major and matter.phase != Matter.Phase.CLOSED else None


def since_of(moved_at: datetime, today: date) -> str:
    days = (today - timezone.localdate(moved_at)).days
    return "今天起" if days <= 0 else f"已{days}天"


def move_of(matter: Matter, actor: Actor, today: date) -> WhoseMove:
    """From where this actor stands: 轮到您 only for who can really do it now."""
    if matter.whose_move == Matter.WhoseMove.NOBODY:
        return WhoseMove("none", since=zh_date(matter.closed_at, today) if matter.closed_at else "")
    since = since_of(matter.moved_at, today)
    if is_my_move(matter, actor):
        return WhoseMove("you", since=since)
    if matter.whose_move == Matter.WhoseMove.HANDLER:
        return WhoseMove("them", matter.handler.display_name if matter.handler else "有人接手", since)
    return WhoseMove("them", WHO[Matter.WhoseMove(matter.whose_move)], since)


def is_my_move(matter: Matter, actor: Actor) -> bool:
    if matter.whose_move == Matter.WhoseMove.HANDLER:
        mine = matter.handler is not None and matter.handler.code == actor.account
        nobodys = matter.handler is None and matter.office.code == actor.organisation
        return bool(mine or nobodys) and bool(may(actor, "propose_closing", matter))
    if matter.whose_move == Matter.WhoseMove.SECOND_PERSON:
        return matter.proposed_by != actor.account and bool(may(actor, "agree_closing", matter))
    return False


def next_words(matter: Matter) -> str:
    """The next step as a list shows it."""
    if matter.phase == Matter.Phase.REGISTERED:
        return "问对方愿不愿意调解：愿意就受理，不愿意就告诉职工去哪里" if matter.mediation_asked_on else "答复职工的咨询"
    if matter.phase == Matter.Phase.MEDIATION:
        return "约双方来谈，谈成了写协议，谈不成告诉职工去哪里"
    if matter.phase == Matter.Phase.GUIDANCE:
        return "等职工决定怎么走" if matter.whose_move == Matter.WhoseMove.WORKER else "看看职工怎么说，再定结果"
    if matter.phase == Matter.Phase.CLOSING:
        return f"看结果对不对：{matter.get_outcome_display()}"
    return matter.get_outcome_display()
