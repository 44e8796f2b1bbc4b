"""Calendars: which promised times would move, by the policies in force that count by the calendar as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from app.operations.trials.clocks import clocks, started, tell
from app.operations.trials.trial import Ground, Judged, Line, Trial
from app.queries.course import course
from app.queries.plain import Seen
from engines.kinds import Text
from engines.rule.sla.reading import METRICS

MARKS = {
    "later": Text("到期时间推后", "due later"),
    "earlier": Text("到期时间提前", "due earlier"),
    "worse": Text("因改动而超时", "breached by the change"),
    "better": Text("因改动而不再超时", "saved by the change"),
    "same": Text("没有变化", "unchanged"),
}
NONE = Text("没有按这份日历的计时", "nothing of it counts by this calendar")


def judge(ground: Ground, records: list[Seen]) -> Iterator[Judged]:
    """Each record's clocks by the calendar as drawn, and as in force."""
    house, key = ground.sight.live.house, ground.document.key
    starts = started(ground, records)
    for seen in records:
        policies, moments = house.promises.get(seen.form.key, ()), course(seen.form, seen.row, ground.past)
        own = clocks(policies, ground.calendars, moments, seen, ground.now, starts)
        mine = {name: each for name, each in own.items() if each.calendar == key}
        today = clocks(policies, house.calendars, moments, seen, ground.now, starts)
        if not mine:
            yield Judged(seen, False, (), (), NONE)
            continue
        lines, marks = [], set[str]()
        for metric, clock in mine.items():
            before = today[metric]
            told, was = tell(clock), tell(before)
            lines.append(Line(METRICS[metric], told[0], None if was == told else was[0], told[1]))
            marks |= {_due(clock.due_at, before.due_at), _late(clock.breached_at, before.breached_at)} - {""}
        yield Judged(seen, True, (), tuple(sorted(marks)) or ("same",), _answer(lines), tuple(lines))


def _due(mine: int | None, before: int | None) -> str:
    return "" if mine is None or before is None or mine == before else "later" if mine > before else "earlier"


def _late(mine: int | None, before: int | None) -> str:
    return "" if (mine is None) == (before is None) else "better" if mine is None else "worse"


def _answer(lines: list[Line]) -> Text:
    """The first line that says something else than today."""
    line = next((each for each in lines if each.before), None)
    if line is None:
        return MARKS["same"]
    assert line.before is not None
    zh = f"{line.what.zh}：{line.said.zh}；现为 {line.before.zh}"
    return Text(zh, f"{line.what.en}: {line.said.en}; now {line.before.en}")


KIND = Trial(type="calendar", group="policies", label=Text("日历", "Calendar"), judge=judge, marks=MARKS)
