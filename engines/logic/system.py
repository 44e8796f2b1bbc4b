"""The system values of every record: names that start with `_`, their types and what people call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engines.calendar.hours import Calendar
from engines.kinds import Text
from engines.logic.types import BOOLEAN, INSTANT, INTEGER, TEXT, Calendars, Enum, List, Record, Type, Types

NO_CALENDARS: Mapping[str, Calendar] = {}

CATEGORIES = ("new", "open", "pending", "on_hold", "solved", "closed")
PRIORITIES = ("low", "normal", "high", "urgent")
CHANNELS = ("web", "agent", "api", "import", "rule", "flow")

SYSTEM: Types = {
    "_id": INTEGER,
    "_number": TEXT,
    "_status": TEXT,
    "_status_category": Enum(CATEGORIES),
    "_priority": Enum(PRIORITIES),
    "_channel": Enum(CHANNELS),
    "_assignee": INTEGER,
    "_group": TEXT,
    "_customer": INTEGER,
    "_tags": List(TEXT),
    "_level": INTEGER,
    "_created_at": INSTANT,
    "_updated_at": INSTANT,
    "_first_response_at": INSTANT,
    "_resolved_at": INSTANT,
    "_due_at": INSTANT,
}
"""What every record has; `_status` of a form whose statuses are known is an Enum of them."""

LABELS: Mapping[str, Text] = {
    "_id": Text("内部编号", "Id"),
    "_number": Text("编号", "Number"),
    "_status": Text("状态", "Status"),
    "_status_category": Text("状态类别", "Status category"),
    "_priority": Text("优先级", "Priority"),
    "_channel": Text("来源", "Channel"),
    "_assignee": Text("处理人", "Assignee"),
    "_group": Text("处理组", "Group"),
    "_customer": Text("客户", "Customer"),
    "_tags": Text("标签", "Tags"),
    "_level": Text("升级级别", "Escalation level"),
    "_created_at": Text("创建时间", "Created"),
    "_updated_at": Text("更新时间", "Updated"),
    "_first_response_at": Text("首次响应时间", "First response"),
    "_resolved_at": Text("解决时间", "Resolved"),
    "_due_at": Text("到期时间", "Due"),
}

ACTOR = Record({"kind": TEXT, "id": INTEGER, "group": TEXT, "groups": List(TEXT)})
EVENT = Record({"type": TEXT, "at": INSTANT, "body": TEXT, "public": BOOLEAN})
"""What happened; `body` and `public` are those of a message."""


def record_types(
    fields: Types, statuses: Iterable[str], refs: Mapping[str, Types], calendars: Mapping[str, Calendar] = NO_CALENDARS
) -> Types:
    """Every name that an expression over a record of a form may use.

    `fields` are the form's own; `refs` holds, by reference field, the fields of the form it refers to; `calendars` are
    those that working time may be counted by.
    """
    own: dict[str, Type] = {**SYSTEM, "_status": Enum(tuple(statuses)), **fields}
    targets = {name: Record(types) for name, types in refs.items()}
    around = {"_actor": ACTOR, "_event": EVENT, "_old": Record(own), "_ref": Record(targets)}
    return {**own, **around, **({"_calendars": Calendars(calendars)} if calendars else {})}
