"""Users: everybody who can sign in, and the keys of machines. Needs the page "settings"."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.identity.passwords import hash_password
from app.operations.change_user import change_user
from app.operations.create_user import create_user
from app.operations.make_key import make_key, revoke_key
from app.operations.set_password import set_password
from app.queries.staff import keys, staff
from app.web.base.allow import CHANGING, actor_with, allowed
from app.web.base.blueprint import Blueprint, dump, nothing
from app.web.base.shell import shell
from app.wire.answers import items_of
from app.wire.users import Key, MadeKey, MadeUser, NewKey, NewPassword, NewUser, User, UserChange

blueprint = Blueprint("users", __doc__)


@blueprint.get("/users")
@blueprint.response(200, items_of(User))
def index() -> Response:
    """All members of staff, the deactivated ones last."""
    with allowed(CHANGING) as (conn, sight):
        return dump({"items": staff(conn, sight)})


@blueprint.post("/users")
@blueprint.arguments(NewUser)
@blueprint.response(201, MadeUser)
def add(given: dict[str, Any]) -> Response:
    """A new member of staff; without a password nobody can sign in as them yet."""
    actor = actor_with(CHANGING)
    here = shell()
    password = given.pop("password")
    hashed = hash_password(password) if password else None
    username = given.pop("username")
    key = create_user(here.database, username, actor, here.clock(), password_hash=hashed, **given)
    return dump({"id": key}, 201)


@blueprint.patch("/users/<int:key>")
@blueprint.arguments(UserChange)
@blueprint.response(204)
def change(given: dict[str, Any], key: int) -> Response:
    """Another name, other groups or roles; `active: false` ends every session and key of theirs."""
    here = shell()
    change_user(here.database, key, given, actor_with(CHANGING), here.clock())
    return nothing()


@blueprint.post("/users/<int:key>/password")
@blueprint.arguments(NewPassword)
@blueprint.response(204)
def password(given: dict[str, Any], key: int) -> Response:
    """A new password, which ends every session they had."""
    actor = actor_with(CHANGING)
    here = shell()
    set_password(here.database, key, hash_password(given["password"]), actor, here.clock())
    return nothing()


@blueprint.get("/keys")
@blueprint.response(200, items_of(Key))
def all_keys() -> Response:
    """The keys of machines, without what opens the door."""
    with allowed(CHANGING) as (conn, _):
        return dump({"items": keys(conn)})


@blueprint.post("/keys")
@blueprint.arguments(NewKey)
@blueprint.response(201, MadeKey)
def new_key(given: dict[str, Any]) -> Response:
    """A new key, told this once."""
    actor = actor_with(CHANGING)
    here = shell()
    made = make_key(here.database, given["name"], given["user"], actor, here.clock(), given["expires_at"])
    return dump({"id": made.id, "key": made.key}, 201)


@blueprint.delete("/keys/<int:key>")
@blueprint.response(204)
def drop_key(key: int) -> Response:
    """The key opens nothing any more."""
    here = shell()
    revoke_key(here.database, key, actor_with(CHANGING), here.clock())
    return nothing()
