"""The net of what rules ask for in one event: the last to write a field wins, and what it overwrote is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engines.effects import Assign, Effect, Escalate, SetFields, SetStatus, UpdateRecord

Asked = tuple[str, Effect]
"""An effect with the key of the rule that asks for it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that was not written, because a later rule wrote another one there."""

    field: str
    value: Any
    by: str
    instead: Any


def writes(effect: Effect) -> Mapping[str, Any]:
    """The places an effect writes to, with the values; a field of another record is "form/id/field"."""
    match effect:
        case SetFields(values):
            return values
        case SetStatus(status):
            return {"_status": status}
        case Assign(group, user):
            return {"_group": group} if user is None else {"_group": group, "_assignee": user}
        case Escalate(level, group):
            return {"_level": level} if group is None else {"_level": level, "_group": group}
        case UpdateRecord(form, record, values):
            return {f"{form}/{record}/{name}": value for name, value in values.items()}
        case _:
            return {}


def without(effect: Effect, lost: frozenset[str]) -> Effect | None:
    """What is left of `effect` when others write to the places `lost`; None where nothing is."""
    match effect:
        case SetFields(values):
            kept = {name: value for name, value in values.items() if name not in lost}
            return SetFields(kept) if kept else None
        case UpdateRecord(form, record, values):
            kept = {name: value for name, value in values.items() if f"{form}/{record}/{name}" not in lost}
            return replace(effect, values=kept) if kept else None
        case Escalate() if "_level" not in lost:
            return replace(effect, group=None)
        case _:
            return None


def net(asked: Sequence[Asked]) -> tuple[tuple[Asked, ...], Mapping[str, tuple[Conflict, ...]]]:
    """The effects that count, in order, and each rule's conflicts; a rule that overwrites itself has none."""
    last: dict[str, int] = {}
    clash = False
    for position, (_, effect) in enumerate(asked):
        for place in writes(effect):
            clash = clash or place in last
            last[place] = position
    if not clash:
        return tuple(asked), {}
    kept: list[Asked] = []
    conflicts: dict[str, list[Conflict]] = {}
    for position, (rule, effect) in enumerate(asked):
        lost = frozenset(place for place in writes(effect) if last[place] != position)
        rest = without(effect, lost) if lost else effect
        if rest is not None:
            kept.append((rule, rest))
        conflicts.setdefault(rule, []).extend(_conflicts(effect, rule, lost, last, asked))
    return tuple(kept), {rule: tuple(found) for rule, found in conflicts.items() if found}


def _conflicts(
    effect: Effect, rule: str, lost: frozenset[str], last: Mapping[str, int], asked: Sequence[Asked]
) -> Iterator[Conflict]:
    for place, value in writes(effect).items():
        if place in lost:
            by, winner = asked[last[place]]
            instead = writes(winner)[place]
            if by != rule and instead != value:
                yield Conflict(place, value, by, instead)
