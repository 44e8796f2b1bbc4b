"""From drafts to a sheet: conditions compiled, settings checked in their surroundings, fields put into an order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from engines.definition import text
from engines.form.draft import Draft, Reading, rows_around, types_of
from engines.form.field import Field, Sheet
from engines.form.kind import Fault, Read
from engines.form.linking import check_link
from engines.logic import Compiled
from engines.logic.types import BOOLEAN, DATE, INSTANT, INTEGER, MONEY, TEXT, Enum, Types

Conditions = Mapping[str, tuple[Compiled, ...]]


def sheet(
    drafts: list[Draft],
    types: Types,
    reading: Reading,
    *,
    sections: Conditions | None = None,
    in_rows: bool = False,
) -> Sheet:
    """The fields of `drafts`, whose expressions may use `types`; `sections` say when each field's section is shown."""
    fields = tuple(_field(draft, types, reading, (sections or {}).get(draft.id, ()), in_rows) for draft in drafts)
    for draft in drafts:
        check_link(draft, drafts, reading)
    by_id = {field.id: field for field in fields}
    rules = [rule for field in fields for rule in rules_of(field)]
    followed = frozenset(name for rule in rules for name in references(rule))
    around = frozenset(name for field in fields for rule in _deciding(field) for name in _around(rule))
    order = tuple(by_id[name] for name in _order(fields, drafts, reading))
    return Sheet(fields, order, by_id, followed, around)


def rules_of(field: Field) -> list[Compiled]:
    """Every expression of a field, also those inside its rows."""
    own = [*_deciding(field), *(rule for rule in (field.required, field.readonly) if isinstance(rule, Compiled))]
    return own + [rule for column in (field.rows.fields if field.rows else ()) for rule in rules_of(column)]


def heads(rules: Iterable[Compiled]) -> frozenset[str]:
    """The names that `rules` read; a value read through a reference counts as the reference."""
    return frozenset(_head(path) for rule in rules for path in rule.reads)


def _head(path: str) -> str:
    name, _, rest = path.partition(".")
    return rest.partition(".")[0] if name == "_ref" else name


def _around(rule: Compiled) -> set[str]:
    """The record's names that an expression inside a row reads."""
    return {_head(path.removeprefix("_record.")) for path in rule.reads if path.startswith("_record.")}


def references(rule: Compiled) -> frozenset[str]:
    """The record's references whose target's values an expression reads."""
    paths = [path.removeprefix("_record.") for path in rule.reads]
    return frozenset(_head(path) for path in paths if path.startswith("_ref."))


def _deciding(field: Field) -> list[Compiled]:
    """The expressions that decide about a field's value: it can be settled only after what they read."""
    return [*field.visible, *([field.formula] if field.formula else [])]


def _field(draft: Draft, types: Types, reading: Reading, section: tuple[Compiled, ...], in_rows: bool) -> Field:
    block, kind, here = draft.block, draft.kind, draft.pointer
    assert draft.type is not None  # every draft has been typed, if only as ANY
    config = kind.settled(draft.config, draft.type)
    read = _reader(draft, reading)
    visible = _condition(draft, "visible", types, reading)
    conditions = section if isinstance(visible, bool) else (*section, visible)
    required, readonly = (_condition(draft, name, types, reading) for name in ("required", "readonly"))
    _check_settings(draft, reading, in_rows)
    rows = None
    if kind.columns:
        inside = rows_around(draft, types, reading)(types_of(draft.columns))
        rows = sheet(draft.columns, inside, reading, in_rows=True)
    return Field(
        id=draft.id,
        kind=kind,
        label=draft.label,
        help=text(block["help"]) if "help" in block else None,
        config=config,
        type=draft.type,
        block={**block, "config": config},
        visible=conditions,
        required=required,
        readonly=readonly,
        formula=draft.formula,
        default=_default(block["default"], read, f"{here}/default", reading) if "default" in block else None,
        sensitive=block.get("sensitive", False),
        unique=block.get("unique", False),
        searchable=block.get("searchable", False),
        read=read,
        link=draft.link,
        rows=rows,
        watched=heads(conditions),
        claimed=heads((*conditions, *([required] if isinstance(required, Compiled) else []))),
    )


def _condition(draft: Draft, name: str, types: Types, reading: Reading) -> bool | Compiled:
    """A setting that is yes, no, or a condition; one that has problems counts as left out."""
    rule = draft.block.get(name, False)
    if isinstance(rule, bool) and not (name == "visible" and "visible" in draft.block):
        return rule
    return reading.compile(rule, types, f"{draft.pointer}/{name}", BOOLEAN) or False


def _reader(draft: Draft, reading: Reading) -> Read | None:
    """How answers are read; None where people give none, or where the settings are wrong (which is noted)."""
    assert draft.type is not None
    faults = list(draft.kind.faults(draft.config, draft.type))
    for fault in faults:
        reading.problem(f"{draft.pointer}/config{fault.pointer}", fault.code, fault.message.zh, fault.message.en)
    return draft.kind.reader(draft.config) if draft.kind.reader and not faults else None


def _check_settings(draft: Draft, reading: Reading, in_rows: bool) -> None:
    """Settings that this type of field has no use for are refused, so that nobody waits for their effect."""
    block, kind = draft.block, draft.kind
    useless = {
        "required": not kind.reader and bool(block.get("required")),
        "readonly": not kind.reader and bool(block.get("readonly")),
        "default": (not kind.reader or kind.link or kind.columns) and block.get("default") is not None,
        "unique": (in_rows or not _can_be_unique(draft)) and bool(block.get("unique")),
    }
    for name in (name for name, refused in useless.items() if refused):
        zh, en = f"“{kind.label.zh}”字段不能设置“{name}”", f'a "{kind.label.en}" field cannot have "{name}"'
        reading.problem(f"{draft.pointer}/{name}", "useless_setting", zh, en)


def _can_be_unique(draft: Draft) -> bool:
    simple = draft.type in (TEXT, INTEGER, MONEY, DATE, INSTANT) or isinstance(draft.type, Enum)
    return simple and not draft.kind.expression


def _default(raw: Any, read: Read | None, pointer: str, reading: Reading) -> Any:
    """The value that a default stands for; a wrong one is a problem of the definition."""
    if read is None or raw is None or raw == "":
        return None
    value = read(raw)
    if isinstance(value, Fault):
        reading.problem(pointer + value.pointer, value.code, value.message.zh, value.message.en)
        return None
    return value


def _order(fields: tuple[Field, ...], drafts: list[Draft], reading: Reading) -> list[str]:
    """Every field after those that decide about it; a circle is refused."""
    ids = {field.id for field in fields}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for field in fields:
        names = heads(_deciding(field)) | (field.rows.around if field.rows else frozenset())
        sorter.add(field.id, *(name for name in names if name in ids))
        for own in (own for own in (field.link.fill if field.link else ()) if own in ids):
            sorter.add(own, field.id)
    try:
        return list(sorter.static_order())
    except CycleError as error:
        _blame(error.args[1], drafts, reading)
        return [field.id for field in fields]


def _blame(circle: list[str], drafts: list[Draft], reading: Reading) -> None:
    named = {draft.id: draft for draft in drafts}
    labels = [named[name].label for name in reversed(circle)]
    zh, en = " → ".join(label.zh for label in labels), " → ".join(label.en for label in labels)
    reading.problem(
        named[circle[0]].pointer,
        "cycle",
        f"显示条件和公式互相依赖：{zh}",
        f"conditions and formulas go in a circle: {en}",
    )
