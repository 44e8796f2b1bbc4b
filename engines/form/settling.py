"""Settles the values of a record: answered, kept, copied, computed or dropped, each field after its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engines.errors import escape
from engines.form.field import Field, Sheet
from engines.form.kind import Fault, Link
from engines.form.verdict import FieldError
from engines.kinds import Text
from engines.needs import Answers, Ask, Lookup

Values = Mapping[str, Any]

UNKNOWN = Fault("unknown_field", Text("没有这个字段", "there is no such field"))
NOT_A_ROW = Fault("wrong_type", Text("每一行应为对象", "each row must be an object"))
ISSUED = Fault("readonly", Text("由系统自动生成，不能填写", "this is made by the system and cannot be filled in"))
NOT_FOUND = Fault("not_found", Text("没有找到这条记录，请重新选择", "there is no such record; choose again"))


@dataclass
class Visit:
    """One sheet being settled: the record, or one row.

    `values` is both what expressions read and where settled values go. `olds` are the rows the table had before.
    """

    sheet: Sheet
    given: Values
    before: Values | None
    values: dict[str, Any]
    at: str
    olds: Sequence[Values] = ()
    changed: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    filled: dict[str, Any] = field(default_factory=dict)

    def old(self, name: str) -> Any:
        return None if self.before is None else self.before.get(name)

    def starting(self, field: Field) -> Any:
        """The value if nobody answers."""
        return field.default if self.before is None else self.before.get(field.id)


class Settling:
    """One run over one record, collecting errors and what must be asked of the shell."""

    def __init__(self, now: int, found: Answers) -> None:
        self.now, self.found = now, found
        self.errors: list[FieldError] = []
        self.asks: dict[Ask, None] = {}
        self.faulted: set[str] = set()
        self.visits: list[Visit] = []

    def refuse(self, pointer: str, fault: Fault) -> None:
        """Note that the value at `pointer` ("/data/items/0/qty") is not accepted."""
        whole = pointer + fault.pointer
        self.faulted.add(pointer)
        self.errors.append(FieldError(whole.split("/")[2], whole, fault.code, fault.message))

    def read(self, sheet: Sheet, answers: Values, at: str, before: Values) -> dict[str, Any]:
        """The answers as values; those that cannot be read are refused and left out."""
        given: dict[str, Any] = {}
        for name, raw in answers.items():
            field = sheet.by_id.get(name)
            if field is None:
                self.refuse(at + escape(_sayable(name)), UNKNOWN)
            elif field.read is None:
                # A computed value is computed again whatever the browser sent; an issued one must not be made up.
                if field.formula is None and raw is not None and raw != before.get(name):
                    self.refuse(f"{at}/{name}", ISSUED)
            elif raw is None or raw == "":
                given[name] = None
            else:
                value = field.read(raw)
                if field.rows is not None and not isinstance(value, Fault):
                    value = self._read_rows(field.rows, value, f"{at}/{name}")
                if isinstance(value, Fault):
                    self.refuse(f"{at}/{name}", value)
                else:
                    given[name] = value
        return given

    def _read_rows(self, sheet: Sheet, rows: list[Any] | None, at: str) -> Any:
        for index, row in enumerate(rows or ()):
            if not isinstance(row, Mapping):
                return Fault(NOT_A_ROW.code, NOT_A_ROW.message, escape(index))
        return [self.read(sheet, row, f"{at}/{index}", {}) for index, row in enumerate(rows)] if rows else None

    def settle(self, visit: Visit) -> None:
        """Give every field of the sheet its value."""
        self.visits.append(visit)
        for each in visit.sheet.order:
            self._settle(each, visit)

    def _settle(self, field: Field, visit: Visit) -> None:
        name, old = field.id, visit.old(field.id)
        shown = not field.visible or field.is_visible(visit.values, self.now)
        if not shown:
            visit.hidden.add(name)
        # What was stored stays as long as it is not this very change that hides it: a field shown only in one status
        # must not lose its value when somebody edits another field later.
        if shown or (old is not None and visit.changed.isdisjoint(field.watched)):
            value = self._value(field, visit)
            if field.rows is not None and value:
                value = self._rows(field, field.rows, value, visit)
        else:
            value = None
        visit.values[name] = value
        if value != old:
            visit.changed.add(name)
        if field.link is not None:
            self._follow(field, field.link, visit)

    def _value(self, field: Field, visit: Visit) -> Any:
        name = field.id
        if field.formula is not None:
            return field.formula.function(visit.values, self.now)
        if name in visit.filled:
            return visit.filled[name]
        if name in visit.given and name not in visit.hidden:
            return visit.given[name]
        return visit.starting(field)

    def _rows(self, field: Field, sheet: Sheet, rows: list[Any], visit: Visit) -> list[dict[str, Any]]:
        """The rows settled one by one; rows that were there before only where what they depend on has changed."""
        old = visit.old(field.id)
        kept = rows is old
        if kept and sheet.around.isdisjoint(visit.changed):
            return rows
        settled = []
        for index, row in enumerate(rows):
            around = {"_record": visit.values, "_ref": {}}
            place = f"{visit.at}/{field.id}/{index}"
            if kept:
                inner = Visit(sheet, {}, row, {**row, **around}, place, changed={"_record"})
            else:
                inner = Visit(sheet, row, None, around, place, olds=old or ())
            self.settle(inner)
            settled.append({name: inner.values[name] for name in sheet.by_id if inner.values[name] is not None})
        return settled

    def _follow(self, field: Field, link: Link, visit: Visit) -> None:
        """Look at the record a reference leads to: it must exist, expressions may read it, its values may be copied."""
        name = field.id
        value, changed = visit.values[name], name in visit.changed and not _among(visit, name)
        if changed and value is None:
            visit.filled.update((own, visit.given.get(own)) for own in link.fill)
        elif changed or name in visit.sheet.followed:
            known = self.refer(visit, name)
            target = visit.values["_ref"].get(name)
            if changed and target is not None:
                self._fill(link, target, visit)
            elif changed and known:
                self.refuse(f"{visit.at}/{name}", NOT_FOUND)

    def refer(self, visit: Visit, name: str) -> bool:
        """Make the record that the reference `name` leads to readable; False where the shell must be asked first."""
        value, link = visit.values[name], visit.sheet.by_id[name].link
        if value is None or link is None or name in visit.values["_ref"]:
            return True
        ask = Lookup(link.form, value)
        if ask not in self.found:
            self.asks[ask] = None
            return False
        if self.found[ask] is not None:
            visit.values["_ref"][name] = self.found[ask]
        return True

    def _fill(self, link: Link, target: Values, visit: Visit) -> None:
        for own, source in link.fill.items():
            raw, read = target.get(source), visit.sheet.by_id[own].read
            value = visit.given.get(own) if raw is None or read is None else read(raw)
            if isinstance(value, Fault):
                self.refuse(f"{visit.at}/{own}", value)
                value = None
            visit.filled[own] = value


def _among(visit: Visit, name: str) -> bool:
    """Whether a row's value was there in some row before: rows have no identity, so any of them may be the one."""
    return any(row.get(name) == visit.values[name] for row in visit.olds)


def _sayable(name: Any) -> str:
    """A name that somebody made up, as text that can be sent back."""
    return str(name).encode("utf-8", "replace").decode()
