"""Reads a decision table from JSON: its shape, its columns with their types, its outputs and rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engines import logic, schema
from engines.definition import text
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text
from engines.logic.literals import Misfit, natural_type
from engines.logic.types import INTEGER, NUMBER, TEXT, Enum, Type, Types
from engines.rule.cell import ANY, Test, read_cell
from engines.rule.column import Column, column
from engines.rule.hits import RANKED, Output, Row
from engines.rule.table_shape import FAMILIES, TABLE

UNUSABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What standard JsonLogic raises on an expression that is none; only running it tells."""


@dataclass
class TableReader:
    """Reads one table; `problems` gathers what is wrong, `reads` the paths its inputs look at."""

    types: Types | None
    document: str
    pointer: str
    labels: Mapping[str, Text]
    problems: list[Problem] = field(default_factory=list)
    reads: set[str] = field(default_factory=set)

    def refuse(self, place: str, code: str, zh: str, en: str) -> None:
        self.problems.append(Problem(self.document, self.pointer + place, code, Text(zh, en)))

    def check_shape(self, table: Mapping[str, Any]) -> None:
        """Raise BadDefinition where the rest could not be read."""
        found = schema.problems(TABLE, table, self.document, self.pointer)
        if found:
            raise BadDefinition(found)
        width = len(table["inputs"]), len(table["outputs"])
        seen: set[str] = set()
        for index, row in enumerate(table["rules"]):
            self._check_row(row, f"/rules/{index}", width, seen)
        if self.problems:
            raise BadDefinition(self.problems)

    def _check_row(self, row: Mapping[str, Any], place: str, width: tuple[int, int], seen: set[str]) -> None:
        if row.get("id") in seen:
            self.refuse(f"{place}/id", "repeated_id", f"编号“{row['id']}”重复", f'the id "{row["id"]}" exists twice')
        seen |= {row["id"]} if "id" in row else set()
        for part, many, zh in (("when", width[0], "条件"), ("then", width[1], "结果")):
            if len(row[part]) != many:
                counts = (
                    f"这一行应有 {many} 个{zh}，现有 {len(row[part])} 个",
                    f"this row needs {many}, it has {len(row[part])}",
                )
                self.refuse(f"{place}/{part}", "wrong_count", *counts)

    def columns(self, table: Mapping[str, Any]) -> tuple[Column, ...]:
        """The different questions; inputs that ask the same are one column, in which both cells must hold."""
        same: dict[str, list[int]] = {}
        for index, given in enumerate(table["inputs"]):
            key = json.dumps([given["expr"], None if self.types else given.get("type")], sort_keys=True)
            same.setdefault(key, []).append(index)
        return tuple(made for indexes in same.values() for made in self._column(table, indexes))

    def _column(self, table: Mapping[str, Any], indexes: Sequence[int]) -> tuple[Column, ...]:
        first = indexes[0]
        found = self._question(table, first)
        if found is None:
            return ()
        kind, read = found
        cells = [
            tuple(
                test
                for index in indexes
                for test in self._cell(row["when"][index], kind, f"/rules/{number}/when/{index}")
            )
            for number, row in enumerate(table["rules"])
        ]
        label = label_of(table["inputs"][first], self.labels)
        return (column(label, kind, read, cells, tuple(indexes)),)

    def _cell(self, cell: Mapping[str, Any], kind: Type, place: str) -> tuple[Test, ...]:
        try:
            return read_cell(cell, kind)
        except Misfit as misfit:
            self.refuse(place, misfit.code, misfit.message.zh, misfit.message.en)
            return (ANY,)

    def _question(self, table: Mapping[str, Any], index: int) -> tuple[Type, Callable[..., Any]] | None:
        """The type of an input, and how its value is found; None, and a problem, where it cannot be one."""
        given = table["inputs"][index]
        if self.types is None:
            return self._declared(table, index), self._untyped(given["expr"], f"/inputs/{index}/expr")
        place = f"/inputs/{index}"
        here = f"{self.pointer}{place}/expr"
        try:
            compiled = logic.compile(
                given["expr"], self.types, document=self.document, pointer=here, labels=self.labels
            )
        except BadDefinition as bad:
            self.problems.extend(bad.problems)
            return None
        self.reads |= compiled.reads
        families = [name for name, kinds in FAMILIES.items() if compiled.type in kinds]
        family = "string" if isinstance(compiled.type, Enum) else next(iter(families), None)
        kind = compiled.type.words
        if family is None:
            self.refuse(f"{place}/expr", "not_comparable", f"{kind.zh}不能作为一列", f"{kind.en} cannot be a column")
            return None
        if given.get("type", family) != family:
            zh, en = f"这里是{kind.zh}，类型应写 {family}", f'this is {kind.en}; its type here is "{family}"'
            self.refuse(f"{place}/type", "type_mismatch", zh, en)
            return None
        return compiled.type, compiled.function

    def _untyped(self, expr: Any, place: str) -> Callable[[Mapping[str, Any], int], Any]:
        """How the value of a standard JsonLogic expression is found; a plain field without the way through `apply`."""
        path = expr.get("var") if isinstance(expr, dict) and len(expr) == 1 else None
        if isinstance(path, str) and path and "." not in path:
            name: str = path
            return lambda values, now: values.get(name)

        def evaluate(values: Mapping[str, Any], now: int) -> Any:
            try:
                return logic.apply(expr, values)
            except UNUSABLE as error:
                zh, en = f"表达式无法计算：{error}", f"the expression cannot be evaluated: {error}"
                problem = Problem(self.document, self.pointer + place, "bad_expression", Text(zh, en))
                raise BadDefinition([problem]) from error

        return evaluate

    def _declared(self, table: Mapping[str, Any], index: int) -> Type:
        """The type an input declares, else that of the first value in its cells."""
        declared = table["inputs"][index].get("type")
        if declared is not None:
            return FAMILIES[declared][0]
        operands = (operand for row in table["rules"] for name, operand in row["when"][index].items() if name != "any")
        value = next((each for each in map(_first, operands) if each is not None), "")
        kind = natural_type(value)
        return NUMBER if kind == INTEGER else kind or TEXT

    def outputs(self, table: Mapping[str, Any]) -> tuple[Output, ...]:
        """The outputs, fit for the hit policy."""
        outputs = tuple(
            Output(given["name"], tuple(given.get("values") or ()), given.get("default")) for given in table["outputs"]
        )
        if len({output.name for output in outputs}) < len(outputs):
            self.refuse("/outputs", "repeated_id", "有两个结果同名", "two outputs have the same name")
        hit, agg = table["hit"], table.get("agg")
        if hit in RANKED and not any(output.values for output in outputs):
            zh, en = f"{hit} 按结果的可选值排序，请填写 values", f"{hit} ranks by the outputs' values: list them"
            self.refuse("/outputs", "no_ranks", zh, en)
        if agg is not None and (hit != "COLLECT" or len(outputs) > 1):
            zh, en = "只有 COLLECT 且只有一个结果时才能汇总", "only COLLECT with a single output adds up"
            self.refuse("/agg", "not_additive", zh, en)
        return outputs

    def rows(self, table: Mapping[str, Any], outputs: tuple[Output, ...]) -> tuple[Row, ...]:
        """What each row answers."""
        return tuple(self._row(row, number, table.get("agg"), outputs) for number, row in enumerate(table["rules"]))

    def _row(self, row: Mapping[str, Any], number: int, agg: str | None, outputs: tuple[Output, ...]) -> Row:
        for index, (output, value) in enumerate(zip(outputs, row["then"], strict=True)):
            place = f"/rules/{number}/then{escape(index)}"
            if value is not None and output.values and value not in output.values:
                zh, en = "、".join(map(str, output.values)), ", ".join(map(str, output.values))
                self.refuse(place, "unknown_value", f"“{value}”不在可选值里：{zh}", f'"{value}" is not one of: {en}')
            if agg not in (None, "COUNT") and (isinstance(value, bool) or not isinstance(value, int | float | None)):
                self.refuse(place, "not_additive", f"{agg} 只能汇总数字", f"{agg} adds up numbers only")
        return {output.name: value for output, value in zip(outputs, row["then"], strict=True)}


def _first(operand: Any) -> Any:
    return next(iter(operand), None) if isinstance(operand, list) else operand


def label_of(given: Mapping[str, Any], labels: Mapping[str, Text]) -> Text:
    """What people call an input: its own label, that of the field it reads, or the expression itself."""
    if "label" in given:
        return text(given["label"])
    path = given["expr"].get("var") if isinstance(given["expr"], dict) else None
    name = path if isinstance(path, str) else json.dumps(given["expr"], ensure_ascii=False)
    return labels.get(name, Text(name, name))
