"""Where a worker can go next, from the register of partner departments."""

from doorstep.foundation.network.models import Organisation

Field = Organisation.Field
SHOWN = (Field.ARBITRATION, Field.INSPECTION, Field.JUSTICE, Field.COURT)
WHAT_FOR = {
    Field.ARBITRATION: "申请劳动仲裁，不收费", Field.INSPECTION: "投诉拖欠工资等违法行为", Field.JUSTICE: "申请法律援助",
    Field.COURT: "起诉、申请支付令",
}  # fmt: skip


def places_to_go(district: Organisation) -> list[dict[str, str]]:
    """Plain values for a paper; what the register does not know is left to be asked for."""
    rows = Organisation.objects.filter(
        path__startswith=district.path, kind=Organisation.Kind.PARTNER, field__in=SHOWN, closed_on=None
    )
    known = sorted(rows, key=lambda row: SHOWN.index(Field(row.field)))
    return [
        {"name": row.name, "address": row.address or "地址请打电话问", "phone": row.phone or "电话请问我们", "what": WHAT_FOR[Field(row.field)]}
        for row in known
    ]  # fmt: skip
