"""Calendars as they are drawn now: asked when so much working time has passed, and as a browser counts with them."""

from __future__ import annotations

from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Connection

from app.bundles import drafts_of
from app.errors import Flaw, Invalid
from app.queries.sight import Sight
from app.queries.words import words
from engines import definition
from engines.bundle import calendars_of
from engines.calendar import after, read_calendar
from engines.calendar.plain import plain
from engines.calendar.stretches import stretches
from engines.errors import BadDefinition
from engines.kinds import Text

MOST_TOLD = 100
WRONG = Text("先改好下面的问题，才能试算", "mend these first, then try again")


def ask_calendar(given: Any, start: int, minutes: int) -> dict[str, Any]:
    """When `minutes` of working time have passed since `start`, and every stretch until then, open or closed.

    Raises Invalid with every problem of the calendar.
    """
    try:
        document = definition.read(orjson.dumps(given), "calendar")
        calendar = read_calendar(document)
    except BadDefinition as bad:
        flaws = (Flaw(f"/calendar{each.pointer}", each.code, each.message) for each in bad.problems)
        raise Invalid(flaws, "bad_calendar", WRONG) from bad
    end = after(calendar, start, minutes * 60)
    told = list(islice(stretches(document, calendar, start, end), MOST_TOLD + 1))
    return {
        "at": end,
        "zone": document.body.get("zone", "+08:00"),
        "more": len(told) > MOST_TOLD,
        "stretches": [
            {"from": each.start, "to": each.end, "open": each.open, "names": [words(name) for name in each.names]}
            for each in told[:MOST_TOLD]
        ],
    }


def drawn_calendars(conn: Connection, sight: Sight, bundle: str) -> dict[str, Any]:
    """Every calendar as a browser counts with it: those in force, and over them the readable drafts of `bundle`."""
    drafts = drafts_of(conn, bundle)
    known = {**sight.live.house.calendars, **calendars_of(each for each in drafts if each.kind == "calendar")}
    return {key: plain(known[key]) for key in sorted(known)}
