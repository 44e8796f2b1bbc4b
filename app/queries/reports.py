"""Reports and dashboards, each counted over exactly the rows and fields that this person may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from app.errors import Failure, Flaw, NotFound
from app.projection import columns
from app.queries.names import names_of
from app.queries.sight import Sight
from app.queries.titles import UNSEEN, titles_of
from app.queries.words import words
from app.texts import PRIORITIES
from engines import definition
from engines.errors import BadDefinition
from engines.form.form import Form
from engines.form.kind import Locale
from engines.kinds import Text
from engines.logic.types import Enum
from engines.report.drill import drill
from engines.report.figure import figure
from engines.report.model import Report
from engines.report.plan import CannotReport, plan
from engines.report.report import read_report

NONE = Text("(未填)", "(none)")


class NotReportable(Failure):
    """The report cannot be answered for this person, or as it is."""

    status = 422


@dataclass(frozen=True)
class Names:
    """What figures call fields and values."""

    sight: Sight
    form: Form
    people: dict[int, str]
    titles: dict[int, str]

    def field(self, name: str) -> str:
        label = self.form.labels.get(name)
        return label.to(self.sight.language) if label else name

    def value(self, name: str, value: Any) -> str:
        language = self.sight.language
        if value is None:
            return NONE.to(language)
        if name == "_assignee":
            return self.people.get(value, f"#{value}")
        if name == "_group":
            found = self.sight.live.house.groups.get(value)
            return found.name.to(language) if found else str(value)
        if name == "_status":
            status = self.form.statuses.get(value)
            return status.label.to(language) if status else str(value)
        if name == "_priority":
            return PRIORITIES[value].to(language) if value in PRIORITIES else str(value)
        field = self.form.by_id.get(name)
        if field is None:
            return str(value)
        return self.titles.get(value, UNSEEN) if field.link else field.show(value, Locale(language))


def reports(sight: Sight) -> list[dict[str, Any]]:
    """The reports that this person may open."""
    mine = (each for each in sight.live.house.reports.values() if _is_open(sight, each))
    return [
        {"key": each.key, "name": words(each.name), "form": each.form, "chart": each.chart.kind.type} for each in mine
    ]


def report(conn: Connection, sight: Sight, key: str) -> dict[str, Any]:
    """The report's numbers as of now, and the figure that shows them."""
    found = sight.live.house.reports.get(key)
    if found is None or not _is_open(sight, found):
        raise NotFound("这张报表", "this report")
    return _answer(conn, sight, found)


def preview(conn: Connection, sight: Sight, document: Mapping[str, Any]) -> dict[str, Any]:
    """A report that somebody is still drawing, over the form that is in force and what this person may see."""
    form = sight.form(str(_body(document).get("form")))
    if form is None or not sight.access(form.key).may("read"):
        raise NotFound("这个表单，它可能尚未发布", "this form; it may not be published yet")
    try:
        found = read_report(definition.read(orjson.dumps(document), ""), form.types)
    except BadDefinition as bad:
        flaws = [Flaw(each.pointer, each.code, each.message) for each in bad.problems]
        raise NotReportable("bad_report", flaws[0].message, flaws) from bad
    return _answer(conn, sight, found)


def _body(document: Mapping[str, Any]) -> Mapping[str, Any]:
    body = document.get("body")
    return body if isinstance(body, dict) else {}


def _answer(conn: Connection, sight: Sight, found: Report) -> dict[str, Any]:
    rows = _rows(conn, sight, found)
    names = _names(conn, sight, found, rows)
    return {
        "key": found.key,
        "name": words(found.name),
        "figure": figure(found, rows, sight.language, names),
        "rows": rows,
        "columns": _columns(found, names),
        "as_of": sight.now,
        "chart": {"type": found.chart.kind.type},
        "drill": drill(found, rows, sight.live.tables[found.form].zone_offset),
    }


def dashboards(sight: Sight) -> list[dict[str, Any]]:
    """The dashboards of which this person may see at least one card."""
    house = sight.live.house
    mine = (each for each in house.dashboards.values() if _cards(sight, each))
    return [{"key": each.key, "name": words(each.name)} for each in mine]


def dashboard(sight: Sight, key: str) -> dict[str, Any]:
    """The cards that this person may see, at their places."""
    found = sight.live.house.dashboards.get(key)
    cards = _cards(sight, found) if found else []
    if found is None or not cards:
        raise NotFound("这块看板", "this dashboard")
    return {"key": key, "name": words(found.name), "cards": cards}


def _is_open(sight: Sight, found: Report) -> bool:
    """Whether a role shows it, and some row may show everything that it reads."""
    return sight.may_report(found.key) and sight.access(found.form).shows(found.reads)


def _rows(conn: Connection, sight: Sight, found: Report) -> list[dict[str, Any]]:
    table = sight.live.tables[found.form]
    column = columns(table, sight.live.tables)
    try:
        asked = plan(found, column, table.main, None, sight.now, table.zone_offset, sight.access(found.form))
        return asked.rows(conn.execute(asked.statement).all())
    except CannotReport as error:
        raise NotReportable(error.code, error.message) from error


def _names(conn: Connection, sight: Sight, found: Report, rows: list[dict[str, Any]]) -> Names:
    form = sight.live.house.forms[found.form]
    people: set[int] = set()
    records: set[int] = set()
    for each in found.dimensions:
        field = form.by_id.get(each.name)
        values = {row[each.id] for row in rows if row[each.id] is not None}
        people |= values if each.name == "_assignee" else set()
        records |= values if field is not None and field.link else set()
    return Names(sight, form, names_of(conn, people), titles_of(conn, sight, records))


def _columns(found: Report, names: Names) -> list[dict[str, Any]]:
    dimensions = [
        {"id": each.id, "label": words(each.label) if each.label else names.field(each.name), "type": _type(each)}
        for each in found.dimensions
    ]
    return [*dimensions, *({"id": each.id, "label": words(each.label), "type": each.unit} for each in found.measures)]


def _type(dimension: Any) -> str:
    if dimension.grain:
        return str(dimension.grain)
    return "enum" if isinstance(dimension.type, Enum) else str(dimension.type)


def _cards(sight: Sight, found: Any) -> list[dict[str, Any]]:
    there = sight.live.house.reports
    return [
        {
            "id": card.id,
            "report": card.report,
            "name": words(there[card.report].name),
            "chart": there[card.report].chart.kind.type,
            "x": card.x,
            "y": card.y,
            "w": card.w,
            "h": card.h,
        }
        for card in found.cards
        if card.report in there and _is_open(sight, there[card.report])
    ]
