"""What the designer asks of a decision table that is being drawn: its report, its answer, its spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app import sheets
from app.errors import NotFound
from app.models import bundle_file
from app.queries.bundles import is_document
from engines import definition, schema
from engines.bundle import forms_of
from engines.definition import Definition
from engines.errors import BadDefinition
from engines.form.form import Form
from engines.rule import table_report
from engines.rule.table import HitPolicyBroken, read_table
from engines.rule.table_shape import TABLE
from engines.rule.table_sheet import Sheet, write_sheet


def form_as_drafted(conn: Connection, key: str) -> Form:
    """The form `key` with everybody's drafts. Raises NotFound, also where the draft cannot be read."""
    form = forms_of(_drafts(conn)).get(key)
    if form is None:
        raise NotFound("这个表单（或它的草稿有误）", f'the form "{key}" (or its draft has a mistake)')
    return form


def report(conn: Connection, form: str, table: Mapping[str, Any], language: str) -> dict[str, Any]:
    """What a check would say of the table, and its overlaps, gaps and tests."""
    found = form_as_drafted(conn, form)
    return table_report.report(table, language, found.types, found.labels)


def decision(
    conn: Connection, form: str, table: Mapping[str, Any], values: Mapping[str, Any], now: int, language: str
) -> dict[str, Any]:
    """The answer of the table for these values. Raises BadDefinition."""
    found = form_as_drafted(conn, form)
    read = read_table(table, found.types, labels=found.labels, pointer="/table")
    why = read.explain(values, now)
    inputs = [
        {"label": each["label"]["zh" if language == "zh" else "en"], "value": each["value"]} for each in why["inputs"]
    ]
    try:
        answer, message = read.decide(values, now), None
    except HitPolicyBroken as broken:
        answer, message = None, broken.message.to(language)
    return {"answer": answer, "hits": why["hits"], "inputs": inputs, "message": message}


def sheet_of(table: Mapping[str, Any], kind: str, title: str, language: str) -> bytes:
    """The table as a file. Raises BadDefinition where it is no table."""
    found = schema.problems(TABLE, table, "", "/table")
    if found:
        raise BadDefinition(found)
    return sheets.write(write_sheet(table, language), kind, title)


def table_in(raw: bytes, form: Form | None, language: str) -> dict[str, Any]:
    """The table in a spreadsheet, and what is wrong with it, by cell; held against `form` where one is given."""
    sheet = Sheet(sheets.read(raw))
    table = sheet.table()
    problems = [
        {
            "cell": each.document,
            "pointer": "",
            "code": each.code,
            "message": each.message.to(language),
            "severity": each.severity,
        }
        for each in sheet.problems
    ]
    if table is not None:
        types, labels = (form.types, form.labels) if form else (None, {})
        said = table_report.report(table, language, types, labels)["problems"]
        names = ("pointer", "code", "message", "severity")
        problems += [{"cell": sheet.cell_of(each["pointer"])} | {name: each[name] for name in names} for each in said]
    return {"table": table, "problems": problems}


def _drafts(conn: Connection) -> Iterator[Definition]:
    """Every readable document as drafted now."""
    for row in conn.execute(select(bundle_file).where(bundle_file.c.path.like("%.json"))).mappings():
        if is_document(row["path"]):
            try:
                yield definition.read(bytes(row["raw"]), row["path"])
            except BadDefinition:
                continue
