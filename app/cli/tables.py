"""Commands about decision tables: out to a spreadsheet, back from one, and what is to be said of one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from app import sheets
from app.cli.bundles import read_files, required
from app.errors import Failure, NotFound
from engines import definition, schema
from engines.bundle import forms_of
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.manifest import read_what_can_be_read
from engines.rule import table_report
from engines.rule.table_shape import TABLE
from engines.rule.table_sheet import Sheet, write_sheet

LANGUAGE = click.option("--language", default="en", type=click.Choice(["zh", "en"]), help="Of headings and messages.")
NO_TABLE = Text("这不是决策表规则", "this is not a rule with a decision table")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def table() -> None:
    """Decision tables and their spreadsheets."""


@table.command("export")
@click.argument("rule", type=FILE)
@click.argument("sheet", type=click.Path(dir_okay=False, path_type=Path))
@LANGUAGE
def export(rule: Path, sheet: Path, language: str) -> None:
    """Write the table of a rule's file as .xlsx, or as .csv."""
    document = read_rule(rule)
    grid = write_sheet(document["body"]["table"], language)
    sheet.write_bytes(sheets.write(grid, "csv" if sheet.suffix == ".csv" else "xlsx", document["key"]))
    click.echo(f"{len(document['body']['table']['rules'])} rows")


@table.command("import")
@click.argument("sheet", type=FILE)
@click.argument("rule", type=FILE)
@LANGUAGE
def take(sheet: Path, rule: Path, language: str) -> None:
    """Put the table of a spreadsheet into a rule's file, unless a cell is wrong."""
    document, read = read_rule(rule), Sheet(sheets.read(sheet.read_bytes()))
    found = read.table()
    lines = [f"{sheet}:{each.document}: {each.message.to(language)}" for each in read.problems]
    shape = schema.problems(TABLE, found, "", "") if found is not None else []
    lines += [f"{sheet}:{read.cell_of(each.pointer)}: {each.message.to(language)}" for each in shape]
    if lines:
        refuse(lines)
    document["body"]["table"] = found
    rule.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{len(found['rules']) if found else 0} rows")


@table.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.argument("rule")
@LANGUAGE
def report(path: Path, rule: str, language: str) -> None:
    """Say what is wrong with the table of the rule RULE of a bundle, and which of its tests fail."""
    files = read_files(path)
    own = read_what_can_be_read(files)[0].definitions
    body = next((each.body for each in own if each.document == f"rule/{rule}" and "table" in each.body), None)
    if body is None:
        raise Failure("not_a_table", NO_TABLE)
    form = forms_of([*required(files, path), *own]).get(body["form"])
    if form is None:
        raise NotFound("这个表单（或它有误）", f'the form "{body["form"]}" (or it has a mistake)')
    found = table_report.report(body["table"], language, form.types, form.labels)
    for each in found["problems"]:
        click.echo(f"{each['severity']}: rule/{rule}#/body/table{each['pointer']}: {each['message']}")
    passed = sum(each["passed"] for each in found["tests"])
    click.echo(f"{passed} of {len(found['tests'])} tests pass, {len(found['gaps'])} gaps", err=True)
    sys.exit(any(each["severity"] == "error" for each in found["problems"]))


def read_rule(path: Path) -> dict[str, Any]:
    """The document of a rule whose table has the right shape."""
    raw = path.read_bytes()
    try:
        definition.read(raw, str(path))
        document: dict[str, Any] = json.loads(raw)
        if document["body"].get("type") != "table":
            raise Failure("not_a_table", NO_TABLE)
        if problems := schema.problems(TABLE, document["body"].get("table"), str(path), "/body/table"):
            raise BadDefinition(problems)
    except BadDefinition as bad:
        refuse([each.line() for each in bad.problems])
    return document


def refuse(lines: list[str]) -> NoReturn:
    """Say so and end."""
    for line in lines:
        click.echo(line)
    sys.exit(1)


COMMANDS = {"table": table}
