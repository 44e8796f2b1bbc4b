"""Who is signed in, as the web app wants to know it at its start."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from app.identity.caller import Caller
from app.queries.profiles import presence_of
from app.queries.sight import Sight
from app.queries.words import group


def session_of(conn: Connection, caller: Caller, sight: Sight, zone: str) -> dict[str, Any]:
    """The person, the pages open to them, and what holds for everybody."""
    actor, house = caller.actor, sight.live.house
    return {
        "user": {
            "id": actor.id,
            "username": caller.username,
            "name": caller.name,
            "language": caller.language,
            "presence": presence_of(conn, actor.id or 0),
            "groups": [group(house, key) for key in actor.groups],
            "roles": list(actor.roles),
        },
        "pages": sight.pages,
        "csrf": caller.csrf,
        "workspace": {"empty": not house.forms, "zone": zone},
    }
