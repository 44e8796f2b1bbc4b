"""Who a user is: the groups they are in, the roles that follow, and what those let them do."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select

from app.actor import Actor
from app.live import Live
from app.models import membership, user
from engines.access import ALL, Access, Grant, Role, rights
from engines.access.fields import NONE
from engines.access.role import ACTIONS, EVERY_FORM, PAGES
from engines.kinds import Text

ADMINISTRATOR = Role(
    "administrator",
    Text("管理员", "Administrator"),
    (Grant(EVERY_FORM, frozenset(ACTIONS), None, ALL, ALL, NONE),),
    frozenset(PAGES),
    ALL,
)
"""The one role that no definition makes: everything, also before there is any definition."""


def actor_of(
    conn: Connection,
    live: Live,
    *,
    id: int | None = None,  # noqa: A002
    username: str | None = None,
) -> Actor | None:
    """The active user with this id or user name, as an actor; None where there is nobody."""
    who: ColumnElement[bool] = user.c.id == id if id is not None else user.c.username == username
    joined = user.outerjoin(membership, membership.c.user == user.c.id)
    columns = (user.c.id, user.c.roles, membership.c.group_key, membership.c.manager)
    rows = conn.execute(select(*columns).select_from(joined).where(who, user.c.active).order_by(membership.c.group_key))
    found = rows.all()
    if not found:
        return None
    groups = tuple(row.group_key for row in found if row.group_key is not None)
    return Actor("user", found[0].id, groups, roles_of(live, found[0].roles, groups), any(row.manager for row in found))


def roles_of(live: Live, own: list[str], groups: tuple[str, ...]) -> tuple[str, ...]:
    """A user's own roles and those that membership gives, each once."""
    given = (role for key in groups if key in live.house.groups for role in live.house.groups[key].roles)
    return tuple(dict.fromkeys([*own, *given]))


def roles_held(live: Live, actor: Actor) -> tuple[Role, ...]:
    """The roles of `actor` that exist."""
    there = {**live.house.roles, ADMINISTRATOR.key: ADMINISTRATOR}
    return tuple(there[key] for key in actor.roles if key in there)


def access_of(live: Live, actor: Actor, form: str) -> Access:
    """What `actor` may do with the records of `form`."""
    references = {each.id: each.link.form for each in live.house.forms[form].fields if each.link}
    return rights(roles_held(live, actor), form, actor.values(), references)
