"""Photos lose what the camera wrote into them (place, time, telephone): they are drawn anew, upright."""

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from doorstep.foundation.kit.refusals import Refused

from .heic import without_metadata

MOST_PIXELS = 64_000_000
BROKEN = "这张图片打不开，可能没有传完整。请重新拍一张，或截屏后再传"
TOO_MANY_PIXELS = "这张图片的尺寸太大。请用手机的普通清晰度拍，或截屏后再传"
_FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_HOW: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 88},
}


def cleaned(kind: str, content: bytes) -> bytes:
    """The picture alone; anything that is not a picture is handed back as it is. Raises Refused."""
    if kind == "heic":
        return without_metadata(content)
    return _redrawn(content, _FORMATS[kind]) if kind in _FORMATS else content


def _redrawn(content: bytes, image_format: str) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[image_format]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused(TOO_MANY_PIXELS, "files")
                upright = ImageOps.exif_transpose(picture)
                return _saved(upright, image_format)
    except Image.DecompressionBombError as error:
        raise Refused(TOO_MANY_PIXELS, "files") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refused(BROKEN, "files") from error


def _saved(picture: Image.Image, image_format: str) -> bytes:
    """Colours stay true: the colour profile is kept, everything else beside the pixels goes."""
    profile = picture.info.get("icc_profile") or None
    if image_format == "JPEG" and picture.mode not in {"RGB", "L"}:
        picture, profile = picture.convert("RGB"), None
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P" and (palette := picture.getpalette()):
        bare.putpalette(palette)
        if "transparency" in picture.info:
            bare.info["transparency"] = picture.info["transparency"]
    bare.paste(picture, (0, 0))
    out = io.BytesIO()
    bare.save(out, image_format, icc_profile=profile, **_HOW[image_format])
    return out.getvalue()
