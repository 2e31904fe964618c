"""A worksheet on paper: the same steps, articles and doubts as on the page."""

from pathlib import Path

from django.utils import timezone

from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.lawbook.worksheet_view import amount, sheet_of
from doorstep.foundation.papers.word import render

from ..models import SavedSheet

HERE = Path(__file__).parent


def worksheet_document(row: SavedSheet) -> bytes:
    kept = row.sheet
    made_on = timezone.localdate(row.made_at)
    slip = sheet_of(kept, made_on)
    return render(HERE / "worksheet.docx", {
        "office": row.matter.office.name, "code": row.matter.code, "name": row.name, "title": kept.title_zh,
        "account": row.get_account_display(), "made_on": zh_date(made_on), "version": kept.version, "book": kept.book[:12],
        "steps": [{"label": one.label_zh, "sum": one.sum_zh, "value": one.value, "cite": "；".join(one.cites)} for one in kept.steps],
        "figures": [
            {"label": one.label_zh, "value": amount(one.value, one.unit), "since": zh_date(one.since), "source": one.source}
            for one in kept.used
        ],
        "total_label": slip.total_label, "total": slip.total or "不是一笔总数，见上面的步骤",
        "warnings": [one.sentence_zh for one in kept.warnings], "note": slip.note,
    })  # fmt: skip
