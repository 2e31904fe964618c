import io

import pytest
from PIL import Image

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers import pictures
from doorstep.foundation.papers.heic import NOT_READ
from doorstep.foundation.papers.pictures import BROKEN, TOO_MANY_PIXELS, cleaned

from . import samples


@pytest.mark.parametrize(("kind", "image_format"), [("jpeg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_what_the_camera_wrote_is_gone_and_the_picture_is_upright(kind: str, image_format: str) -> None:
    given = samples.picture(image_format, (16, 8), orientation=6)
    assert b"Telephone of Luo" in given
    clean = cleaned(kind, given)
    assert b"Telephone" not in clean
    assert samples.GPS.encode() not in clean
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.size == (8, 16)
        assert not picture.getexif()
        red, green, blue = picture.convert("RGB").getpixel((4, 1))
        assert red > 200 > blue + green


def test_text_chunks_of_a_screenshot_go_and_see_through_stays() -> None:
    from PIL.PngImagePlugin import PngInfo

    info, out = PngInfo(), io.BytesIO()
    info.add_text("Author", "Luo")
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    image.quantize(8).save(out, "PNG", pnginfo=info, transparency=0)
    clean = cleaned("png", out.getvalue())
    assert b"Author" not in clean
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_photo_of_an_iphone_loses_its_place_and_keeps_its_pixels() -> None:
    given = samples.heic()
    clean = cleaned("heic", given)
    assert samples.GPS.encode() in given
    assert samples.GPS.encode() not in clean
    assert len(clean) == len(given)
    assert b"\x01\x02" * 40 in clean


@pytest.mark.parametrize("cut", [30, 60, 120, 150])
def test_an_iphone_photo_that_cannot_be_read_is_refused(cut: int) -> None:
    with pytest.raises(Refused) as refused:
        cleaned("heic", samples.heic()[:cut])
    assert refused.value.sentence == NOT_READ


def test_a_broken_picture_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        cleaned("jpeg", samples.picture("JPEG")[:200])
    assert refused.value.sentence == BROKEN


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn(monkeypatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 50)
    with pytest.raises(Refused) as refused:
        cleaned("png", samples.picture("PNG"))
    assert refused.value.sentence == TOO_MANY_PIXELS
