"""Finds out, once per request, who is calling; a browser's writes must carry the session's CSRF word."""

from __future__ import annotations

import hmac
from typing import NoReturn

from flask import g, request

from app.actor import BUYER, Actor
from app.errors import Forbidden, Unauthorized
from app.identity.caller import Caller, by_key, by_session
from app.live import live
from app.web.base.shell import shell
from engines.kinds import Text

COOKIE = "gongdan_session"
SAFE = ("GET", "HEAD", "OPTIONS")
NO_CSRF = Text("页面已过期，请刷新后重试", "the page is out of date: reload it and try again")


def caller() -> Caller | None:
    """Who is calling; None for somebody unknown. A wrong key or a dead session is unknown too."""
    if "caller" not in g:
        g.caller = _found()
    found: Caller | None = g.caller
    return found


def person() -> Caller:
    """Who is calling; nobody else gets further."""
    found = caller()
    if found is None:
        raise Unauthorized
    if found.csrf is not None and request.method not in SAFE and not g.get("signed_in"):
        _check_csrf(found.csrf)
    return found


def anybody() -> Actor:
    """The person who is calling, or the unknown buyer."""
    return BUYER if caller() is None else person().actor


def session_token() -> str | None:
    """What the browser's cookie holds, or the session that this request has just opened."""
    token: str | None = g.get("token") or request.cookies.get(COOKIE)
    return token


def use_session(token: str) -> None:
    """From here on the request is that of the person who has just signed in."""
    g.token, g.signed_in = token, True
    forget()


def forget() -> None:
    """Look again: what is known of the caller has changed."""
    g.pop("caller", None)


def _found() -> Caller | None:
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    token = session_token()
    if not token and scheme.lower() != "bearer":
        return None
    here = shell()
    now = here.clock()
    with here.database.read() as conn:
        definitions = live(here.database, conn)
        if scheme.lower() == "bearer" and "token" not in g:
            return by_key(conn, definitions, key.strip(), now)
        return by_session(conn, definitions, token or "", now)


def _check_csrf(expected: str) -> None:
    given = request.headers.get("X-CSRF-Token", "")
    if not hmac.compare_digest(given.encode(), expected.encode()):
        _refuse()


def _refuse() -> NoReturn:
    raise Forbidden("csrf", NO_CSRF)
