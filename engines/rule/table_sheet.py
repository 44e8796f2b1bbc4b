"""A decision table as the grid of a spreadsheet, and back: a table that is exported and read again is the same.

Column A says what a line is: `table` (hit policy, aggregate), `column`, `expression`, `type`, `label`, `values`,
`default`, then one `row` for each row with its id and cells, and one `test` for each test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engines.errors import Problem
from engines.kinds import Text
from engines.rule.table_cells import (
    BadCell,
    Scalar,
    as_text,
    read_condition,
    read_value,
    same,
    write_condition,
    write_value,
)

Grid = Sequence[Sequence[Scalar]]

LINES: Mapping[str, Text] = {
    "table": Text("决策表", "table"),
    "column": Text("列", "column"),
    "expression": Text("表达式", "expression"),
    "type": Text("类型", "type"),
    "label_zh": Text("中文名", "label zh"),
    "label_en": Text("英文名", "label en"),
    "values": Text("可选值", "values"),
    "default": Text("默认值", "default"),
    "row": Text("行", "row"),
    "tests": Text("测试集", "tests"),
    "test": Text("测试", "test"),
}
SIDES: Mapping[str, Text] = {"when": Text("条件", "when"), "then": Text("结果", "then")}
MEANS = {words: name for name, said in (*LINES.items(), *SIDES.items()) for words in (said.zh, said.en)}
FIRST = 2
"""The columns before the first condition: what the line is, and the row's id."""


def write_sheet(table: Mapping[str, Any], language: str = "en") -> list[list[Scalar]]:
    """The grid of a table whose shape is right."""
    inputs, outputs = table["inputs"], table["outputs"]
    columns = [*inputs, *outputs]

    def line(name: str, *cells: Scalar) -> list[Scalar]:
        return [LINES[name].to(language), *cells]

    sides = ["when"] * len(inputs) + ["then"] * len(outputs)
    agg = [] if "agg" not in table else [write_value(table["agg"]) or "null"]
    tests = table.get("tests")
    return [
        line("table", table["hit"], *agg),
        line("column", None, *(SIDES[side].to(language) for side in sides)),
        line("expression", None, *map(_expression, inputs), *(write_value(each["name"]) for each in outputs)),
        line("type", None, *(each.get("type") for each in columns)),
        line("label_zh", None, *(_label(each, "zh") for each in columns)),
        line("label_en", None, *(_label(each, "en") for each in columns)),
        line("values", None, *(_given(each, "values") for each in columns)),
        line("default", None, *(_given(each, "default") for each in columns)),
        *(line("row", _given(row, "id"), *_cells(row)) for row in table["rules"]),
        *([] if tests is None else [line("tests"), *(line("test", *_test(each)) for each in tests)]),
    ]


def _cells(row: Mapping[str, Any]) -> list[Scalar]:
    return [*map(write_condition, row["when"]), *map(write_value, row["then"])]


def _expression(given: Mapping[str, Any]) -> Scalar:
    """A field by its name alone, anything else as JSON."""
    expr = given["expr"]
    path = expr.get("var") if isinstance(expr, dict) else None
    plain = isinstance(path, str) and same(_read_expression(path), expr)
    return path if plain else as_text(expr)


def _read_expression(written: Scalar) -> Any:
    if isinstance(written, str) and written[:1] not in ("", "{", "[", '"'):
        return {"var": written}
    return read_value(written)


def _label(column: Mapping[str, Any], language: str) -> Scalar:
    label = column.get("label", {})
    return write_value(label[language]) if language in label else None


def _given(of: Mapping[str, Any], name: str) -> Scalar:
    """Nothing where `of` does not have it, the word null where it has nothing there."""
    if name not in of:
        return None
    return "null" if of[name] is None else write_value(of[name])


def _test(test: Mapping[str, Any]) -> list[Scalar]:
    parts = [as_text(test[name]) for name in ("when", "then")]
    return [_given(test, "id"), *parts, _given(test, "now")]


@dataclass
class Sheet:
    """A grid being read. `cells` finds the cell of a place in the table; the problems' documents are cells, "B7"."""

    grid: Grid
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def table(self) -> dict[str, Any] | None:
        """The table; None, and a problem, where the grid holds none."""
        lines = {name: row for row in range(len(self.grid)) if (name := self._line(row)) not in ("row", "test", "")}
        missing = [LINES[name] for name in ("table", "column", "expression") if name not in lines]
        if missing:
            zh, en = "、".join(each.zh for each in missing), ", ".join(each.en for each in missing)
            self._refuse("A1", f"第一列缺少这些行：{zh}", f"the first column lacks these lines: {en}")
            return None
        sides = self._sides(lines["column"])
        inputs = [self._column(lines, at, f"/inputs/{index}") for index, at in enumerate(sides["when"])]
        outputs = [self._column(lines, at, f"/outputs/{index}") for index, at in enumerate(sides["then"])]
        for given in outputs:
            given["name"] = given.pop("expr")
        found = {"hit": self._at(lines["table"], 1, "/hit"), "inputs": inputs, "outputs": outputs}
        if self._value(lines["table"], 2) is not None:
            found["agg"] = self._at(lines["table"], 2, "/agg")
        found["rules"] = self._rows(sides)
        return found | ({"tests": self._tests()} if "tests" in lines else {})

    def _line(self, row: int) -> str:
        said = self._value(row, 0)
        name = MEANS.get(said.strip(), "?") if isinstance(said, str) else "" if said is None else "?"
        if name == "?":
            self._refuse(cell_name(row, 0), f"第一列里的“{said}”不认识", f'"{said}" in the first column means nothing')
        return name

    def _sides(self, row: int) -> dict[str, list[int]]:
        sides: dict[str, list[int]] = {"when": [], "then": []}
        for at in range(FIRST, len(self.grid[row])):
            said = self._value(row, at)
            if said is None:
                continue
            side = MEANS.get(str(said).strip(), "")
            if side in sides:
                sides[side].append(at)
            else:
                self._refuse(cell_name(row, at), "这里应写“条件”或“结果”", 'this must be "when" or "then"')
        return sides

    def _column(self, lines: Mapping[str, int], at: int, pointer: str) -> dict[str, Any]:
        is_input = pointer.startswith("/inputs")
        self.cells[pointer] = cell_name(lines["expression"], at)
        said = self._value(lines["expression"], at)
        found: dict[str, Any] = {"expr": self._parsed(said, lines["expression"], at, is_input)}
        for name in ("type", "values", "default"):
            if name in lines and self._value(lines[name], at) is not None:
                found[name] = self._at(lines[name], at, f"{pointer}/{name}")
        label = {
            language: self._at(lines[line], at, f"{pointer}/label/{language}")
            for language, line in (("zh", "label_zh"), ("en", "label_en"))
            if line in lines and self._value(lines[line], at) is not None
        }
        return found | ({"label": label} if label else {})

    def _parsed(self, said: Scalar, row: int, at: int, is_input: bool) -> Any:
        if said is None:
            self._refuse(cell_name(row, at), "这一列没有写表达式或名称", "this column has no expression or name")
        try:
            return _read_expression(said) if is_input else read_value(said)
        except BadCell as bad:
            self._refuse(cell_name(row, at), bad.message.zh, bad.message.en)
            return None

    def _rows(self, sides: Mapping[str, list[int]]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for row in range(len(self.grid)):
            if self._line_again(row) != "row":
                continue
            place = f"/rules/{len(found)}"
            self.cells[place] = cell_name(row, 0)
            made: dict[str, Any] = {}
            if self._value(row, 1) is not None:
                made["id"] = str(self._at(row, 1, f"{place}/id"))
            made["when"] = [self._at(row, at, f"{place}/when/{n}", True) for n, at in enumerate(sides["when"])]
            made["then"] = [self._at(row, at, f"{place}/then/{n}") for n, at in enumerate(sides["then"])]
            found.append(made)
        return found

    def _tests(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for row in range(len(self.grid)):
            if self._line_again(row) != "test":
                continue
            place = f"/tests/{len(found)}"
            self.cells[place] = cell_name(row, 0)
            made = {"when": self._at(row, 2, f"{place}/when"), "then": self._at(row, 3, f"{place}/then")}
            made |= {} if self._value(row, 1) is None else {"id": str(self._at(row, 1, f"{place}/id"))}
            found.append(made | ({} if self._value(row, 4) is None else {"now": self._at(row, 4, f"{place}/now")}))
        return found

    def _line_again(self, row: int) -> str:
        said = self._value(row, 0)
        return MEANS.get(said.strip(), "") if isinstance(said, str) else ""

    def _value(self, row: int, at: int) -> Scalar:
        found = self.grid[row][at] if at < len(self.grid[row]) else None
        return None if isinstance(found, str) and not found.strip() else found

    def _at(self, row: int, at: int, pointer: str, condition: bool = False) -> Any:
        self.cells[pointer] = cell_name(row, at)
        try:
            return (read_condition if condition else read_value)(self._value(row, at))
        except BadCell as bad:
            self._refuse(cell_name(row, at), bad.message.zh, bad.message.en)
            return {"any": True} if condition else None

    def _refuse(self, cell: str, zh: str, en: str) -> None:
        self.problems.append(Problem(cell, "", "bad_cell", Text(zh, en)))

    def cell_of(self, pointer: str) -> str:
        """The cell of the table's part at `pointer`, or of the smallest part around it."""
        while pointer and pointer not in self.cells:
            pointer = pointer.rpartition("/")[0]
        return self.cells.get(pointer, "A1")


def cell_name(row: int, column: int) -> str:
    """How people name a cell: "B7" is the seventh row of the second column."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
