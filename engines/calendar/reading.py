"""Reads the definition of a calendar, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from engines import schema
from engines.calendar.body import BODY, DAYS
from engines.calendar.hours import DAY, Calendar, Spans
from engines.definition import Definition
from engines.errors import BadDefinition, Problem
from engines.kinds import Text

EPOCH = date(1970, 1, 1).toordinal()
LONGEST = 366
ZONE = "+08:00"


def read_calendar(definition: Definition) -> Calendar:
    """The calendar of `definition`. Raises BadDefinition with every problem."""
    found = schema.problems(BODY, definition.body, definition.document, "/body")
    if found:
        raise BadDefinition(found)
    return _Reader(definition).calendar()


@dataclass
class _Reader:
    definition: Definition
    problems: list[Problem] = field(default_factory=list)

    def calendar(self) -> Calendar:
        body = self.definition.body
        week = tuple(self.spans(body["week"].get(day, ()), f"/body/week/{day}") for day in DAYS)
        if not any(week):
            zh, en = "一周里没有任何上班时间，计时永远不会走", "the week has no hours at all: no clock would ever run"
            self.refuse("/body/week", "never_open", zh, en)
        special = self.special(body.get("days", ()), week)
        if self.problems:
            raise BadDefinition(self.problems)
        offset = _offset(body.get("zone", ZONE))
        return Calendar(self.definition.key, self.definition.name, offset, week, special)

    def spans(self, listed: Sequence[Mapping[str, str]], pointer: str) -> Spans:
        """The hours of one day, in order; what touches is one span."""
        made: list[tuple[int, int]] = []
        for index, each in enumerate(listed):
            start, end = _seconds(each["from"]), _seconds(each["to"])
            if start >= end:
                zh = "结束时间应晚于开始时间；跨夜的班请拆成两段，第二段写在次日"
                en = "the end must come after the start; put what follows midnight on the next day"
                self.refuse(f"{pointer}/{index}/to", "ends_before_start", zh, en)
            elif made and start < made[-1][1]:
                zh, en = "与上一段重叠或顺序不对", "this overlaps the span before it, or comes before it"
                self.refuse(f"{pointer}/{index}/from", "overlapping_hours", zh, en)
            elif made and start == made[-1][1]:
                made[-1] = (made[-1][0], end)
            else:
                made.append((start, end))
        return tuple(made)

    def special(self, listed: Sequence[Mapping[str, Any]], week: tuple[Spans, ...]) -> dict[int, Spans]:
        """The days that differ, by their number; no day may be spoken of twice."""
        made: dict[int, Spans] = {}
        said: dict[int, str] = {}
        ids: set[str] = set()
        for index, each in enumerate(listed):
            here = f"/body/days/{index}"
            if each["id"] in ids:
                zh, en = f"编号“{each['id']}”重复", f'the id "{each["id"]}" exists twice'
                self.refuse(f"{here}/id", "repeated_id", zh, en)
            ids.add(each["id"])
            hours = self.hours(each, week, here)
            for day in self.range(each, here):
                if day in made:
                    on = date.fromordinal(day + EPOCH).isoformat()
                    zh, en = f"{on} 已由“{said[day]}”说明", f'"{said[day]}" speaks of {on} already'
                    self.refuse(f"{here}/from", "overlapping_days", zh, en)
                    break
                made[day], said[day] = hours, each["id"]
        return made

    def hours(self, each: Mapping[str, Any], week: tuple[Spans, ...], here: str) -> Spans:
        """When it is open on such a day: never, as on a weekday, or as said."""
        if each["type"] == "holiday":
            for name in ("hours", "like"):
                if name in each:
                    zh, en = "节假日不上班，请去掉这一项", "a holiday is closed; remove this"
                    self.refuse(f"{here}/{name}", "closed_day", zh, en)
            return ()
        if "hours" in each:
            return self.spans(each["hours"], f"{here}/hours")
        found = week[DAYS.index(each.get("like", "mon"))]
        if not found:
            zh, en = "那一天没有上班时间；请填写当天时间", "that weekday has no hours; give the hours of the day"
            self.refuse(f"{here}/like", "no_hours", zh, en)
        return found

    def range(self, each: Mapping[str, Any], here: str) -> range:
        """The numbers of the days from `from` to `to`."""
        first = self.day(each["from"], f"{here}/from")
        last = self.day(each["to"], f"{here}/to") if "to" in each else first
        if first is None or last is None:
            return range(0)
        if last < first or last - first >= LONGEST:
            zh, en = f"应在开始日之后、{LONGEST} 天以内", f"this must follow the first day, within {LONGEST} days"
            self.refuse(f"{here}/to", "bad_range", zh, en)
            return range(0)
        return range(first, last + 1)

    def day(self, written: str, pointer: str) -> int | None:
        try:
            return date.fromisoformat(written).toordinal() - EPOCH
        except ValueError:
            self.refuse(pointer, "no_such_day", f"没有“{written}”这一天", f'there is no day "{written}"')
            return None

    def refuse(self, pointer: str, code: str, zh: str, en: str) -> None:
        self.problems.append(Problem(self.definition.document, pointer, code, Text(zh, en)))


def _seconds(time: str) -> int:
    hours, minutes = time.split(":")
    return min(int(hours) * 3600 + int(minutes) * 60, DAY)


def _offset(zone: str) -> int:
    sign = -1 if zone.startswith("-") else 1
    return sign * _seconds(zone[1:])
