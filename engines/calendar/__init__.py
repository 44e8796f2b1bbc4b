"""Working hours: which seconds of which days count.

calendar = read_calendar(definition)
seconds_between(calendar, start, end)   # business seconds from one instant to another
after(calendar, start, 4 * 3600)        # the instant at which so many of them have passed
next_open(calendar, at)                 # `at` itself where it is open, else the next opening
"""

from engines.calendar.body import BODY
from engines.calendar.hours import ALWAYS, Calendar, after, is_open, next_open, seconds_between
from engines.calendar.reading import read_calendar

__all__ = ["ALWAYS", "BODY", "Calendar", "after", "is_open", "next_open", "read_calendar", "seconds_between"]
