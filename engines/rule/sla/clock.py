"""One promise of one record as it stands, and the arithmetic of its working time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from engines.calendar import ALWAYS, Calendar, after, seconds_between
from engines.values import value

ACTIVE = ("running", "paused")
Calendars = Mapping[str, Calendar]


@value(frozen=True, slots=True)
class Clock:
    """`state` is running | paused | met | stopped. `elapsed` seconds of working time count up to `since`, from where it
    runs on (None: it stands still); `held` says how many of them each group had the record, `holder` who has it now.

    `by_hand`: an action paused or stopped it, so that only an action lets it go on.
    """

    metric: str
    policy: str
    calendar: str
    state: str
    target: int
    started_at: int
    elapsed: int = 0
    since: int | None = None
    holder: str = ""
    held: Mapping[str, int] = field(default_factory=dict)
    due_at: int | None = None
    warn_at: int | None = None
    warned_at: int | None = None
    breached_at: int | None = None
    ended_at: int | None = None
    by_hand: bool = False

    @property
    def next_at(self) -> int | None:
        """When it must be looked at again, if nothing happens before."""
        times = [self.warn_at if self.warned_at is None else None, self.due_at if self.breached_at is None else None]
        return min((at for at in times if at is not None), default=None) if self.state == "running" else None


def counted(clock: Clock, calendars: Calendars, now: int) -> Clock:
    """The clock with the time up to `now` on it."""
    if clock.since is None or clock.since == now:
        return clock
    more = seconds_between(calendars.get(clock.calendar, ALWAYS), clock.since, now)
    held = {**clock.held, clock.holder: clock.held.get(clock.holder, 0) + more} if more else clock.held
    return replace(clock, elapsed=clock.elapsed + more, since=now, held=held)


def stood_still(clock: Clock, calendars: Calendars, now: int, state: str) -> Clock:
    """The clock, not running any more from `now` on."""
    ended = None if state == "paused" else now
    return replace(counted(clock, calendars, now), state=state, since=None, due_at=None, warn_at=None, ended_at=ended)


def running(clock: Clock, calendars: Calendars, now: int, warn_before: int | None) -> Clock:
    """The clock, running on from `now` towards its target; what lies ahead again has not happened yet."""
    here = counted(clock, calendars, now)
    calendar, left = calendars.get(here.calendar, ALWAYS), here.target - here.elapsed
    late = left <= 0
    due_at = (clock.breached_at or now) if late else after(calendar, now, left)
    warn_at = None
    if warn_before is not None and warn_before < here.target:
        warn_at = after(calendar, now, max(0, left - warn_before))
    return replace(
        here,
        state="running",
        since=now,
        ended_at=None,
        due_at=due_at,
        warn_at=warn_at,
        breached_at=here.breached_at if late else None,
        warned_at=here.warned_at if warn_at is None or warn_at <= now else None,
    )
