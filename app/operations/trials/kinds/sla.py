"""Promised times: the clocks that a record would have had, replayed by its history, beside those of today's policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from app.operations.trials.clocks import Clocks, clocks, started, tell
from app.operations.trials.trial import PLAIN, Ground, Judged, Line, Trial, all_hold
from app.queries.course import course
from app.queries.plain import Seen
from engines.calendar import ALWAYS
from engines.kinds import Text
from engines.rule.sla.reading import METRICS, SlaPolicy

MARKS = {
    "breached": Text("超时", "breached"),
    "warned": Text("到过预警", "warned"),
    "running": Text("计时中", "still running"),
    "kept": Text("按时完成", "in time"),
    "worse": Text("因改动而超时", "breached by the change"),
    "better": Text("因改动而不再超时", "saved by the change"),
}
OTHER = Text("另一份策略“{}”排在前面", 'another policy comes first: "{}"')
BY_HAND = Text("要由动作启动，而没有动作启动过它", "an action starts it, and none did")
NO_PROMISE = Text("没有承诺", "nothing promised")


def judge(ground: Ground, records: list[Seen]) -> Iterator[Judged]:
    """Each record's clocks as drawn, and as in force."""
    policy = cast("SlaPolicy", ground.policy)
    in_force = ground.sight.live.house.promises.get(policy.form, ())
    drawn = ground.rivals(in_force, policy)
    starts = started(ground, records)
    for seen in records:
        moments = course(seen.form, seen.row, ground.past)
        own = clocks(drawn, ground.calendars, moments, seen, ground.now, starts)
        mine = {name: each for name, each in own.items() if each.policy == policy.key}
        today = clocks(in_force, ground.sight.live.house.calendars, moments, seen, ground.now, starts)
        yield _judged(ground, drawn, policy, seen, mine, today)


def _judged(
    ground: Ground, rivals: tuple[SlaPolicy, ...], policy: SlaPolicy, seen: Seen, mine: Clocks, today: Clocks
) -> Judged:
    checks = ground.checks(rivals, policy, ground.values(seen))
    if not mine:
        if policy.by_hand:
            checks = (*checks, {"check": "by_hand", "holds": False})
        return Judged(seen, False, checks, (), NO_PROMISE)
    late, was_late = _late(mine), _late(today)
    marks = [name for name, holds in _marks(mine, late, was_late) if holds]
    told = checks if all_hold(checks) else ()
    return Judged(seen, True, told, tuple(marks), _answer(mine, late), (*_lines(mine, today), _hours(ground, policy)))


def _marks(mine: Clocks, late: bool, was_late: bool) -> Iterator[tuple[str, bool]]:
    states = {clock.state for clock in mine.values()}
    yield "breached", late
    yield "warned", any(clock.warned_at is not None for clock in mine.values())
    yield "running", not states.isdisjoint({"running", "paused"})
    yield "kept", not late and states <= {"met", "stopped"}
    yield "worse", late and not was_late
    yield "better", was_late and not late


def _late(listed: Clocks) -> bool:
    return any(clock.breached_at is not None for clock in listed.values())


def _answer(mine: Clocks, late: bool) -> Text:
    """The clock that matters most: the first that broke, else the next to end."""
    if late:
        broken = (each for each in mine.values() if each.breached_at is not None)
        clock = min(broken, key=lambda each: each.breached_at or 0)
    else:
        clock = min(mine.values(), key=lambda each: (each.due_at is None, each.due_at or 0))
    name, (said, _) = METRICS[clock.metric], tell(clock)
    return Text(f"{name.zh}：{said.zh}", f"{name.en}: {said.en}")


def _lines(mine: Clocks, today: Clocks) -> Iterator[Line]:
    for metric, name in METRICS.items():
        here, there = mine.get(metric), today.get(metric)
        if here is None and there is None:
            continue
        said, tone = (NO_PROMISE, PLAIN) if here is None else tell(here)
        before = NO_PROMISE if there is None else tell(there)[0]
        yield Line(name, said, None if before == said else before, tone)


def _hours(ground: Ground, policy: SlaPolicy) -> Line:
    """What the policy counts by."""
    return Line(Text("按哪份日历", "Counted by"), ground.calendars.get(policy.calendar, ALWAYS).name)


KIND = Trial(type="sla", group="policies", label=Text("时限", "Promised times"), judge=judge, marks=MARKS)
