"""One run of a hotline's file from first row to report; killed midway and begun again, it goes on without doubles."""

import hashlib
import time
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.routing import Router

from .actions.hotline import Taken, finish_import, start_import, take_letters
from .letters_in import BadRow, Letter, letters_in
from .models import HotlineImport
from .spreading import Spread

CHUNK = 500
MOST_BAD_ROWS = 200
ROUTED_BY = {
    "building": "楼宇", "enterprise": "用人单位", "street": "街道", "text": "来信里写的地方", "nearest": "最近的服务站",
    "pool": "区中心分派", "given": "当面登记",
}  # fmt: skip
Progress = Callable[[int, int], None]


def run_import(
    content: bytes, file_name: str, district: Organisation, *, seed: int | None = None, actor: Actor, at: datetime,
    progress: Progress = lambda done, bad: None,
) -> HotlineImport:  # fmt: skip
    """`seed` spreads the letters over the district and marks them as demonstration. Raises Refused for a file that
    cannot be read at all."""
    began = time.perf_counter()
    rows = letters_in(content, file_name, at)
    first = list(islice(rows, CHUNK))
    run = start_import(
        district=district, file_name=file_name, fingerprint=hashlib.sha256(content).hexdigest(), actor=actor, at=at
    )
    spread = Spread(district, seed, at) if seed is not None else None
    router, taken, bad, done = Router(district), Taken(), [], 0
    while first:
        letters = [row for row in first if isinstance(row, Letter)]
        bad += [row for row in first if isinstance(row, BadRow)]
        if letters:
            taken.add(take_letters(run=run, letters=letters, router=router, spread=spread, actor=actor, at=at))
        done += len(first)
        progress(done, len(bad))
        first = list(islice(rows, CHUNK))
    report = report_of(taken, bad, done, time.perf_counter() - began)
    finish_import(run=run, taken=taken, bad=len(bad), report=report, actor=actor, at=at)
    return run


def report_of(taken: Taken, bad: list[BadRow], rows: int, seconds: float) -> dict[str, Any]:
    totals = [
        ("读了", f"{rows:,}行"),
        ("成为线索", f"{taken.leads:,}条"),
        ("搁置", f"{sum(taken.set_aside.values()):,}封"),
        *((f"搁置：{reason}", f"{count:,}封") for reason, count in taken.set_aside.most_common()),
        ("以前来过，没有重复登记", f"{taken.repeated:,}封"),
        ("有问题，没有导入", f"{len(bad):,}行"),
        ("用时", f"{seconds:.1f}秒，每秒{rows / max(seconds, 0.001):,.0f}封"),
    ]
    routed = [(f"按{ROUTED_BY.get(by, by)}", count) for by, count in taken.routed.most_common()]
    routed += [(f"其中：{why}", count) for why, count in taken.reasons.most_common(10)]
    return {"totals": totals, "routed": routed, "bad": [(row.row, row.remedy) for row in bad[:MOST_BAD_ROWS]]}


def report_text(run: HotlineImport) -> str:
    report = run.report
    lines = [f"{run.file_name} → {run.code}", *(f"{label}：{value}" for label, value in report["totals"])]
    lines += [f"  {label}：{count:,}条" for label, count in report["routed"]]
    lines += [f"  第{number}行：{remedy}" for number, remedy in report["bad"]]
    return "\n".join(lines)
