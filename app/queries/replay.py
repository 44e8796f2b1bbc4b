"""A rule held against what happened to a record: on which occasions would it have fired, and what was answered no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.models import record, window
from app.projection import FormTable
from app.queries.rewind import Occasion
from app.queries.sight import Sight
from app.windows import window_hash
from app.work import snapshot
from engines.form.form import Form
from engines.needs import Ask, CountInWindow, WindowCount
from engines.rule import matching
from engines.rule.crowd import crowd
from engines.rule.explain import explain
from engines.rule.firing import Event, Facts
from engines.rule.rule import Rule

OF_NOW = "now"
"""The type of an occasion that is only thought of: the record as it is."""


@dataclass(frozen=True)
class Verdict:
    """What the rule says on an occasion: the checks as the engine explains them; None where it cannot be told."""

    occasion: Occasion
    fires: bool | None
    checks: tuple[Mapping[str, Any], ...]

    def failed(self) -> Mapping[str, Any] | None:
        """The first check that was answered no, or that nobody can answer."""
        wanted = False if self.fires is False else None
        return next((check for check in self.checks if check["holds"] is wanted), None)


@dataclass
class Replay:
    """Replays one rule. `fired` are the times at which it fired for a set of counted values, so far."""

    conn: Connection
    sight: Sight
    rule: Rule
    form: Form
    simulated: bool = False
    fired: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def concerned(self, listed: Iterable[Occasion], row: Mapping[str, Any], now: int) -> list[Occasion]:
        """The occasions on which the rule was asked, oldest first; of a rule that waits, those when its time came."""
        if self.rule.watch.due:
            return list(self._due(list(listed), now))
        return [each for each in listed if each.event.type in self.rule.watch.events and self._is_touched(each)]

    def thought_of(self, row: Mapping[str, Any], now: int) -> Occasion:
        """The record as it is now, as if what the rule waits for happened."""
        kind = next(iter(sorted(self.rule.watch.events)), OF_NOW)
        own = self.rule.key if kind in ("due", "button", "schedule") else None
        actor = dict(self.sight.actor.values())
        return Occasion(None, now, Event(kind, rule=own), {**snapshot(row, row["data"]), "_actor": actor})

    def judged(self, occasion: Occasion) -> Verdict:
        """Whether the rule fires on this occasion."""
        values = {**occasion.values, "_ref": followed(self.conn, self.rule, occasion.values)}
        old = None if occasion.old is None else {**occasion.old, "_ref": values["_ref"]}
        told = explain(
            self.rule, occasion.event, Facts(values, old), occasion.at, self._counts(occasion), occasion.chain
        )
        if self.rule.decides_on & occasion.lost and told["fires"] is not False:
            told["fires"] = None
        verdict = Verdict(occasion, told["fires"], tuple(told["checks"]))
        if verdict.fires and self.rule.watch.window:
            self.fired[_key(self.rule, occasion.values)] = occasion.at
        return verdict

    def as_now(self, occasion: Occasion) -> Verdict:
        """The same for an occasion that is thought of: whether the event came is not asked."""
        verdict = self.judged(occasion)
        checks = tuple(each for each in verdict.checks if each["check"] not in ("event", "changed", "only"))
        holds = [each["holds"] for each in checks]
        return replace(verdict, checks=checks, fires=False if False in holds else None if None in holds else True)

    def _is_touched(self, occasion: Occasion) -> bool:
        wakes = self.rule.wakes_on
        if occasion.event.type == "created" or wakes is None:
            return True
        return not wakes.isdisjoint(occasion.event.changed)

    def _due(self, listed: list[Occasion], now: int) -> Iterator[Occasion]:
        """The moments at which the rule's time came, each once."""
        due, done = self.rule.watch.due, None
        ends = [each.at for each in listed[1:]] + [now]
        for occasion, end in zip(listed, ends, strict=True):
            at = due.at(occasion.values) if due and self.rule.holds(occasion.values, occasion.at) else None
            if at is not None and at != done and at <= end:
                moment, done = max(at, occasion.at), at
                yield replace(occasion, seq=None, at=moment, event=Event("due", rule=self.rule.key), old=None)

    def _counts(self, occasion: Occasion) -> dict[Ask, Any]:
        watch = self.rule.watch
        values = {**occasion.values, "_ref": {}}
        ask = matching.counting(self.rule, watch.window, values, occasion.at) if watch.window else None
        if ask is None:
            return {}
        table = self.sight.live.tables[self.form.key]
        count = _others(self.conn, table, ask, occasion) + 1
        last = self.fired.get(_key(self.rule, occasion.values)) if self.simulated else _noted(self.conn, ask, occasion)
        return {ask: WindowCount(count, last is not None and last >= ask.since)}


def followed(conn: Connection, rule: Rule, values: Mapping[str, Any]) -> dict[str, Any]:
    """The records that the rule looks at through references, as they are today."""
    wanted = {name: values[name] for name, _ in rule.lookups if values.get(name) is not None}
    chosen = select(record).where(record.c.id.in_(wanted.values()))
    rows = conn.execute(chosen).mappings() if wanted else ()
    found = {row["id"]: snapshot(row, row["data"]) for row in rows}
    return {name: found.get(number) for name, number in wanted.items()}


def _key(rule: Rule, values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(str(values.get(name)) for name in (rule.watch.window.match if rule.watch.window else ()))


def _others(conn: Connection, table: FormTable, ask: CountInWindow, occasion: Occasion) -> int:
    """How many other records agreed by then; with the values they have today."""
    main, me = table.main, occasion.values.get("_id")
    earlier = or_(main.c.created_at < occasion.at, main.c.record_id < me)
    same = [table.paths[name] == value for name, value in ask.equal]
    if ask.near is not None:
        moment, span = table.paths[ask.near.field], ask.near.seconds
        close = moment.between(ask.near.at - span, ask.near.at + span)
        found = conn.execute(select(moment).where(*same, close, earlier, main.c.record_id != me)).scalars()
        return crowd(found, ask.near.at, span) - 1
    in_time = main.c.created_at >= ask.since, main.c.created_at <= occasion.at
    chosen = select(func.count()).select_from(main).where(*same, *in_time, earlier, main.c.record_id != me)
    return int(conn.execute(chosen).scalar_one())


def _noted(conn: Connection, ask: CountInWindow, occasion: Occasion) -> int | None:
    """When the rule last fired for these values, before this occasion."""
    chosen = select(window.c.fired_at).where(window.c.rule == ask.rule, window.c.key_hash == window_hash(ask))
    at: int | None = conn.execute(chosen).scalar()
    return at if at is not None and at < occasion.at else None
