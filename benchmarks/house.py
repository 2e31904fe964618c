"""A house with that many matters in it, an officer who is logged in, and tellings that only wait to be sent."""

import random
import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True)
class House:
    """`cookies` open the desk as the officer; each of `tokens` is a finished draft under a cookie of its own."""

    cookies: dict[str, str]
    tokens: list[str]
    place: str
    matter: str
    who: dict[str, str] = field(default_factory=dict)


def house(matters: int, drafts: int) -> House:
    """All are one officer's: most closed, an eighth open with two duties each, and a last duty for those closed of late."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from benchmarks.bulk_matters import _rows
    from doorstep.foundation.journal.actor import Actor
    from doorstep.services.disputes.actions.bulk import register_many
    from doorstep.services.disputes.models import Matter
    from tests.support.cast import make_cast

    now, cast = timezone.now(), make_cast()
    people = {
        "district": cast.district, "station": cast.station, "street": cast.street, "first": cast.account("chen"),
        "second": cast.account("zhou"),
    }  # fmt: skip
    rows = _rows(matters, now, people, random.Random(11), True)  # noqa: S311
    register_many(rows=rows, is_demo=True, actor=Actor.system("benchmark"), at=now)
    desk = cast.client("chen")
    desk.get("/desk/")
    place, tokens, who = _tellings(drafts, now)
    cookies = {name: one.value for name, one in desk.cookies.items()}
    return House(cookies, tokens, place, Matter.objects.order_by("id")[matters // 200].code, who)


def _tellings(count: int, now) -> tuple[str, list[str], dict[str, str]]:
    """One is told as a worker would, up to the last screen; the others are copies of it, each with a key of its own."""
    from django.test import Client

    from doorstep.doors.portal.tests import walking
    from doorstep.foundation.receipts import drafts

    phone = Client()
    phone.get("/d/HA/")
    walking.ready(phone)
    answers = drafts.load_draft(phone.cookies["draft"].value, now)
    tokens = [drafts.new_token() for _ in range(count)]
    for token in tokens:
        drafts.save_draft(token, {**answers, "send_key": secrets.token_hex(16)}, now)
    return phone.cookies["place"].value, tokens, {**walking.WHO}
