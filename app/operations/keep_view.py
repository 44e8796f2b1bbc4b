"""Keeps a list under a name, changes it, and lets it go; only its owner and those with the settings may."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from app.actor import Actor
from app.db import Database
from app.errors import Conflict, Forbidden, NotFound
from app.live import live
from app.models import saved_view
from app.people import access_of, roles_held
from app.trail import note
from engines.kinds import Text

MOST = 50
TOO_MANY = Text(f"每人每个表单最多 {MOST} 个视图", f"at most {MOST} views of a form for each person")
NOT_YOURS = Text("只能共享给自己拥有的角色", "a view can be shared with roles of your own only")


def keep_view(db: Database, form: str, given: Mapping[str, Any], actor: Actor, now: int) -> int:
    """The id of a new view of `form`. Raises NotFound, Forbidden, Conflict."""

    def work(conn: Connection) -> int:
        in_force = live(db, conn)
        if form not in in_force.house.forms or not access_of(in_force, actor, form).may("read"):
            raise NotFound("这个表单", "this form")
        _may_share(db, conn, given["roles"], actor)
        own = select(saved_view.c.id).where(saved_view.c.form == form, saved_view.c.owner == actor.user)
        if len(conn.execute(own).all()) >= MOST:
            raise Conflict("too_many_views", TOO_MANY)
        row = {"form": form, "owner": actor.user, "created_at": now, "updated_at": now, **given}
        key = int(conn.execute(insert(saved_view).returning(saved_view.c.id), row).scalar_one())
        note(conn, actor, "view_kept", f"view/{key}", now, {"form": form, "roles": given["roles"]})
        return key

    return db.write(work)


def change_view(db: Database, key: int, changes: Mapping[str, Any], actor: Actor, now: int) -> None:
    """Another name, other roles or another state. Raises NotFound, Forbidden."""

    def work(conn: Connection) -> None:
        _owned(db, conn, key, actor)
        if "roles" in changes:
            _may_share(db, conn, changes["roles"], actor)
        conn.execute(update(saved_view).where(saved_view.c.id == key).values(**changes, updated_at=now))
        note(conn, actor, "view_changed", f"view/{key}", now, {"what": sorted(changes)})

    db.write(work)


def drop_view(db: Database, key: int, actor: Actor, now: int) -> None:
    """Let a view go. Raises NotFound."""

    def work(conn: Connection) -> None:
        _owned(db, conn, key, actor)
        conn.execute(delete(saved_view).where(saved_view.c.id == key))
        note(conn, actor, "view_dropped", f"view/{key}", now)

    db.write(work)


def _owned(db: Database, conn: Connection, key: int, actor: Actor) -> None:
    owner = conn.execute(select(saved_view.c.owner).where(saved_view.c.id == key)).scalar_one_or_none()
    if owner is None or (owner != actor.user and not _settles(db, conn, actor)):
        raise NotFound("这个视图", "this view")


def _may_share(db: Database, conn: Connection, roles: list[str], actor: Actor) -> None:
    if not set(roles) <= set(actor.roles) and not _settles(db, conn, actor):
        raise Forbidden("not_your_role", NOT_YOURS)


def _settles(db: Database, conn: Connection, actor: Actor) -> bool:
    return any("settings" in role.pages for role in roles_held(live(db, conn), actor))
