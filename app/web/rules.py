"""Rules: which there are, a dry run of one over the last records, and why it did not fire."""

from __future__ import annotations

from typing import Any

from flask import Response
from sqlalchemy import Connection

from app.errors import Flaw, Malformed
from app.queries.rules import draft_rule, live_rule, rules, why_not
from app.queries.sight import Sight
from app.queries.tryout import tryout
from app.web.base.allow import READING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.sight import seeing
from app.wire.answers import items_of
from app.wire.rules import DryRun, RuleSummary, Trial, WantedRules, WhyNotAsked, WhyNotFired, WhyNotWanted
from engines.kinds import Text
from engines.rule.rule import Rule

blueprint = Blueprint("rules", __doc__)
WHICH = Text(
    "请给出 rule（整份规则）或 key（已发布规则的编号）其中之一", "give either rule (a document) or key (of a live rule)"
)


@blueprint.get("/rules")
@blueprint.arguments(WantedRules, location="query")
@blueprint.response(200, items_of(RuleSummary))
def index(asked: dict[str, Any]) -> Response:
    """The rules of a form in force, in the order in which they are applied."""
    with seeing() as (_, sight):
        return dump({"items": rules(sight, asked["form"])})


@blueprint.post("/rules/try")
@blueprint.arguments(Trial)
@blueprint.response(200, DryRun)
def dry_run(given: dict[str, Any]) -> Response:
    """Which of the last records would a rule, draft or in force, have fired for? Nothing is written."""
    with allowed(READING) as (conn, sight):
        rule, seq = _rule(conn, sight, given)
        return dump(tryout(conn, sight, rule, seq, given["last"]))


@blueprint.post("/rules/why-not")
@blueprint.arguments(WhyNotAsked)
@blueprint.response(200, WhyNotFired)
def ask(given: dict[str, Any]) -> Response:
    """Would a rule, draft or in force, fire on this record, and which question is answered no?"""
    with allowed(READING) as (conn, sight):
        rule, seq = _rule(conn, sight, given)
        return dump(why_not(conn, sight, rule, seq, given["record"], given.get("event")))


@blueprint.get("/rules/<key>/why-not")
@blueprint.arguments(WhyNotWanted, location="query")
@blueprint.response(200, WhyNotFired)
def ask_live(asked: dict[str, Any], key: str) -> Response:
    """The same of a rule in force, for whoever may see the record."""
    with seeing() as (conn, sight):
        rule, seq = live_rule(conn, sight, key, asked.get("release"))
        return dump(why_not(conn, sight, rule, seq, asked["record"], asked.get("event")))


def _rule(conn: Connection, sight: Sight, given: dict[str, Any]) -> tuple[Rule, int | None]:
    """The rule that is meant. Raises Malformed where that is none or two."""
    if ("rule" in given) == ("key" in given):
        raise Malformed([Flaw("/rule", "required", WHICH)])
    if "rule" in given:
        return draft_rule(sight, given["rule"]), None
    return live_rule(conn, sight, given["key"], given.get("release"))
