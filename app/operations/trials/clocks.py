"""Promised times replayed: the clocks that a record would have had by its history, and how they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from app.models import sla_clock
from app.operations.trials.trial import BAD, GOOD, PLAIN, WARN, Ground, at, span
from app.queries.course import Moment
from app.queries.plain import Seen
from engines.effects import StartSla
from engines.kinds import Text
from engines.rule.sla.clock import Calendars, Clock, counted
from engines.rule.sla.reading import SlaPolicy
from engines.rule.sla.replay import replay
from engines.rule.sla.tick import Occasion

Clocks = Mapping[str, Clock]
Starts = Mapping[tuple[int, str], int]
"""When an action started the clocks of a policy, by record and policy."""


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
