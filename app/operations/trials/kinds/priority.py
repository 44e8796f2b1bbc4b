"""Priorities: the points of a record by dimension, and its place among the open ones, beside its place today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from app.operations.trials.trial import GOOD, PLAIN, Ground, Judged, Line, Trial, at
from app.queries.plain import Seen
from engines.definition import text
from engines.kinds import Text
from engines.rule.policy import first
from engines.rule.priority.kind import Points
from engines.rule.priority.reading import PriorityPolicy, Rank, rank

DONE = ("solved", "closed")
HOUR = 3600
MARKS = {
    "up": Text("前移", "moves up"),
    "down": Text("后移", "moves down"),
    "same": Text("位置不变", "keeps its place"),
    "done": Text("已办结，不排队", "done, not in the queue"),
}
ELSE = Text("不适用", "does not apply")
Ranks = Mapping[int, Rank]


def judge(ground: Ground, records: list[Seen]) -> Iterator[Judged]:
    """All records at once: a place is one among others."""
    policy = cast("PriorityPolicy", ground.policy)
    in_force = ground.sight.live.house.priorities.get(policy.form, ())
    drawn = ground.rivals(in_force, policy)
    values = {seen.row["id"]: ground.values(seen) for seen in records}
    waiting = [seen.row["id"] for seen in records if seen.row["status_category"] not in DONE]
    new = {number: rank(drawn, seen, ground.now) for number, seen in values.items()}
    old = {number: rank(in_force, seen, ground.now) for number, seen in values.items()}
    places, before = _places(new, waiting, ground.now), _places(old, waiting, ground.now)
    for seen in records:
        number = seen.row["id"]
        checks = ground.checks(drawn, policy, values[number])
        concerned = first(drawn, values[number], ground.now) is policy
        place, was = places.get(number), before.get(number)
        answer = _answer(ground, new[number], old[number], place, was, len(waiting)) if concerned else ELSE
        lines = tuple(_lines(ground, policy, values[number], new[number])) if concerned else ()
        yield Judged(seen, concerned, checks, (_mark(place, was),), answer, lines)


def _places(ranks: Ranks, waiting: Iterable[int], now: int) -> dict[int, int]:
    """The place of every waiting record, the most urgent first; of two alike the older one."""
    ordered = sorted(waiting, key=lambda number: (-ranks[number].at(now), number))
    return {number: place for place, number in enumerate(ordered, 1)}


def _mark(place: int | None, was: int | None) -> str:
    if place is None or was is None:
        return "done"
    return "same" if place == was else "up" if place < was else "down"


def _answer(ground: Ground, new: Rank, old: Rank, place: int | None, was: int | None, many: int) -> Text:
    """Its points, and its place among those that wait."""
    now, then = new.at(ground.now) / HOUR, old.at(ground.now) / HOUR
    zh, en = f"{now:.1f} 分", f"{now:.1f} points"
    if f"{now:.1f}" != f"{then:.1f}":
        zh, en = f"{zh}（现为 {then:.1f}）", f"{en} (now {then:.1f})"
    if place is None or was is None:
        return Text(f"{zh}；{MARKS['done'].zh}", f"{en}; {MARKS['done'].en}")
    moved = Text(f"，现为第 {was} 位", f", now {was}") if place != was else Text("", "")
    return Text(f"{zh}；第 {place} / {many} 位{moved.zh}", f"{en}; place {place} of {many}{moved.en}")


def _lines(ground: Ground, policy: PriorityPolicy, values: Mapping[str, Any], ranked: Rank) -> Iterator[Line]:
    """Every dimension with what it gives, then what waiting has added."""
    written = ground.document.body["dimensions"]
    for block, (kind, plan) in zip(written, policy.dimensions, strict=True):
        given = kind.points(plan, values, ground.now)
        label = text(block["label"]) if "label" in block else kind.label
        yield Line(label, _said(given), tone=GOOD if given != Points() else PLAIN)
    if ranked.since is not None and ranked.rate:
        waited = ranked.rate * (ground.now - ranked.since) / HOUR
        since = at(ranked.since)
        told = Text(
            f"+{waited:.1f} 分：自 {since.zh} 起每小时 {ranked.rate} 分",
            f"+{waited:.1f}: {ranked.rate} an hour since {since.en}",
        )
        yield Line(Text("等待至今", "Waiting so far"), told, tone=GOOD)


def _said(points: Points) -> Text:
    if points == Points():
        return Text("0 分", "0")
    more = Text(f"，每等一小时再加 {points.per_hour}", f", and {points.per_hour} an hour") if points.per_hour else None
    return Text(f"{points.base} 分{more.zh if more else ''}", f"{points.base}{more.en if more else ''}")


KIND = Trial(type="priority", group="policies", label=Text("优先级", "Priority"), judge=judge, marks=MARKS)
