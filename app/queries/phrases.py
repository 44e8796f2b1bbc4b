"""Parts of a condition in people's words: what is asked, and what was found, with labels instead of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.queries.naming import Naming
from engines.form.display import NO, YES, amount, day, duration, instant, number
from engines.form.kind import Locale
from engines.kinds import Text
from engines.logic.registry import OPERATORS
from engines.logic.types import List

Part = Mapping[str, Any]
"""An explanation as JSON: pointer, operator, result, path?, type?, args."""

NOTHING = Text("空", "nothing")
AND = Text("、", ", ")
SIGNS = {
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
    "same_day": Text("与下面同一天：", "is on the same day as"),
    "+": Text("+", "+"),
    "-": Text("-", "-"),
    "*": Text("×", "×"),
    "/": Text("÷", "÷"),
    "%": Text("除余", "mod"),
}
ABOUT = {
    "filled": Text("{}已填写", "{} is filled in"),
    "empty": Text("{}为空", "{} is empty"),
    "changed": Text("{}有变化", "{} changed"),
}
LINKS = {"and": Text(" 且 ", " and "), "or": Text(" 或 ", " or ")}
LABELS = {kind.symbol: kind.label for kind in OPERATORS.values()}
WRITTEN = ("literal", "list")
SHOWS: Mapping[str | None, Callable[[Any, Mapping[str, Any], Locale], str]] = {
    "money": amount,
    "instant": instant,
    "date": day,
    "duration": duration,
}


def atoms_of(part: Part) -> Iterator[Part]:
    """The questions that a condition joins by and, or, not."""
    if part.get("operator") in ("and", "or", "!"):
        for each in part.get("args") or ():
            yield from atoms_of(each)
    else:
        yield part


def paths_of(part: Part) -> Iterator[str]:
    """Every place of the record that it looked at."""
    if part.get("path"):
        yield part["path"]
    for each in part.get("args") or ():
        yield from paths_of(each)


def phrase(part: Part, naming: Naming, beside: str | None = None) -> Text:
    """What the part says. A value that stands beside a field (`beside`) is shown as that field's values are."""
    args, operator = part.get("args") or (), part.get("operator", "")
    if operator == "changed" and part.get("path"):
        return _filled(ABOUT[operator], naming.name(part["path"]))
    if part.get("path"):
        return naming.name(part["path"])
    if operator in WRITTEN:
        return _both(part, beside, naming)
    path = next((each["path"] for each in args if each.get("path") and each["operator"] != "changed"), None)
    said = [phrase(each, naming, path) for each in args]
    if operator in SIGNS and len(said) == 2:
        sign = SIGNS[operator]
        return Text(f"{said[0].zh} {sign.zh} {said[1].zh}", f"{said[0].en} {sign.en} {said[1].en}")
    if operator in LINKS and said:
        link = LINKS[operator]
        return Text(link.zh.join(each.zh for each in said), link.en.join(each.en for each in said))
    if operator in ABOUT and said:
        return _filled(ABOUT[operator], said[0])
    if operator == "!" and said:
        return Text(f"并非“{said[0].zh}”", f'not "{said[0].en}"')
    label = LABELS.get(operator, Text(operator, operator))
    if not said:
        return label
    zh, en = "、".join(each.zh for each in said), ", ".join(each.en for each in said)
    return Text(f"{label.zh}（{zh}）", f"{label.en} ({en})")


def found(part: Part, naming: Naming) -> Text | None:
    """The values that it was decided on; None where it looked at nothing but what is written down."""
    if part.get("operator") == "changed":
        return None
    looked = [each for each in (part.get("args") or (part,)) if each.get("operator") not in WRITTEN]
    values = [_both(each, each.get("path"), naming) for each in looked if not isinstance(each.get("result"), dict)]
    if not values:
        return None
    if len(values) == 1:
        return values[0]
    named = list(zip((phrase(each, naming) for each in looked), values, strict=False))
    zh, en = "；".join(f"{what.zh}：{it.zh}" for what, it in named), "; ".join(f"{w.en}: {v.en}" for w, v in named)
    return Text(zh, en)


def value_of(value: Any, path: str | None, kind: str | None, naming: Naming, language: str) -> str:
    """One value as people read it: by its field, else by its type."""
    if value is None:
        return NOTHING.to(language)
    field = naming.field(path) if path else None
    if field is not None and isinstance(field.type, List):
        return naming.value(field, value if isinstance(value, list) else [value], Locale(language))
    if isinstance(value, list):
        said = (value_of(each, path, kind, naming, language) for each in value)
        return AND.to(language).join(said) or NOTHING.to(language)
    if field is not None:
        return naming.value(field, value, Locale(language))
    if isinstance(value, bool):
        return (YES if value else NO).to(language)
    if path and (said := naming.system(path.split(".")[-1], value, language)) is not None:
        return said
    if kind in SHOWS:
        return SHOWS[kind](value, {}, Locale(language))
    return number(value, {}, Locale(language)) if isinstance(value, int | float) else str(value)


def _both(part: Part, path: str | None, naming: Naming) -> Text:
    shown = (value_of(part.get("result"), path, part.get("type"), naming, language) for language in ("zh", "en"))
    return Text(*shown)


def _filled(shape: Text, about: Text) -> Text:
    return Text(shape.zh.format(about.zh), shape.en.format(about.en))
