"""Promised times: the clocks that a record would have had, replayed by its history, beside those of today's policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from sqlalchemy import select

from app.models import sla_clock
from app.operations.trials.trial import BAD, GOOD, PLAIN, WARN, Ground, Judged, Line, Trial, all_hold, at, span
from app.queries.course import Moment, course
from app.queries.plain import Seen
from engines.calendar import ALWAYS
from engines.effects import StartSla
from engines.kinds import Text
from engines.rule.sla.clock import Calendars, Clock, counted
from engines.rule.sla.reading import METRICS, SlaPolicy
from engines.rule.sla.replay import replay
from engines.rule.sla.tick import Occasion

Clocks = Mapping[str, Clock]
Starts = Mapping[tuple[int, str], int]
"""When an action started the clocks of a policy, by record and policy."""

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


def started(ground: Ground, records: Iterable[Seen]) -> Starts:
    """When actions started clocks; the history does not tell, the clocks themselves do."""
    ids = [seen.row["id"] for seen in records]
    chosen = select(sla_clock.c.record, sla_clock.c.policy, sla_clock.c.started_at).where(sla_clock.c.record.in_(ids))
    return {(row.record, row.policy): row.started_at for row in ground.conn.execute(chosen)}


def clocks(
    policies: tuple[SlaPolicy, ...], calendars: Calendars, moments: list[Moment], seen: Seen, now: int, starts: Starts
) -> Clocks:
    """The record's clocks now, had these policies been in force since it came."""
    by_hand = [each for each in policies if each.by_hand]
    orders = {
        when: StartSla(each.key) for each in by_hand if (when := starts.get((seen.row["id"], each.key))) is not None
    }
    occasions = [Occasion(each.values, each.at, each.asked, each.answered, _due(orders, each.at)) for each in moments]
    last = Occasion(moments[-1].values, max(now, moments[-1].at), orders=_due(orders, now))
    found = replay(policies, calendars, [*occasions, last]).clocks
    return {name: counted(clock, calendars, now) for name, clock in found.items()}


def _due(orders: dict[int, StartSla], now: int) -> tuple[StartSla, ...]:
    """What was ordered by now; each is obeyed once."""
    return tuple(orders.pop(when) for when in sorted(orders) if when <= now)


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


def tell(clock: Clock) -> tuple[Text, str]:
    """Where a clock stands, and whether that is good."""
    used, target = span(clock.elapsed), span(clock.target)
    share = Text(f"用时 {used.zh}，时限 {target.zh}", f"{used.en} of {target.en}")
    if clock.breached_at is not None:
        when = at(clock.breached_at)
        return Text(f"{when.zh} 超时（{share.zh}）", f"breached {when.en} ({share.en})"), BAD
    if clock.state == "met":
        return Text(f"按时（{share.zh}）", f"in time ({share.en})"), GOOD
    if clock.state == "paused":
        return Text(f"暂停计时（{share.zh}）", f"paused ({share.en})"), PLAIN
    if clock.due_at is None:
        return Text(f"已停止计时（{share.zh}）", f"stopped ({share.en})"), PLAIN
    due = at(clock.due_at)
    if clock.warned_at is not None:
        return Text(f"应于 {due.zh} 前，已预警（{share.zh}）", f"due {due.en}, warned ({share.en})"), WARN
    return Text(f"应于 {due.zh} 前（{share.zh}）", f"due {due.en} ({share.en})"), PLAIN


TRIAL = Trial(judge, MARKS)
