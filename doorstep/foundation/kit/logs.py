"""Log lines: one line each, personal numbers masked, no request bodies."""

import logging
import re

_NUMBER = re.compile(r"\d{7,}[\dXx]?")


class OneLine(logging.Formatter):
    """Line breaks are made harmless and long digit runs (phones, ID numbers, receipts) are masked."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        text = text.replace("\r", "\\r").replace("\n", "\\n")
        return _NUMBER.sub(lambda found: found.group()[:3] + "…" + found.group()[-2:], text)
