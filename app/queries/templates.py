"""The bundles that come with the installation, to begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from app.bundles import in_order, read_folder
from app.errors import NotFound
from app.models import bundle
from app.places import SHELF
from app.queries.words import words
from engines.manifest import Bundle, read_bundle


def templates(conn: Connection) -> list[dict[str, Any]]:
    """What each holds, and whether it is here already."""
    installed = set(conn.execute(select(bundle.c.key)).scalars())
    return [
        {
            "key": each.key,
            "name": words(each.name),
            "description": words(each.description),
            "version": each.version,
            "requires": list(each.requires),
            "counts": dict(Counter(one.kind for one in each.definitions)),
            "installed": each.key in installed,
            "cases": len(each.cases),
        }
        for each in shelf().values()
    ]


def needed_for(conn: Connection, key: str) -> list[Mapping[str, bytes]]:
    """The files of the template and of what it requires and is not here yet, in the order in which to import them."""
    there = shelf()
    if key not in there:
        raise NotFound("这个模板", "this template")
    wanted: dict[str, tuple[str, ...]] = {}
    waiting = [key]
    while waiting:
        each = waiting.pop()
        if each in there and each not in wanted:
            wanted[each] = there[each].requires
            waiting.extend(there[each].requires)
    installed = set(conn.execute(select(bundle.c.key)).scalars()) - {key}
    return [read_folder(SHELF / each) for each in in_order(wanted) if each not in installed]


@lru_cache(maxsize=1)
def shelf() -> Mapping[str, Bundle]:
    """The templates by key; they change only with the installation."""
    folders = sorted(each.parent for each in SHELF.glob("*/bundle.json"))
    return {found.key: found for found in (read_bundle(read_folder(folder)) for folder in folders)}
