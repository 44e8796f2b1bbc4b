"""Pages that a role opens guard the calls behind them as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from app.actor import Actor
from app.errors import Forbidden
from app.queries.sight import Sight
from app.web.base.sight import seeing

READING, CHANGING = "designer", "settings"
"""Whoever may publish may also write themselves any role: that goes with the settings, not with looking at them."""


@contextmanager
def allowed(page: str) -> Iterator[tuple[Connection, Sight]]:
    """As `seeing`, for those to whom `page` is open. Raises Forbidden."""
    with seeing() as (conn, sight):
        if page not in sight.pages:
            raise Forbidden
        yield conn, sight


def actor_with(page: str) -> Actor:
    """The caller, to whom `page` is open. Raises Forbidden."""
    with allowed(page) as (_, sight):
        return sight.actor
