"""Signing in and out, and who is signed in."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from app.live import live
from app.operations.change_own_password import change_own_password
from app.operations.set_language import set_language
from app.operations.set_profile import set_presence
from app.operations.sign_in import LIFETIME, sign_in
from app.operations.sign_out import sign_out
from app.queries.session import session_of
from app.web.base.blueprint import Blueprint, dump, nothing
from app.web.base.caller import COOKIE, forget, person, session_token, use_session
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.wire.session import Myself, OwnPassword, PublicFacts, Session, SignIn

blueprint = Blueprint("session", __doc__)
LANGUAGES = ["zh-CN", "en"]


@blueprint.post("/session")
@blueprint.arguments(SignIn)
@blueprint.response(200, Session)
def enter(given: dict[str, Any]) -> Response:
    """Sign in; the answer sets the session's cookie."""
    here = shell()
    address = request.remote_addr or ""
    signed_in = sign_in(here.database, given["username"], given["password"], here.clock(), address)
    use_session(signed_in.token)
    answer = _session()
    answer.set_cookie(
        COOKIE, signed_in.token, LIFETIME, httponly=True, secure=here.settings.secure_cookies, samesite="Lax"
    )
    return answer


@blueprint.get("/session")
@blueprint.response(200, Session)
def who() -> Response:
    """Who is signed in; 401 where nobody is."""
    return _session()


@blueprint.patch("/session")
@blueprint.arguments(Myself)
@blueprint.response(200, Session)
def choose(given: dict[str, Any]) -> Response:
    """Choose the language to work in; say whether you are there to be given work."""
    if "language" in given:
        set_language(shell().database, person().actor, given["language"][:2])
    if "presence" in given:
        set_presence(shell().database, person().actor, given["presence"], shell().clock())
    forget()
    return _session()


@blueprint.post("/session/password")
@blueprint.arguments(OwnPassword)
@blueprint.response(204)
def own_password(given: dict[str, Any]) -> Response:
    """A new password for oneself, against the present one; every other session of one's own ends."""
    here, who = shell(), person()
    change_own_password(
        here.database,
        who.username,
        given["current"],
        given["password"],
        who.actor,
        here.clock(),
        staying=session_token() or "",
        address=request.remote_addr or "",
    )
    return nothing()


@blueprint.delete("/session")
@blueprint.response(204)
def leave() -> Response:
    """Sign out; the session ends on the server."""
    who = person()
    sign_out(shell().database, session_token() or "", who.actor, shell().clock())
    answer = nothing()
    answer.delete_cookie(COOKIE, httponly=True, samesite="Lax")
    return answer


@blueprint.get("/public")
@blueprint.response(200, PublicFacts)
def public() -> Response:
    """What anybody may know: the languages, and whether nothing has been set up yet."""
    here = shell()
    with here.database.read() as conn:
        empty = not live(here.database, conn).house.forms
    return dump({"languages": LANGUAGES, "empty": empty})


def _session() -> Response:
    caller = person()
    with seeing() as (conn, sight):
        return dump(session_of(conn, caller, sight, shell().settings.zone))
