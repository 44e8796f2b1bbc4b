"""Drawn photos for demo tickets: a parcel with a torn corner is worth more on a screen than an empty frame.

The library that draws is large, so it is loaded with the first of them.
"""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

from app.actor import BUYER
from app.db import Database
from app.files import store
from app.operations.keep_file import keep_file

CARDBOARD = ("#c89f6a", "#b98a54", "#d3ad7b")
SIZE = (960, 720)


def drawn(chance: random.Random) -> bytes:
    """A parcel on a table, as JPEG."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, chance.choice(("#e9e4dc", "#dfe5ea", "#e6e9e0")))
    pen = ImageDraw.Draw(image)
    left, top = chance.randint(140, 240), chance.randint(120, 200)
    right, bottom = left + chance.randint(430, 560), top + chance.randint(300, 400)
    pen.rectangle((0, bottom - 60, *SIZE), fill="#a9927a")
    pen.rectangle((left, top, right, bottom), fill=chance.choice(CARDBOARD), outline="#7d5a30", width=4)
    middle = (left + right) // 2
    pen.rectangle((middle - 36, top, middle + 36, bottom), fill="#e8d9a8")
    pen.rectangle((left + 40, bottom - 150, left + 200, bottom - 50), fill="#ffffff", outline="#999999", width=2)
    for line in range(4):
        height = bottom - 130 + 20 * line
        pen.line((left + 52, height, left + 185 - 18 * line, height), fill="#555555")
    torn = [
        (right - 20 * step - chance.randint(0, 24), top + 18 * (8 - step) + chance.randint(-14, 14))
        for step in range(1, 8)
    ]
    pen.polygon([(right, top), *torn, (right - 170, top)], fill="#5b4630", outline="#3d2e1e")
    out = BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def hand_in(db: Database, folder: Path, chance: random.Random, now: int) -> str:
    """A new photo, kept as a buyer's upload; its file id."""
    name = f"photo-{chance.randrange(10_000):04}.jpg"
    stored = store(folder, BytesIO(drawn(chance)), name, limit_mb=5)
    return keep_file(db, stored, name, BUYER, now).id
