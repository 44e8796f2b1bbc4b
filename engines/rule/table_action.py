"""What a decision table does as a rule: the outputs of the row that answers are written to the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.effects import AddTag, Assign, Effect, SetFields, SetStatus
from engines.errors import BadDefinition
from engines.logic.literals import Misfit
from engines.logic.types import NUMBER, TEXT, Type
from engines.rule import table_checking, table_tests
from engines.rule.cell import read_plain
from engines.rule.hits import LISTED
from engines.rule.kind import Moment, Write
from engines.rule.reader import Reader
from engines.rule.table import Table, read_table

SPECIAL = ("_status", "_group", "_tag")
"""Outputs that are an action of their own; all others are fields."""


def read(table: Mapping[str, Any], reader: Reader) -> Table | None:
    """The table at the reader's place; None, and problems, where it cannot be used."""
    try:
        found = read_table(table, reader.types, reader.document, reader.pointer, reader.labels)
    except BadDefinition as bad:
        reader.problems.extend(bad.problems)
        return None
    reader.reads |= found.reads
    reader.problems.extend(table_checking.problems(found, reader.document, reader.pointer))
    reader.problems.extend(table_tests.problems(found, table.get("tests", ()), reader.document, reader.pointer))
    if found.hit in LISTED and found.agg is None:
        zh, en = f"{found.hit} 给出多行结果，不能写入单据", f"{found.hit} answers many rows; a record holds one"
        reader.refuse("/hit", "many_answers", zh, en)
    for index, output in enumerate(found.outputs):
        _check_output(found, index, output.name, reader)
        reader.writes.append(Write(reader.form, output.name, found.reads))
    return found


def _check_output(table: Table, index: int, name: str, reader: Reader) -> None:
    """Every value in a column of outputs must be one that can be written there."""
    kind: Type | None = TEXT
    if name not in SPECIAL:
        kind = reader.writable(name, reader.form, f"/outputs/{index}/name")
    if kind is None or (table.agg and kind == NUMBER):
        return
    for number, row in enumerate(table.rows):
        _check_value(name, row[name], kind, f"/rules/{number}/then/{index}", reader)
    _check_value(name, table.outputs[index].default, kind, f"/outputs/{index}/default", reader)


def _check_value(name: str, value: Any, kind: Type, place: str, reader: Reader) -> None:
    try:
        read_plain(value, kind)
    except Misfit as misfit:
        reader.refuse(place, misfit.code, misfit.message.zh, misfit.message.en)
        return
    if name == "_group":
        reader.group(value, place)
    elif name == "_status" and value is not None:
        reader.status(value, place)


def effects(table: Table, moment: Moment) -> tuple[Effect, ...]:
    """What the answer writes; an output without a value leaves things as they are."""
    answer = table.decide(moment.values, moment.now)
    if not isinstance(answer, dict):
        return ()
    given = {name: value for name, value in answer.items() if value is not None}
    fields = {name: value for name, value in given.items() if name not in SPECIAL}
    made: list[Effect] = [SetFields(fields)] if fields else []
    made += [SetStatus(given["_status"])] if "_status" in given else []
    made += [Assign(given["_group"])] if "_group" in given else []
    made += [AddTag(given["_tag"])] if "_tag" in given else []
    return tuple(made)
