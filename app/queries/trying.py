"""Which of the latest records, and which of their fields, somebody with a role as it is drawn now would see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson
from sqlalchemy import Connection, select

from app.actor import Actor
from app.errors import Failure, Flaw, NotFound
from app.models import membership, record, user
from app.queries.listing import Wish, count, page
from app.queries.plain import Seen, see
from app.queries.sight import Sight
from engines import definition
from engines.access import Role, read_role
from engines.errors import BadDefinition

LATEST = 20


class BadRole(Failure):
    """The role cannot be read as it is drawn now."""

    status = 422


def tried(conn: Connection, sight: Sight, document: Mapping[str, Any], form: str, person: int | None) -> dict[str, Any]:
    """The caller's latest records of `form`, and what `person`, holding nothing but this role, would see of each.

    Only states are told, never values: nobody learns by trying a role what their own roles hide.
    """
    rows, _, mine = page(conn, sight, Wish(form, sort="-_created_at", limit=LATEST))
    eyes = _with(conn, sight, _role(sight, document), person)
    access = eyes.access(form)
    found = conn.execute(select(record).where(record.c.id.in_([row["id"] for row in rows]))).mappings()
    seen = {row["id"]: see(conn, eyes, row) if access.may("read") else None for row in found}
    return {
        "form": form,
        "actions": sorted(access.actions),
        "visible": count(conn, eyes, Wish(form)) if access.may("read") else 0,
        "total": mine,
        "items": [_item(row, seen.get(row["id"])) for row in rows],
    }


def _role(sight: Sight, document: Mapping[str, Any]) -> Role:
    types = {key: each.types for key, each in sight.live.house.forms.items()}
    try:
        return read_role(definition.read(orjson.dumps(document), ""), types)
    except BadDefinition as bad:
        flaws = [Flaw(each.pointer, each.code, each.message) for each in bad.problems]
        raise BadRole("bad_role", flaws[0].message, flaws) from bad


def _with(conn: Connection, sight: Sight, role: Role, person: int | None) -> Sight:
    """The eyes of `person` (or of the caller) with this role alone."""
    who = sight.actor.id if person is None else person
    if conn.execute(select(user.c.id).where(user.c.id == who)).first() is None:
        raise NotFound("这个用户", "this user")
    chosen = select(membership.c.group_key).where(membership.c.user == who).order_by(membership.c.group_key)
    actor = Actor("user", who, tuple(conn.execute(chosen).scalars()), (role.key,))
    house = replace(sight.live.house, roles={**sight.live.house.roles, role.key: role})
    return Sight(replace(sight.live, house=house), actor, sight.now, sight.language)


def _item(row: Mapping[str, Any], seen: Seen | None) -> dict[str, Any]:
    fields = {field.id: _state(seen, field.id) for field in seen.form.fields} if seen else {}
    return {
        "id": row["id"],
        "number": row["number"],
        "title": row["title"],
        "shown": row["shown"],
        "seen": seen is not None,
        "actions": sorted(seen.access.actions) if seen else [],
        "fields": fields,
    }


def _state(seen: Seen, field: str) -> str:
    if seen.access.may("write") and field in seen.access.write and field not in seen.access.mask:
        return "edit"
    if field not in seen.access.read:
        return "hidden"
    return "mask" if field in seen.access.mask else "read"
