"""The slip as a picture to keep: WeChat's browser saves pictures by a long press and nothing else. Drawn for each request,
kept nowhere; the number stands in no address."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from doorstep.foundation.kit.drawings import Qr, Slip

Line = tuple[str, int]

WIDTH, EDGE, CODE, INK, PAPER = 720, 60, 360, "#1F1B16", "#FFFFFF"
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "/Library/Fonts", "/System/Library/Fonts")
_FONTS = ("NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf", "wqy-microhei.ttc",
          "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "PingFang.ttc")  # fmt: skip
_SIMPLIFIED = 2  # of the faces in a collection for all of East Asia


@cache
def chinese_font() -> str:
    """Of the first known family on this machine; empty where there is none."""
    for folder in map(Path, _FOLDERS):
        for name in _FONTS:
            found = next(folder.expanduser().rglob(name), None)
            if found:
                return str(found)
    return ""


def slip_picture(slip: Slip) -> bytes:
    """PNG. Without a Chinese font it holds the number, the code to scan and the telephone."""
    above, below = _above(slip), _below(slip)
    picture = Image.new("L", (WIDTH, 2 * EDGE + 2 * CODE + _height(above) + _height(below)), PAPER)
    pen = ImageDraw.Draw(picture)
    y = _write(pen, above, EDGE)
    if slip.qr:
        y = _draw_code(pen, slip.qr, y)
    y = _write(pen, below, y)
    content = BytesIO()
    picture.crop((0, 0, WIDTH, y + EDGE)).save(content, "PNG", optimize=True)
    return content.getvalue()


def _above(slip: Slip) -> list[Line]:
    groups = ("   ".join(slip.groups[:2]), "   ".join(slip.groups[2:]))
    words = [(slip.organisation_name, 34), (slip.made_at, 24), (slip.number_label, 26)] if chinese_font() else []
    return [*words, *((group, 76) for group in groups)]


def _below(slip: Slip) -> list[Line]:
    if not chinese_font():
        return [(slip.phone, 30)] if slip.phone else []
    call = (f"扫一扫看进度，也可以打电话，报{slip.number_label}就行。", slip.phone) if slip.phone else ("扫一扫看进度。",)
    return [(line, 26) for words in (*call, slip.note) for line in _broken(words, 26)]


def _broken(words: str, size: int) -> list[str]:
    """Chinese text breaks anywhere but before a stop."""
    lines, font = [""], _font(size)
    for sign in words:
        if sign not in "，。；：" and font.getlength(lines[-1] + sign) > WIDTH - 2 * EDGE:
            lines.append("")
        lines[-1] += sign
    return lines


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = chinese_font()
    return (
        ImageFont.truetype(path, size, index=_SIMPLIFIED if "CJK" in path else 0) if path else ImageFont.load_default(size)
    )


def _height(lines: list[Line]) -> int:
    return sum(size * 3 // 2 for _, size in lines)


def _write(pen: ImageDraw.ImageDraw, lines: list[Line], y: int) -> int:
    for words, size in lines:
        pen.text((EDGE, y), words, fill=INK, font=_font(size))
        y += size * 3 // 2
    return y


def _draw_code(pen: ImageDraw.ImageDraw, qr: Qr, y: int) -> int:
    step = CODE // (qr.size + 2)
    for row, signs in enumerate(qr.rows):
        for column, dark in enumerate(signs):
            if dark:
                left, top = EDGE + column * step, y + 24 + row * step
                pen.rectangle((left, top, left + step - 1, top + step - 1), fill=INK)
    return y + 48 + qr.size * step
