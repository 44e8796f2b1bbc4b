"""Brings the clocks of a record up to date with what has become of it: they start, pause, warn, break, are met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engines.effects import PauseSla, StartSla, StopSla
from engines.rule.policy import first
from engines.rule.sla.clock import ACTIVE, Calendars, Clock, counted, running, stood_still
from engines.rule.sla.reading import METRICS, SlaPolicy
from engines.values import value

Order = StartSla | PauseSla | StopSla
DONE = ("solved", "closed")


@value(frozen=True, slots=True)
class Occasion:
    """Why the clocks are looked at: the record as it is; whether its customer has just written, or been answered; and
    what actions ordered.
    """

    values: Mapping[str, Any]
    now: int
    asked: bool = False
    answered: bool = False
    orders: tuple[Order, ...] = ()


@value(frozen=True, slots=True)
class Happened:
    """Something about a clock that the history tells: warned | breached | met | stopped | moved."""

    what: str
    at: int
    clock: Clock


@value(frozen=True, slots=True)
class Ticked:
    """The clocks as they stand now, and what happened to them."""

    clocks: Mapping[str, Clock]
    happened: tuple[Happened, ...]

    @property
    def due_at(self) -> int | None:
        """The nearest due time of those that run."""
        return min((each.due_at for each in self.clocks.values() if each.due_at is not None), default=None)

    @property
    def next_at(self) -> int | None:
        """When they must be looked at again."""
        times = (each.next_at for each in self.clocks.values())
        return min((at for at in times if at is not None), default=None)


def tick(
    policies: Sequence[SlaPolicy], calendars: Calendars, clocks: Mapping[str, Clock], occasion: Occasion
) -> Ticked:
    """The clocks after `occasion`; `policies` are those of the form, in their order."""
    policy = _policy(policies, clocks, occasion)
    tocks = [_Tock(policy, calendars, occasion, metric, clocks.get(metric)) for metric in METRICS]
    made = {tock.metric: clock for tock in tocks if (clock := tock.turned()) is not None}
    return Ticked(made, tuple(each for tock in tocks for each in tock.happened))


def _policy(policies: Sequence[SlaPolicy], clocks: Mapping[str, Clock], occasion: Occasion) -> SlaPolicy | None:
    """The policy that holds: one that an action started, while its clocks go on; else the first that fits."""
    by_key = {each.key: each for each in policies}
    started = [by_key[order.policy] for order in occasion.orders if _starts(order) and order.policy in by_key]
    if started:
        return started[-1]
    kept = (by_key[each.policy] for each in clocks.values() if each.state in ACTIVE and each.policy in by_key)
    found = next((each for each in kept if each.by_hand), None)
    return found or first((each for each in policies if not each.by_hand), occasion.values, occasion.now)


def _starts(order: Order) -> bool:
    return isinstance(order, StartSla)


@dataclass
class _Tock:
    """One metric being brought up to date."""

    policy: SlaPolicy | None
    calendars: Calendars
    occasion: Occasion
    metric: str
    clock: Clock | None
    happened: list[Happened] = field(default_factory=list)

    def turned(self) -> Clock | None:
        """The clock as it stands now; None where there is none."""
        self._obey()
        target = self._target()
        ending = self._ending(target)
        if self.clock is not None:
            self._judge(self.clock, ending is not None)
        if self.clock is not None and self.clock.state in ACTIVE and ending is not None:
            self._end(self.clock, ending)
        elif ending is None and target is not None and self._wanted():
            self._go_on(target)
        return self.clock

    def _target(self) -> int | None:
        priority = self.occasion.values.get("_priority") or "normal"
        return self.policy.target(self.metric, priority) if self.policy else None

    def _obey(self) -> None:
        """What actions ordered about this very clock."""
        for order in self.occasion.orders:
            if self.clock is None or not self._concerns(self.clock, order):
                continue
            match order:
                case StartSla(restart=True):
                    self.clock = None
                case StartSla():
                    self.clock = replace(self.clock, by_hand=False)
                case PauseSla() if self.clock.state == "running":
                    self.clock = stood_still(self.clock, self.calendars, self.occasion.now, "paused")
                    self.clock = replace(self.clock, by_hand=True)
                case StopSla() if self.clock.state in ACTIVE:
                    self._end(self.clock, "stopped")
                    self.clock = replace(self.clock, by_hand=True)
                case _:
                    pass

    def _concerns(self, clock: Clock, order: Order) -> bool:
        metrics = order.metrics if isinstance(order, StartSla) else ()
        return (not metrics or self.metric in metrics) and order.policy in ("", clock.policy)

    def _ending(self, target: int | None) -> str | None:
        """How the clock ends now; None where it does not."""
        values, done = self.occasion.values, self.occasion.values.get("_status_category") in DONE
        if target is None:
            return "stopped"
        match self.metric:
            case "first_response":
                return "met" if done or values.get("_first_response_at") is not None else None
            case "next_response":
                return "met" if done or self.occasion.answered else None
            case _:
                return "met" if done else None

    def _wanted(self) -> bool:
        """Whether there is a promise to keep: a reply is promised only to somebody who asked."""
        if self.clock is not None and self.clock.state == "stopped" and self.clock.by_hand:
            return False
        if self.metric != "next_response":
            return True
        waits = self.clock is not None and self.clock.state in ACTIVE
        return waits or (self.occasion.asked and self.occasion.values.get("_first_response_at") is not None)

    def _judge(self, clock: Clock, ending: bool) -> None:
        """What the clock came to before this moment: at its due second it is late, unless it ends in that second."""
        now = self.occasion.now
        if clock.state != "running":
            return
        late = clock.due_at is not None and clock.breached_at is None
        if clock.warn_at is not None and clock.warned_at is None and clock.warn_at <= now and not ending:
            clock = replace(clock, warned_at=clock.warn_at)
            self._tell("warned", clock.warn_at or now, clock)
        if late and clock.due_at is not None and (clock.due_at < now or (clock.due_at == now and not ending)):
            clock = replace(clock, breached_at=clock.due_at)
            self._tell("breached", clock.due_at or now, clock)
        self.clock = clock

    def _end(self, clock: Clock, how: str) -> None:
        self.clock = stood_still(clock, self.calendars, self.occasion.now, how)
        self._tell(how, self.occasion.now, self.clock)

    def _go_on(self, target: int) -> None:
        """Start the clock, let it run, pause it, or move it to another target, policy or group."""
        assert self.policy is not None
        now, group = self.occasion.now, self.occasion.values.get("_group") or ""
        key, calendar = self.policy.key, self.policy.calendar
        clock = self.clock
        if clock is None or (self.metric == "next_response" and clock.state not in ACTIVE):
            clock = Clock(self.metric, key, calendar, "new", target, started_at=now, holder=group)
        elif (clock.policy, clock.calendar, clock.target) != (key, calendar, target):
            clock = replace(counted(clock, self.calendars, now), policy=key, calendar=calendar, target=target)
            self._tell("moved", now, clock)
        same = clock is self.clock and clock.holder == group
        paused = clock.by_hand or self._is_paused()
        if same and clock.state == ("paused" if paused else "running"):
            return
        if clock.holder != group:
            clock = replace(counted(clock, self.calendars, now), holder=group)
        if paused:
            self.clock = stood_still(clock, self.calendars, now, "paused")
        else:
            self.clock = running(clock, self.calendars, now, self.policy.warn_before)

    def _is_paused(self) -> bool:
        values = self.occasion.values
        assert self.policy is not None
        return not self.policy.paused_in.isdisjoint({values.get("_status_category"), values.get("_status")})

    def _tell(self, what: str, at: int, clock: Clock) -> None:
        self.happened.append(Happened(what, at, clock))
