"""What became of a record, moment by moment: how it stood from each on, and who had written just then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.queries.rewind import Past, Turn, backwards
from app.work import snapshot
from engines.form.form import Form

STAFF = ("user", "api_key")


@dataclass(frozen=True)
class Moment:
    """From `at` on the record was `values`. `asked`: its customer had written; `answered`: staff had, for all to read.

    `lost` are the names whose values then nobody knows any more.
    """

    at: int
    values: Mapping[str, Any]
    asked: bool
    answered: bool
    lost: frozenset[str]


def course(form: Form, row: Mapping[str, Any], past: Past) -> list[Moment]:
    """The moments of the record in `row`, oldest first; what happened in one second is one moment."""
    turns = list(backwards(form, row, past))[::-1]
    if not turns:
        return [Moment(row["created_at"], snapshot(row, row["data"]), False, False, frozenset())]
    return [_moment(at, list(some), past) for at, some in groupby(turns, key=lambda turn: int(turn.row["at"]))]


def _moment(at: int, turns: list[Turn], past: Past) -> Moment:
    wrote = {turn.row["actor_kind"] for turn in turns if _is_public(turn.row, past)}
    return Moment(at, turns[-1].after, "customer" in wrote, not wrote.isdisjoint(STAFF), turns[-1].lost)


def _is_public(row: Mapping[str, Any], past: Past) -> bool:
    said = (row["payload"] or {}).get("message", 0)
    return row["type"] == "message" and past.messages.get(said, ("", True))[1]


def raised_by_others(listed: list[Moment], ladder: str, row: Mapping[str, Any], past: Past) -> list[dict[str, Any]]:
    """The values of each moment with the level that others than the ladder `ladder` had raised the record to."""
    raised = [each for each in past.events.get(row["id"], ()) if each["type"] == "escalated"]
    others = [each for each in raised if not str((each["payload"] or {}).get("rule", "")).startswith(f"{ladder}.")]
    return [
        {**moment.values, "_level": max((int(each["to_"]) for each in others if each["at"] <= moment.at), default=0)}
        for moment in listed
    ]


def as_routing_saw_it(form: Form, row: Mapping[str, Any], past: Past) -> dict[str, Any]:
    """The record as it is, with nobody at it; a group that routing itself has chosen is taken back."""
    group = row["group_key"]
    for turn in backwards(form, row, past):
        if turn.before.get("_group") != turn.after.get("_group"):
            group = turn.before.get("_group") if turn.row["actor_kind"] == "routing" else group
            break
    return {**snapshot(row, row["data"]), "_assignee": None, "_group": group}
