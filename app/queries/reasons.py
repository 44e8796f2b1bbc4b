"""Why a rule fired, as sentences: each atom that decided, with the value it saw, where that may be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.queries.naming import Naming
from app.queries.plain import Seen
from app.queries.words import words
from engines.form.display import NO, YES, duration
from engines.form.kind import Locale
from engines.kinds import Text

Atom = Mapping[str, Any]

OPERATORS = {
    "==": Text("等于", "is"),
    "!=": Text("不等于", "is not"),
    ">": Text("大于", "is above"),
    ">=": Text("不小于", "is at least"),
    "<": Text("小于", "is below"),
    "<=": Text("不大于", "is at most"),
    "in": Text("属于", "is one of"),
    "contains": Text("包含", "contains"),
    "starts_with": Text("开头是", "begins with"),
    "ends_with": Text("结尾是", "ends with"),
    "matches": Text("符合", "matches"),
}
UNARY = {
    "filled": Text("{}已填写", "{} is filled in"),
    "empty": Text("{}为空", "{} is empty"),
    "changed": Text("{}有变化", "{} changed"),
}


def why(row: Mapping[str, Any], payload: Mapping[str, Any], seen: Seen, naming: Naming) -> dict[str, Any] | None:
    """{rule, release, atoms}; None for what no rule did."""
    found = payload.get("why")
    if "rule" not in payload or not found:
        return None
    rule = payload["rule"]
    return {
        "rule": {"key": rule, "name": words(naming.rule(rule))},
        "release": row["release"],
        "atoms": [
            *_trigger(found.get("trigger") or {}, naming),
            *_atoms(found, seen, naming),
            *_table(rule, found.get("table") or {}, seen, naming),
        ],
    }


def _trigger(facts: Mapping[str, Any], naming: Naming) -> Iterator[dict[str, Any]]:
    """What set it off, where that is a count or a time."""
    if "count" in facts:
        span = facts.get("seconds", 0)
        zh, en = (duration(span, {}, Locale(language)) for language in ("zh", "en"))
        least = facts.get("at_least")
        text = Text(f"{zh}内至少 {least} 次", f"at least {least} times within {en}")
        yield {"text": words(text), "holds": True, "value": facts["count"]}
    if "after" in facts and "since" in facts:
        label = naming.label(facts["since"])
        zh, en = (duration(facts["after"], {}, Locale(language)) for language in ("zh", "en"))
        text = Text(f"自{label.zh}起已过 {zh}", f"{en} have passed since: {label.en}")
        yield {"text": words(text), "holds": True, "value": None}


def _atoms(found: Mapping[str, Any], seen: Seen, naming: Naming) -> Iterator[dict[str, Any]]:
    for atom in found.get("atoms") or ():
        if all(_is_open(path, seen) for path in _paths(atom)):
            yield {
                "text": words(_text(atom, naming)),
                "holds": atom.get("result") is True,
                "value": _seen(atom, naming),
            }


def _table(rule: str, found: Mapping[str, Any], seen: Seen, naming: Naming) -> Iterator[dict[str, Any]]:
    """What a decision table was asked, and the rows that fitted."""
    now = next((rules.by_key[rule] for rules in naming.house.rules.values() if rule in rules.by_key), None)
    reads = now.table.reads if now and now.table else None
    if reads is None or not all(_is_open(path, seen) for path in reads):
        return
    for each in found.get("inputs") or ():
        yield {"text": each["label"], "holds": True, "value": _answer(each, seen, naming)}
    if hits := found.get("hits"):
        rows = "、".join(hits)
        yield {"text": words(Text(f"命中行:{rows}", f"rows that fit: {rows}")), "holds": True, "value": None}


def _answer(asked: Mapping[str, Any], seen: Seen, naming: Naming) -> str | None:
    """The value in a column; one that is called as a field reads as that field's values do."""
    if asked.get("value") is None:
        return None
    called = (field.id for field in seen.form.fields if field.label.zh == asked["label"]["zh"])
    return _value(asked.get("value"), next(called, None), naming, naming.language)


def _paths(atom: Atom) -> Iterator[str]:
    if atom.get("path"):
        yield atom["path"]
    for each in atom.get("args") or ():
        yield from _paths(each)


def _is_open(path: str, seen: Seen) -> bool:
    """Whether what the atom saw may be seen: a field of this record, or what is open to all of another form."""
    first, _, rest = path.partition(".")
    if first in ("_old", "_record"):
        return _is_open(rest, seen)
    if first == "_ref":
        return seen.access.shows([path])
    return first.startswith("_") or seen.plainly(first)


def _text(atom: Atom, naming: Naming) -> Text:
    args = atom.get("args") or ()
    operator = atom.get("operator", "")
    if operator in OPERATORS and len(args) == 2:
        sign = OPERATORS[operator]
        left, right = (_side(arg, args, naming) for arg in args)
        return Text(f"{left.zh} {sign.zh} {right.zh}", f"{left.en} {sign.en} {right.en}")
    if operator in UNARY and args:
        about, shape = _side(args[0], args, naming), UNARY[operator]
        return Text(shape.zh.format(about.zh), shape.en.format(about.en))
    return _side(atom, args, naming)


def _side(part: Atom, beside: Any, naming: Naming) -> Text:
    """An operand: the name of what was looked at, or what was written down, as the other side shows its values."""
    if part.get("path"):
        return _name(part["path"], naming)
    if part.get("operator") in ("literal", "list"):
        path = next((each["path"] for each in beside if each.get("path")), None)
        zh, en = (_value(part.get("result"), path, naming, language) for language in ("zh", "en"))
        return Text(zh, en)
    names = list(dict.fromkeys(_paths(part)))
    named = [_name(path, naming) for path in names]
    sign = part.get("operator", "")
    zh, en = "、".join(each.zh for each in named), ", ".join(each.en for each in named)
    return Text(f"{sign}({zh})", f"{sign}({en})")


def _name(path: str, naming: Naming) -> Text:
    parts = [part for part in path.split(".") if part not in ("_old", "_record", "_ref")]
    labels = [naming.label(part) for part in parts]
    was = path.startswith("_old.")
    zh, en = "的".join(each.zh for each in labels), " / ".join(each.en for each in labels)
    return Text(f"原{zh}", f"former {en}") if was else Text(zh, en)


def _seen(atom: Atom, naming: Naming) -> Any:
    """The value that was found there."""
    looked = next((each for each in (atom, *(atom.get("args") or ())) if each.get("path")), None)
    return None if looked is None else _value(looked.get("result"), looked["path"], naming, naming.language)


def _value(value: Any, path: str | None, naming: Naming, language: str) -> str:
    if value is None:
        return Text("空", "nothing").to(language)
    if isinstance(value, list):
        return "、".join(_value(each, path, naming, language) for each in value)
    name = (path or "").removeprefix("_old.")
    field = naming.seen.form.by_id.get(name)
    if field is not None:
        return naming.value(field, value, Locale(language))
    if isinstance(value, bool):
        return (YES if value else NO).to(language)
    return (naming.system(name, value) if name.startswith("_") else None) or str(value)
