"""Service policies and calendars: what they would make of the last records, as they are drawn now."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.operations.ask_calendar import ask_calendar, drawn_calendars
from app.operations.try_policy import try_policy, why_policy
from app.web.base.allow import READING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.wire.policies import (
    DrawnCalendars,
    HoursTold,
    PolicyTrial,
    PolicyWhy,
    WantedCalendars,
    WantedHours,
    WantedPolicyTrial,
    WantedPolicyWhy,
)

blueprint = Blueprint("policies", __doc__)


@blueprint.post("/policies/try")
@blueprint.arguments(WantedPolicyTrial)
@blueprint.response(200, PolicyTrial)
def attempt(given: dict[str, Any]) -> Response:
    """What would a policy or a calendar make of the last records? Nothing is written. Needs the page "designer"."""
    with allowed(READING) as (conn, sight):
        return dump(try_policy(conn, sight, given["policy"], given["bundle"], given["last"]))


@blueprint.post("/policies/why")
@blueprint.arguments(WantedPolicyWhy)
@blueprint.response(200, PolicyWhy)
def ask(given: dict[str, Any]) -> Response:
    """The same of one record, with everything that it was decided on. Needs the page "designer"."""
    with allowed(READING) as (conn, sight):
        return dump(why_policy(conn, sight, given["policy"], given["bundle"], given["record"]))


@blueprint.post("/calendars/ask")
@blueprint.arguments(WantedHours)
@blueprint.response(200, HoursTold)
def hours(given: dict[str, Any]) -> Response:
    """When has so much working time passed, by a calendar as it is drawn now? Needs the page "designer"."""
    with allowed(READING):
        return dump(ask_calendar(given["calendar"], given["start"], given["minutes"]))


@blueprint.get("/calendars")
@blueprint.arguments(WantedCalendars, location="query")
@blueprint.response(200, DrawnCalendars)
def calendars(asked: dict[str, Any]) -> Response:
    """The calendars as a browser counts with them, an application's drafts first. Needs the page "designer"."""
    with allowed(READING) as (conn, sight):
        return dump({"calendars": drawn_calendars(conn, sight, asked["bundle"])})
