"""Changes what is known of a member of staff: name, groups, roles, and whether they may come in at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from app.actor import Actor
from app.db import Database
from app.errors import Conflict, NotFound
from app.models import api_key, membership, session, user
from app.people import ADMINISTRATOR
from app.trail import note
from engines.kinds import Text

COLUMNS = ("name", "email", "phone", "language", "active", "roles")
LAST = Text("至少要有一位在职的管理员", "there must be one active administrator at least")
YOURSELF = Text("不能停用自己", "you cannot deactivate yourself")


def change_user(db: Database, key: int, changes: Mapping[str, Any], actor: Actor, now: int) -> None:
    """Apply `changes`: columns of a user, `groups` (all of them) and `manages`. Raises NotFound, Conflict."""

    def work(conn: Connection) -> None:
        row = conn.execute(select(user).where(user.c.id == key).with_for_update()).mappings().one_or_none()
        if row is None:
            raise NotFound("这个用户", "this user")
        if changes.get("active") is False and actor.user == key:
            raise Conflict("yourself", YOURSELF)
        columns = {name: value for name, value in changes.items() if name in COLUMNS and row[name] != value}
        if columns:
            conn.execute(update(user).where(user.c.id == key).values(columns))
        joined = _join(conn, key, changes)
        if not _somebody_rules(conn):
            raise Conflict("last_administrator", LAST)
        if columns.get("active") is False:
            conn.execute(delete(session).where(session.c.user == key))
            conn.execute(update(api_key).where(api_key.c.user == key).values(active=False))
        if columns or joined:
            note(conn, actor, "user_changed", f"user/{key}", now, _told(columns) | joined)

    db.write(work)


def _join(conn: Connection, key: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Make the person a member of exactly these groups, and leader of those."""
    if "groups" not in changes and "manages" not in changes:
        return {}
    rows = conn.execute(select(membership.c.group_key, membership.c.manager).where(membership.c.user == key)).all()
    now = {row.group_key: row.manager for row in rows}
    leads = set(changes.get("manages", [group for group, manager in now.items() if manager]))
    wanted = {group: group in leads for group in {*changes.get("groups", now), *leads}}
    if wanted == now:
        return {}
    conn.execute(delete(membership).where(membership.c.user == key))
    if wanted:
        listed = [{"user": key, "group_key": group, "manager": manager} for group, manager in sorted(wanted.items())]
        conn.execute(insert(membership), listed)
    return {"groups": sorted(wanted), "manages": sorted(leads)}


def _somebody_rules(conn: Connection) -> bool:
    held = conn.execute(select(user.c.roles).where(user.c.active)).scalars()
    return any(ADMINISTRATOR.key in roles for roles in held)


def _told(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The trail says that an address changed, not what it is."""
    return {name: value if name in ("active", "roles") else True for name, value in columns.items()}
