"""Calendars: the working hours by which promises and expressions count."""

from engines.calendar import BODY, read_calendar
from engines.documents.kind import DocumentKind
from engines.kinds import Text

KIND = DocumentKind(
    type="calendar",
    group="service",
    label=Text("工作日历", "Calendar"),
    config=BODY,
    read=lambda definition, site: read_calendar(definition),
)
