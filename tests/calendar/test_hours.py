"""Working time: the fast count agrees with a slow one that looks at every minute."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engines import definition
from engines.calendar import ALWAYS, Calendar, after, is_open, next_open, read_calendar, seconds_between

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "seed_configs/commerce/calendar"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONDAY = date(2026, 6, 1)


def read(body: dict[str, Any]) -> Calendar:
    """A calendar with this body."""
    words = {"kind": "calendar", "key": "hours", "version": 1, "name": {"zh": "时间", "en": "Hours"}, "body": body}
    return read_calendar(definition.read(json.dumps(words).encode(), "calendar/hours"))


def shipped(key: str) -> Calendar:
    return read_calendar(definition.read((SHIPPED / f"{key}.json").read_bytes(), f"calendar/{key}"))


def at(written: str) -> int:
    """An instant, written as people in China read it."""
    return int(datetime.fromisoformat(f"{written}+08:00").timestamp())


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def spans(draw: st.DrawFn) -> list[dict[str, str]]:
    """Up to three spans of a day, often touching midnight or each other."""
    marks = sorted(draw(st.sets(st.sampled_from([0, 540, 541, 720, 810, 1080, 1439, 1440]), max_size=6)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [{"from": clock(start), "to": clock(end)} for start, end in pairs]


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """Calendars of a few weeks with holidays, make-up workdays and days with hours of their own."""
    week = {day: draw(spans()) for day in DAYS}
    week["mon"] = week["mon"] or [{"from": "09:00", "to": "18:00"}]
    days = []
    for offset in sorted(draw(st.sets(st.integers(0, 27), max_size=5))):
        kind = draw(st.sampled_from(["holiday", "workday", "hours"]))
        day = {"id": f"d{offset}", "name": {"zh": "日"}, "type": kind, "from": str(MONDAY + timedelta(offset))}
        days.append(day | ({"hours": draw(spans())} if kind == "hours" else {}))
    zone = draw(st.sampled_from(["+08:00", "-03:30", "+00:00", "+14:00"]))
    return {"zone": zone, "week": week, "days": days}


def open_minutes(body: dict[str, Any], start: int, end: int) -> list[int]:
    """Every minute from `start` to `end` that is open, looked up in the document one by one."""
    hours, minutes = body["zone"][1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if body["zone"][0] == "-" else 1)
    special = {day["from"]: day for day in body["days"]}
    found = []
    for moment in range(start, end, 60):
        local = datetime.fromtimestamp(moment, UTC) + offset
        day = special.get(str(local.date()))
        listed = body["week"][DAYS[local.weekday()]]
        if day is not None:
            listed = {"holiday": [], "workday": body["week"]["mon"], "hours": day.get("hours")}[day["type"]]
        now = f"{local:%H:%M}"
        if any(span["from"] <= now < span["to"] for span in listed):
            found.append(moment)
    return found


instants = st.integers(0, 26 * 1440).map(lambda minute: at("2026-06-01T00:00") - 3 * 3600 + minute * 60)


@given(bodies(), instants, st.integers(0, 4 * 1440))
@settings(max_examples=150, deadline=None)
def test_business_seconds_between_two_instants_are_those_of_the_open_minutes(
    body: dict[str, Any], start: int, minutes: int
) -> None:
    """From any minute to any later one, and backwards with the sign turned."""
    calendar, end = read(body), start + minutes * 60
    assert seconds_between(calendar, start, end) == 60 * len(open_minutes(body, start, end))
    assert seconds_between(calendar, end, start) == -seconds_between(calendar, start, end)


@given(bodies(), instants, st.integers(1, 2 * 1440))
@settings(max_examples=100, deadline=None)
def test_adding_business_minutes_ends_with_the_last_open_minute(body: dict[str, Any], start: int, minutes: int) -> None:
    """Looking at minute after minute, until so many were open, comes to the same instant."""
    calendar = read(body)
    end = after(calendar, start, minutes * 60)
    open_ones = open_minutes(body, start, end)
    assert len(open_ones) == minutes
    assert open_ones[-1] + 60 == end


@given(bodies(), instants, st.integers(0, 59), st.integers(1, 300_000))
@settings(max_examples=200, deadline=None)
def test_adding_is_exact_to_the_second_and_never_late(
    body: dict[str, Any], minute: int, second: int, seconds: int
) -> None:
    """What was added is what lies between; one second earlier it is not yet there."""
    calendar, start = read(body), minute + second
    end = after(calendar, start, seconds)
    assert seconds_between(calendar, start, end) == seconds
    assert seconds_between(calendar, start, end - 1) == seconds - 1
    assert after(calendar, start, 0) == start


@given(bodies(), instants)
@settings(max_examples=100, deadline=None)
def test_the_next_opening_is_the_first_open_minute(body: dict[str, Any], start: int) -> None:
    """Where it is open already, that is now."""
    calendar = read(body)
    opening = next_open(calendar, start)
    assert is_open(calendar, opening)
    assert open_minutes(body, start, opening) == []
    assert opening >= start


def test_four_hours_across_lunch_a_make_up_workday_and_spring_festival_2026() -> None:
    """From Friday 17:00: one hour, Saturday the 14th is a make-up workday, then nine days off."""
    office = shipped("china_office")
    assert after(office, at("2026-02-13T17:00"), 4 * 3600) == at("2026-02-14T12:00")
    assert after(office, at("2026-02-13T17:00"), 4 * 3600 + 1) == at("2026-02-14T13:30:01")
    assert after(office, at("2026-02-14T17:00"), 2 * 3600) == at("2026-02-24T10:00")
    assert next_open(office, at("2026-02-14T18:00")) == at("2026-02-24T09:00")


def test_national_day_2026_is_off_and_the_saturday_after_it_is_worked() -> None:
    """Wednesday evening to Saturday the 10th: Thursday to Wednesday off, then Thursday, Friday and the Saturday."""
    office = shipped("china_office")
    assert seconds_between(office, at("2026-09-30T18:00"), at("2026-10-08T09:00")) == 0
    assert seconds_between(office, at("2026-10-08T00:00"), at("2026-10-12T00:00")) == 3 * 27_000
    assert seconds_between(office, at("2026-09-19T00:00"), at("2026-09-21T00:00")) == 27_000


def test_the_service_desk_never_closes_on_double_eleven() -> None:
    """Eight to midnight on the day before, then straight on."""
    desk = shipped("service_desk")
    assert seconds_between(desk, at("2026-11-10T00:00"), at("2026-11-13T00:00")) == (16 + 24 + 16) * 3600
    assert after(desk, at("2026-11-10T23:30"), 3600) == at("2026-11-11T00:30")
    assert next_open(desk, at("2026-11-12T00:00")) == at("2026-11-12T08:00")


def test_without_a_calendar_every_second_counts() -> None:
    """The calendar that stands where none is named."""
    assert seconds_between(ALWAYS, 17, 100_017) == 100_000
    assert after(ALWAYS, 17, 100_000) == 100_017
