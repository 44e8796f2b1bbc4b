"""Keeps the values of sensitive fields out of the history: an explanation says that they decided, not what they are."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from engines.form.shape import Form
from engines.rule.rule import Rule

HIDDEN = "•••"


def discreet(why: dict[str, Any], rule: Rule, form: Form) -> dict[str, Any]:
    """Why `rule` fired, without the values of sensitive fields and without what was calculated from them."""
    secret = form.sensitive
    if not secret:
        return why
    kept = {name: _walk(part, secret)[0] for name, part in why.items()}
    if rule.table and not secret.isdisjoint(path.split(".")[0] for path in rule.table.reads):
        kept["table"] = {**why["table"], "inputs": [{**each, "value": None} for each in why["table"]["inputs"]]}
    return kept


def _walk(part: Any, secret: AbstractSet[str]) -> tuple[Any, bool]:
    """The part as it may be kept, and whether something secret is in it."""
    if isinstance(part, list):
        walked = [_walk(each, secret) for each in part]
        return [each for each, _ in walked], any(touched for _, touched in walked)
    if not isinstance(part, dict):
        return part, False
    touched = _reads(part.get("path"), secret)
    kept = {}
    for name, value in part.items():
        kept[name], inside = (None, True) if name in secret else _walk(value, secret)
        touched = touched or inside
    if touched and "result" in kept and not isinstance(kept["result"], bool):
        kept["result"] = None
    return kept, touched


def _reads(path: Any, secret: AbstractSet[str]) -> bool:
    """Whether this path leads to a sensitive value of the record, as it is or as it was."""
    if not isinstance(path, str):
        return False
    names = path.split(".")
    return names[0] in secret or (names[0] in ("_old", "_record") and len(names) > 1 and names[1] in secret)
