"""Decision tables in the designer."""

from __future__ import annotations

from marshmallow import fields

from app.sheets import FORMATS
from app.wire.answers import many
from app.wire.shape import Shape, mapping, one_of, text, whole


class TableOfForm(Shape):
    """A table as it is being drawn, and the form whose records it decides on."""

    form = text(least=1, most=48, required=True)
    table = mapping(required=True)


class Question(TableOfForm):
    """Values to try the table on."""

    values = mapping(required=True)
    now = whole(load_default=None)


class Exported(Shape):
    """A table to be written as a spreadsheet."""

    table = mapping(required=True)
    name = text(most=100, load_default="")


class Format(Shape):
    """Of the spreadsheet."""

    format = one_of(*FORMATS, load_default="xlsx")


class FormKey(Shape):
    """The form that an imported table is checked against; left out, only its shape is."""

    form = text(most=48, load_default="")


class TableProblem(Shape):
    """What is wrong, and where in the grid."""

    pointer = fields.String(required=True)
    row = fields.Integer(required=True, allow_none=True)
    column = fields.Integer(required=True, allow_none=True)
    part = fields.String(required=True, allow_none=True)
    code = fields.String(required=True)
    message = fields.String(required=True)
    severity = fields.String(required=True)


class Overlap(Shape):
    """Two rows that one record can fit both; `allowed` by the hit policy, or not."""

    rows = fields.List(fields.Integer(), required=True)
    ids = fields.List(fields.String(), required=True)
    where = fields.List(fields.Dict(), required=True)
    words = fields.String(required=True)
    allowed = fields.Boolean(required=True)


class Unreachable(Shape):
    """A row that never answers, and the rows that cover it; `impossible`: its own cells contradict each other."""

    row = fields.Integer(required=True)
    id = fields.String(required=True)
    by = fields.List(fields.Integer(), required=True)
    impossible = fields.Boolean(required=True)


class Gap(Shape):
    """Values that no row fits; `when` are the cells of a row that would."""

    when = fields.List(fields.Dict(), required=True)
    words = fields.String(required=True)


class TableTest(Shape):
    """What became of one of the table's own tests."""

    index = fields.Integer(required=True)
    id = fields.String(required=True, allow_none=True)
    passed = fields.Boolean(required=True)
    expected = fields.Raw(required=True, allow_none=True)
    found = fields.Raw(required=True, allow_none=True)
    hits = fields.List(fields.String(), required=True)
    message = fields.String(required=True, allow_none=True)


class TableReport(Shape):
    """Everything the grid shows; not `complete` where the table is too large to look for every gap."""

    problems = many(TableProblem)
    overlaps = many(Overlap)
    unreachable = many(Unreachable)
    gaps = many(Gap)
    tests = many(TableTest)
    complete = fields.Boolean(required=True)


class Asked(Shape):
    """A column's question with the value found."""

    label = fields.String(required=True)
    value = fields.Raw(required=True, allow_none=True)


class TableAnswer(Shape):
    """What the table answers; `message` where its hit policy is violated."""

    answer = fields.Raw(required=True, allow_none=True)
    hits = fields.List(fields.String(), required=True)
    inputs = many(Asked)
    message = fields.String(required=True, allow_none=True)


class SheetProblem(Shape):
    """What is wrong in a cell of the spreadsheet."""

    cell = fields.String(required=True)
    pointer = fields.String(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)
    severity = fields.String(required=True)


class ImportedTable(Shape):
    """The table of a spreadsheet; null where there is none in it."""

    table = fields.Dict(required=True, allow_none=True)
    problems = many(SheetProblem)
