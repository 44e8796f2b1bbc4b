"""Pictures drawn anew. The library for it is large, so it is loaded when the first picture comes."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 40_000_000
UNREADABLE = (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError)


class Unreadable(Exception):
    """Not a picture that can be drawn, or one of too many pixels."""


def redrawn(raw: bytes, formats: tuple[str, ...]) -> bytes:
    """The picture upright, without place, time, camera or anything hidden behind it. Raises Unreadable."""
    try:
        with Image.open(BytesIO(raw), formats=formats) as image:
            return _drawn(image)
    except UNREADABLE as error:
        raise Unreadable from error


def _drawn(image: Image.Image) -> bytes:
    if image.width * image.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    kind = image.format or ""
    upright = ImageOps.exif_transpose(image)  # of an animation this is its first picture
    upright.info = {name: value for name, value in upright.info.items() if name == "transparency"}
    out = BytesIO()
    options = {"quality": 88} if kind in ("JPEG", "WEBP") else {"optimize": False}
    upright.save(out, kind, **options)
    return out.getvalue()
