"""How long all clocks of open matters take to be reckoned anew after a calendar was adopted: `python benchmarks/recompute_clocks.py [count]`.

Makes a throw-away SQLite database (or uses the one DATABASE_URL names), one core: matters registered over the last ten
months, each with a day from which limitation runs; a holiday notice is adopted that moves some of them, and the job runs.
Then once more, when nothing is left to move. The promise is 100,000 matters in 60 s.
"""

import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TOPICS = ["wages_owed", "overtime", "severance", "unlawful_dismissal", "social_insurance", "contract"]
NOTICE = {
    "days_off": "1月1日至3日 2月5日至11日 4月3日至5日 5月1日至5日 6月9日 9月15日 10月1日至7日",
    "make_up_workdays": "2月14日 5月8日 9月26日",
    "statutory_holidays": "1月1日 2月5日至8日 4月5日 5月1日至2日 6月9日 9月15日 10月1日至3日",
}


def _rows(count: int, now, house, chance: random.Random) -> list:
    from doorstep.services.disputes.actions.bulk import NewMatter
    from doorstep.services.disputes.actions.registration import ClaimGiven

    rows = []
    for _ in range(count):
        age = timedelta(days=chance.randrange(1, 300))
        known = (now - age - timedelta(days=chance.randrange(0, 60))).date().isoformat()
        rows.append(NewMatter(
            district=house["district"], office=house["station"], received_on=now - age, handler=house["first"],
            registered_at=now - age, claims=[ClaimGiven(topic) for topic in chance.sample(TOPICS, chance.choice([1, 1, 2]))],
            asks_mediation=chance.random() < 0.8, street=house["street"], answers={"known_on": known},
        ))  # fmt: skip
    return rows


def main(count: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from doorstep.foundation.journal.actor import Actor, Ref
    from doorstep.foundation.journal.verifying import verify_streams
    from doorstep.foundation.lawbook.actions.adopting import adopt, propose_year
    from doorstep.foundation.lawbook.notice import Notice, read_days
    from doorstep.foundation.lawbook.queries.setting import setting_for, with_rows
    from doorstep.services.disputes.actions.bulk import register_many
    from doorstep.services.disputes.actions.recomputing import recompute
    from doorstep.services.disputes.recomputing import would_move
    from tests.support.cast import make_cast

    cast, now, chance = make_cast(), timezone.now(), random.Random(11)  # noqa: S311
    house = {"district": cast.district, "station": cast.station, "street": cast.street, "first": cast.account("chen")}
    register_many(rows=_rows(count, now, house, chance), is_demo=True, actor=Actor.system("benchmark"), at=now)
    year = date.today().year + 1
    days = {name: read_days(text, year, name) for name, text in NOTICE.items()}
    region = cast.district.region
    row = propose_year(
        region=region, year=year, notice=Notice(**days), source="国务院办公厅", actor=cast.actor("admin"), at=now
    )
    started = time.perf_counter()
    foreseen = would_move(region, with_rows(setting_for(region), [row]))
    print(f"what will move, before adopting: {foreseen.words}, {time.perf_counter() - started:.2f}s")
    adopt(proposal=row, actor=cast.actor("gu"), at=now)
    for again in ("", " again, nothing left"):
        started = time.perf_counter()
        seen, moved = recompute(
            region=region, because="calendar", source=Ref("law_year", row.code), actor=cast.actor("gu"), at=now
        )
        seconds = time.perf_counter() - started
        print(f"{seen:,} open matters{again}: {moved:,} clocks moved in {seconds:.1f}s, {seen / seconds:,.0f} matters/s")
    print(f"journal verified, {len(list(verify_streams()))} faults")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    os.environ.setdefault("DOORSTEP_VAR", tempfile.mkdtemp(prefix="recompute-clocks-"))
    Path(os.environ["DOORSTEP_VAR"]).mkdir(parents=True, exist_ok=True)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
