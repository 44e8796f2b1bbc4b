"""Somebody submits a form: a record begins, with everything that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.errors import Conflict, Forbidden
from app.links import hashed, link_token, new_salt
from app.operations.bear import bear
from app.operations.begin import form_of
from app.operations.repeats import Request, begun, remember
from app.work import Work
from engines.access import Access
from engines.form.rights import ALL, Rights, public_rights
from engines.form.shape import Form
from engines.kinds import Text

NOT_PUBLIC = Text("这张表单不对外开放", "this form is not open to the public")


@dataclass(frozen=True, slots=True)
class Submitted:
    """The new record; `link` is the token of its progress page, told this once."""

    id: int
    number: str
    rev: int
    link: str | None


def submit_form(
    db: Database,
    form_key: str,
    answers: Any,
    actor: Actor,
    now: int,
    *,
    access: Access | None = None,
    channel: str = "web",
    idempotency_key: str | None = None,
    link: bool | None = None,
) -> Submitted:
    """A record of the form `form_key` with these answers. Raises Invalid, Forbidden, NotFound, Conflict.

    `access` is what a user's roles allow, None lets everything pass (imports, the system). An anonymous customer may
    fill in what the form makes public, and always gets a `link`.
    """
    request = Request.of(f"submit/{form_key}", actor, idempotency_key, answers) if idempotency_key else None
    wants_link = actor.kind == "customer" if link is None else link
    salt = new_salt() if wants_link else None

    def work(conn: Connection) -> Submitted:
        in_force, said = begun(db, conn, request)
        if said is not None:
            return _said(said, idempotency_key)
        form = form_of(in_force, form_key)
        if form.closed:
            raise Conflict("form_closed", form.closed)
        rights = _rights(form, actor, access)
        token = link_token(salt, idempotency_key) if salt else None
        origin = {"link_hash": hashed(token)} if token else None

        def last(made: Work) -> None:
            if access is not None and not access.rows(made.values(), now, "create"):
                raise Forbidden
            if request:
                response = {"id": made.id, "number": made.core["number"], "rev": made.core["rev"], "salt": salt}
                remember(conn, request, 201, response, now)

        made = bear(conn, in_force, form, answers, actor, now, channel=channel, rights=rights, origin=origin, last=last)
        return Submitted(made.id, made.core["number"], made.core["rev"], token)

    return db.write(work)


def _rights(form: Form, actor: Actor, access: Access | None) -> Rights:
    if actor.kind == "customer":
        if form.public is None:
            raise Forbidden("not_public", NOT_PUBLIC)
        return public_rights(form)
    if access is None:
        return ALL
    if not access.may("create"):
        raise Forbidden
    return Rights(write=None if access.create.every else access.create.names)


def _said(said: Any, idempotency_key: str | None) -> Submitted:
    token = link_token(said["salt"], idempotency_key) if said["salt"] else None
    return Submitted(said["id"], said["number"], said["rev"], token)
