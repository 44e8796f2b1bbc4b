"""Time grains: the same spans in Python, in SQL and in the calendar."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Connection, Text, literal, select

from engines.report.grain import EPOCH, GRAINS, seconds_of_date, seconds_of_date_column

YEAR_1, YEAR_9999 = (date(1, 1, 1) - EPOCH).days * 86_400, (date(9999, 12, 31) - EPOCH).days * 86_400
SECONDS = st.one_of(st.integers(YEAR_1 + 7 * 86_400, YEAR_9999), st.integers(-4 * 10**9, 4 * 10**9))


@given(SECONDS)
def test_a_span_is_what_the_calendar_says(seconds: int) -> None:
    """From the year 1 to 9999, before 1970 as after it."""
    day = EPOCH + timedelta(days=seconds // 86_400)
    monday = day - timedelta(days=day.weekday())
    hour = seconds % 86_400 // 3600
    shown = {name: grain.shown(grain.bucket(seconds)) for name, grain in GRAINS.items()}
    assert shown == {
        "hour": f"{day}T{hour:02}:00",
        "day": str(day),
        "week": str(monday),
        "month": str(day)[:7],
        "weekday": day.weekday(),
        "hour_of_day": hour,
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SECONDS)
def test_databases_find_the_same_spans(connection: Connection, seconds: int) -> None:
    """Though their division cuts towards zero."""
    asked = select(*(grain.bucket(literal(seconds, BigInteger)) for grain in GRAINS.values()))
    assert tuple(connection.execute(asked).one()) == tuple(grain.bucket(seconds) for grain in GRAINS.values())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates())
def test_databases_read_dates_rightly(connection: Connection, day: date) -> None:
    """Without any function for dates, because each database has others."""
    seconds = connection.scalar(select(seconds_of_date_column(literal(day.isoformat(), Text))))
    assert seconds == seconds_of_date(day.isoformat())
