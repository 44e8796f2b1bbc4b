"""The tests inside a decision table: values with the answer that the table must give, run before it is published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engines.errors import Problem, escape
from engines.kinds import Text
from engines.logic.literals import Misfit, read_as
from engines.logic.types import INSTANT, List, Record, Type
from engines.rule.hits import HitPolicyBroken
from engines.rule.table import Decision, Table

Test = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What became of one test; `message` says why it failed, `hits` are the ids of the rows that fit."""

    index: int
    id: str | None
    expected: Any
    found: Decision
    hits: tuple[str, ...]
    message: Text | None

    @property
    def passed(self) -> bool:
        return self.message is None


def run(table: Table, tests: Sequence[Test]) -> list[Outcome]:
    """Every test on `table`; their values must have been checked."""
    return [_outcome(table, index, test) for index, test in enumerate(tests)]


def _outcome(table: Table, index: int, test: Test) -> Outcome:
    values, now = _read(test["when"], Record(table.types or {})), test.get("now", 0)
    fitting = tuple(table.ids[row] for row in table.hits(values, now))
    try:
        found, message = table.decide(values, now), None
    except HitPolicyBroken as broken:
        found, message = None, broken.message
    if message is None and found != test["then"]:
        message = _differs(test["then"], found, fitting)
    return Outcome(index, test.get("id"), test["then"], found, fitting, message)


def _differs(expected: Any, found: Decision, hits: Sequence[str]) -> Text:
    zh, en = ("、".join(hits), ", ".join(hits)) if hits else ("没有", "none")
    wanted, got = (json.dumps(each, ensure_ascii=False) for each in (expected, found))
    return Text(f"应得 {wanted}，实得 {got}（符合的行：{zh}）", f"expected {wanted}, found {got} (rows that fit: {en})")


def problems(table: Table, tests: Sequence[Test], document: str, pointer: str) -> list[Problem]:
    """What is wrong with the tests of `table`, else those that fail."""
    found = [each for index, test in enumerate(tests) for each in _misread(table, test, f"/tests/{index}")]
    if not found:
        found = [_failure(each) for each in run(table, tests) if each.message]
    return [each.inside(document, pointer) for each in found]


def _failure(outcome: Outcome) -> Problem:
    assert outcome.message
    name = outcome.id or str(outcome.index + 1)
    message = Text(f"测试“{name}”不通过：{outcome.message.zh}", f'test "{name}" fails: {outcome.message.en}')
    return Problem("", f"/tests/{outcome.index}", "table_test_failed", message)


def _misread(table: Table, test: Test, place: str) -> Iterator[Problem]:
    """Values that the record could not hold, and outputs that the table has not."""
    if table.types is not None:
        yield from _values(test["when"], Record(table.types), f"{place}/when")
    outputs = {output.name for output in table.outputs}
    answers = test["then"] if isinstance(test["then"], list) else [test["then"] or {}]
    for index, answer in enumerate(answers):
        inside = f"{place}/then/{index}" if isinstance(test["then"], list) else f"{place}/then"
        for name in answer.keys() - outputs:
            zh, en = "、".join(sorted(outputs)), ", ".join(sorted(outputs))
            message = Text(f"没有结果“{name}”；现有：{zh}", f'there is no output "{name}"; there are: {en}')
            yield Problem("", inside + escape(name), "unknown_output", message)


def _values(values: Mapping[str, Any], kind: Record, place: str) -> Iterator[Problem]:
    for name, value in values.items():
        here = place + escape(name)
        own = kind.fields.get(name)
        if own is None:
            message = Text(f"没有字段“{name[:80]}”", f'there is no field "{name[:80]}"')
            yield Problem("", here, "unknown_field", message)
        elif isinstance(own, Record) and isinstance(value, dict):
            yield from _values(value, own, here)
        else:
            try:
                _read(value, own)
            except Misfit as misfit:
                yield Problem("", here, misfit.code, misfit.message)


def _read(value: Any, kind: Type) -> Any:
    """`value` as a record holds it; a date with time may be written out. Raises Misfit."""
    if isinstance(kind, Record) and isinstance(value, dict):
        return {name: _read(part, kind.fields[name]) if name in kind.fields else part for name, part in value.items()}
    if isinstance(kind, List) and isinstance(value, list):
        return [_read(item, kind.item) for item in value]
    if isinstance(kind, Record | List) and value is not None:
        raise Misfit("type_mismatch", f"应为{kind.words.zh}", f"{kind.words.en} is needed")
    if kind == INSTANT and type(value) is int:
        return value
    return read_as(value, kind)
