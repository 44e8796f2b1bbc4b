"""Where the time of tickets went: one ticket's way, and the ways of many."""

from __future__ import annotations

from flask import Response

from app.queries.ticket import seen_record
from app.queries.traces import trace, variants
from app.web.base.allow import READING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.sight import seeing
from app.wire.traces import Trace, Variants

blueprint = Blueprint("traces", __doc__)


@blueprint.get("/records/<int:number>/trace")
@blueprint.response(200, Trace)
def one(number: int) -> Response:
    """The record's way through its flow, with waiting and working time, recomputed from its history."""
    with seeing() as (conn, sight):
        return dump(trace(conn, sight, seen_record(conn, sight, number)))


@blueprint.get("/flows/<key>/variants")
@blueprint.response(200, Variants)
def many(key: str) -> Response:
    """The ways that the newest ended tickets of a flow took, the most usual first."""
    with allowed(READING) as (conn, sight):
        return dump(variants(conn, sight.live, key))
