"""Fields on their way from JSON to compiled: first their types, so that every expression can be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engines import logic
from engines.calendar.hours import Calendar
from engines.definition import blocks, text
from engines.errors import BadDefinition, Problem
from engines.form.kind import FieldKind, Link
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.system import record_types
from engines.logic.types import ANY, List, Record, Type, Types


@dataclass
class Draft:
    """One field: `type` is None until its formula has been checked, `columns` are the fields of its rows."""

    pointer: str
    block: dict[str, Any]
    kind: FieldKind
    config: dict[str, Any]
    type: Type | None
    columns: list[Draft] = field(default_factory=list)
    formula: Compiled | None = None

    @property
    def id(self) -> str:
        name: str = self.block["id"]
        return name

    @property
    def label(self) -> Text:
        return text(self.block["label"])

    @property
    def link(self) -> Link | None:
        return self.kind.link(self.config) if self.kind.link else None


@dataclass
class Reading:
    """One definition being read: what is known around it, and the problems found so far.

    `forms` holds the fields of the forms that can be referred to; None where nothing is known of them. `calendars` are
    those that its expressions may count working time by.
    """

    document: str
    kinds: Mapping[str, FieldKind]
    forms: Mapping[str, Types] | None
    statuses: tuple[str, ...] = ()
    labels: dict[str, Text] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)

    def problem(self, pointer: str, code: str, zh: str, en: str) -> None:
        self.found.append(Problem(self.document, pointer, code, Text(zh, en)))

    def compile(self, rule: Any, types: Types, pointer: str, expect: Type | None = None) -> Compiled | None:
        """`rule`, or None where it has problems, which are noted."""
        try:
            return logic.compile(
                rule, types, expect=expect, document=self.document, pointer=pointer, labels=self.labels
            )
        except BadDefinition as bad:
            self.found.extend(bad.problems)
            return None

    def refs(self, drafts: Iterable[Draft]) -> dict[str, Types]:
        """The fields that can be read through each reference."""
        links = {draft.id: draft.link.form for draft in drafts if draft.link}
        return {name: self.forms[form] for name, form in links.items() if self.forms and form in self.forms}


Around = Callable[[Types], Types]
"""From the types of a sheet's fields to all names that its expressions may use."""


def drafts(listed: Sequence[Any], pointer: str, reading: Reading, in_rows: bool = False) -> list[Draft]:
    """Every readable field of `listed`; formulas have no type yet."""
    found = []
    for here, block in blocks(list(listed), reading.kinds, reading.document, pointer, reading.found):
        kind = reading.kinds[block["type"]]
        config = block["config"]
        if in_rows and (kind.columns or kind.series):
            name = kind.label
            message = f"明细表里不能放“{name.zh}”", f'"{name.en}" cannot stand inside rows'
            reading.problem(f"{here}/type", "not_in_rows", *message)
            continue
        kind_of = kind.type_of(config) if kind.type_of else None
        draft = Draft(here, block, kind, dict(config), kind_of)
        if kind.columns:
            draft.columns = drafts(config[kind.columns], f"{here}/config/{kind.columns}", reading, in_rows=True)
            draft.config[kind.columns] = [column.block for column in draft.columns]
        found.append(draft)
    return found


def settle_types(fields: list[Draft], reading: Reading) -> Around:
    """Give every draft its type; answers what the record's expressions may use."""
    refs = reading.refs(fields)

    def around(types: Types) -> Types:
        return record_types(types, reading.statuses, refs, reading.calendars)

    # A formula in a row sees the record, except its formulas and tables: those may be computed from the rows.
    record = around(types_of(draft for draft in fields if draft.type is not None))
    for table in (draft for draft in fields if draft.kind.columns):
        _settle_formulas(table.columns, rows_around(table, record, reading), reading)
        table.type = List(Record(types_of(table.columns)))
    _settle_formulas(fields, around, reading)
    return around


def rows_around(table: Draft, record: Types, reading: Reading) -> Around:
    """What the expressions in the rows of `table` may use."""
    refs = Record({name: Record(types) for name, types in reading.refs(table.columns).items()})
    return lambda types: {**types, "_ref": refs, "_record": Record(record)}


def types_of(fields: Iterable[Draft]) -> dict[str, Type]:
    return {draft.id: draft.type for draft in fields if draft.type is not None}


def _settle_formulas(fields: list[Draft], around: Around, reading: Reading) -> None:
    """Check formulas until all have a type: one that reads another waits for it."""
    waiting = [draft for draft in fields if draft.type is None]
    while waiting:
        types = around(types_of(fields))
        before = len(waiting)
        waiting = [draft for draft in waiting if not _try(draft, types, reading)]
        if len(waiting) == before:
            _blame(waiting, fields, around, reading)
            break


def _try(draft: Draft, types: Types, reading: Reading) -> bool:
    attempt = Reading(reading.document, reading.kinds, reading.forms, reading.statuses, reading.labels)
    draft.formula = _formula(draft, types, attempt)
    if draft.formula:
        draft.type = draft.formula.type
    return draft.formula is not None


def _blame(waiting: list[Draft], fields: list[Draft], around: Around, reading: Reading) -> None:
    """Say what is wrong with formulas that cannot be typed: a mistake of their own, or a circle."""
    for draft in waiting:
        draft.type = ANY
    types = around(types_of(fields))
    for draft in waiting:
        if _formula(draft, types, reading):
            zh, en = "、".join(each.label.zh for each in waiting), ", ".join(each.label.en for each in waiting)
            reading.problem(
                f"{draft.pointer}/config", "cycle", f"公式互相依赖：{zh}", f"formulas depend on each other: {en}"
            )


def _formula(draft: Draft, types: Types, reading: Reading) -> Compiled | None:
    assert draft.kind.expression is not None  # only a formula lacks a type at this point
    return reading.compile(draft.kind.expression(draft.config), types, f"{draft.pointer}/config/expression")
