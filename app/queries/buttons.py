"""The buttons that rules put on a record, as far as this person may press them now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from app.queries.plain import Seen
from app.queries.replay import followed
from app.queries.sight import Sight
from app.queries.words import maybe_words, words
from engines.rule.kind import Button
from engines.rule.rule import Rule


def buttons(conn: Connection, sight: Sight, seen: Seen) -> list[dict[str, Any]]:
    """Those whose condition holds, in the order in which rules are applied."""
    rules = sight.live.house.rules.get(seen.form.key)
    listed = [(rule, rule.watch.button) for rule in rules.rules if rule.watch.button] if rules else []
    if not listed or not seen.access.may("write"):
        return []
    return [_button(rule, button) for rule, button in listed if _is_there(conn, sight, seen, rule, button)]


def _is_there(conn: Connection, sight: Sight, seen: Seen, rule: Rule, button: Button) -> bool:
    actor = sight.actor
    if button.groups and not set(button.groups) & set(actor.groups):
        return False
    values: Mapping[str, Any] = {**seen.values, "_actor": actor.values(), "_ref": followed(conn, rule, seen.values)}
    return rule.holds(values, sight.now)


def _button(rule: Rule, button: Button) -> dict[str, Any]:
    label, confirm = words(button.label), maybe_words(button.confirm)
    return {"rule": rule.key, "label": label, "confirm": confirm, "danger": button.danger}
