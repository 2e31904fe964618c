"""A sum inside a sentence: without empty fen, which the sheet below it shows."""

from decimal import Decimal

from doorstep.knowledge.inputs import to_fen


def in_yuan(amount: Decimal | None) -> str:
    """11,600元; fen only where there are some."""
    return f"{to_fen(amount or Decimal(0)):,.2f}".removesuffix(".00") + "元"
