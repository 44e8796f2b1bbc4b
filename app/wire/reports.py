"""Reports and dashboards."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import many, words
from app.wire.shape import Shape, mapping


class ReportSummary(Shape):
    """A report in the list."""

    key = fields.String(required=True)
    name = words(required=True)
    form = fields.String(required=True)
    chart = fields.String(required=True)


class Column(Shape):
    """What a value of each row is; `type` is its unit, type or grain."""

    id = fields.String(required=True)
    label = fields.Raw(required=True)
    type = fields.String(required=True)


class Chart(Shape):
    """How it is drawn."""

    type = fields.String(required=True)


class Drill(Shape):
    """Conditions for the list of records behind a number: `filter` of all, then of its measure and of its row."""

    form = fields.String(required=True)
    filter = fields.List(fields.Raw(), required=True)
    measures = fields.Dict(required=True)
    rows = fields.List(fields.List(fields.Raw(), allow_none=True), required=True)


class Drawn(Shape):
    """A report's document as it is drawn now."""

    document = mapping(required=True)


class ReportView(Shape):
    """Rows with raw values (money in 分, durations in seconds), and a Plotly figure of them."""

    key = fields.String(required=True)
    name = words(required=True)
    figure = fields.Dict(required=True)
    rows = fields.List(fields.Dict(), required=True)
    columns = many(Column)
    as_of = fields.Integer(required=True)
    chart = fields.Nested(Chart, required=True)
    drill = fields.Nested(Drill, required=True)


class Card(Shape):
    """A report at its place in the grid of twelve columns."""

    id = fields.String(required=True)
    report = fields.String(required=True)
    name = words(required=True)
    chart = fields.String(required=True)
    x = fields.Integer(required=True)
    y = fields.Integer(required=True)
    w = fields.Integer(required=True)
    h = fields.Integer(required=True)


class DashboardView(Shape):
    """The cards that the caller may see."""

    key = fields.String(required=True)
    name = words(required=True)
    cards = many(Card)
