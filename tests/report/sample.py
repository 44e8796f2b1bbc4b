"""Reports over the sample form, asked of a database and of memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from app.projection import columns, rebuild
from engines.access import Access
from engines.report.model import Report
from engines.report.plan import plan
from engines.report.report import read_report
from tests.projection.sample import CLAIM, TABLE, definition, values

NOW = 1_794_400_000  # 2026-11-11, in the evening of Shanghai
COUNT = {"id": "n", "type": "count"}
EMPTY = dict.fromkeys(
    (
        *("category", "assignee", "group_key", "customer", "first_response_at", "resolved_at", "closed_at", "due_at"),
        *("urgency", "urgency_rate", "urgency_since"),
    )
)


def read(body: Mapping[str, Any]) -> Report:
    """The report of this body; over the sample form and a count in bars unless said."""
    whole = {"form": "claim", "measures": [COUNT], "chart": {"type": "bar"}, **body}
    return read_report(definition("report", "claims", whole), CLAIM.types)


def record(number: int, **changes: Any) -> dict[str, Any]:
    """A record with nothing special about it; times may be written as texts."""
    core: dict[str, Any] = {**EMPTY, "id": number, "number": f"C{number}", "title": "", "channel": "web", "tags": []}
    core |= {"status": "new", "status_category": "new", "priority": "normal", "level": 0, "rev": 1, "data": {}}
    core |= {"created_at": NOW, "updated_at": NOW}
    return core | {name: seconds(value) if name.endswith("_at") else value for name, value in changes.items()}


def seconds(written: Any) -> Any:
    """ISO 8601 as seconds UTC; numbers and nothing as they are."""
    return int(datetime.fromisoformat(written).timestamp()) if isinstance(written, str) else written


def asked(
    connection: Connection,
    report: Report,
    records: Iterable[Mapping[str, Any]],
    now: int = NOW,
    rights: Access | None = None,
) -> list[dict[str, Any]]:
    """The rows of the report, when the form has these records."""
    rebuild(connection, TABLE, records)
    made = plan(report, columns(TABLE), TABLE.main, None, now, rights=rights)
    return made.rows(connection.execute(made.statement))


def remembered(report: Report, records: Sequence[Mapping[str, Any]], now: int = NOW) -> dict[tuple[Any, ...], Any]:
    """The measures by the dimensions' plain values, worked out in memory without SQL."""
    scopes = [values(record) for record in records]
    kept = [scope for scope in scopes if report.filter is None or report.filter(scope, now)]
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for scope in kept:
        groups.setdefault(tuple(scope.get(each.name) for each in report.dimensions), []).append(scope)
    if not report.dimensions:
        groups.setdefault((), [])
    return {
        key: {each.id: MEASURES[each.kind.type](each.expressions, scopes, now) for each in report.measures}
        for key, scopes in groups.items()
    }


def _meet(scopes: Iterable[Any], now: int, *conditions: Any) -> list[Any]:
    return [scope for scope in scopes if all(each is None or each(scope, now) for each in conditions)]


def _valued(given: Mapping[str, Any], scopes: Iterable[Any], now: int) -> list[Any]:
    found = [given["field"](scope, now) for scope in _meet(scopes, now, given.get("where"))]
    return [value for value in found if value is not None]


def _average(given: Mapping[str, Any], scopes: Iterable[Any], now: int) -> Any:
    found = _valued(given, scopes, now)
    return sum(found) / len(found) if found else None


def _ratio(given: Mapping[str, Any], scopes: Iterable[Any], now: int) -> Any:
    among = _meet(scopes, now, given.get("among"))
    return len(_meet(among, now, given["of"])) / len(among) if among else None


MEASURES: Mapping[str, Any] = {
    "count": lambda given, scopes, now: len(_meet(scopes, now, given.get("where"))),
    "sum": lambda given, scopes, now: sum(_valued(given, scopes, now)),
    "average": _average,
    "ratio": _ratio,
}
