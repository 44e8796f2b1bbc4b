"""Why a rule fired, as sentences: each atom that decided, with the value it saw, where that may be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.queries.naming import Naming
from app.queries.phrases import found as value_found
from app.queries.phrases import paths_of, phrase, value_of
from app.queries.plain import Seen
from app.queries.routings import routing_why
from app.queries.words import words
from engines.form.display import duration
from engines.form.kind import Locale
from engines.kinds import Text
from engines.logic.system import LABELS
from engines.rule.rule import Rule


def why(row: Mapping[str, Any], payload: Mapping[str, Any], seen: Seen, naming: Naming) -> dict[str, Any] | None:
    """{rule, release, atoms, notes}; None for what no rule and no policy did."""
    if "routing" in payload:
        return routing_why(row, payload["routing"], naming)
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
        "notes": [words(each) for each in _notes(found, seen, naming)],
    }


def _notes(found: Mapping[str, Any], seen: Seen, naming: Naming) -> Iterator[Text]:
    """What it wrote in vain: a value that was there already, or one that a later rule replaced."""
    same = [naming.name(name) for name in found.get("same") or () if is_open(name, seen)]
    if same:
        zh, en = "、".join(each.zh for each in same), ", ".join(each.en for each in same)
        yield Text(f"本来就是这样，没有变化：{zh}", f"was so already: {en}")
    for each in found.get("lost") or ():
        if is_open(each["field"].split("/")[-1], seen):
            label, by = naming.name(each["field"].split("/")[-1]), naming.rule(each["by"])
            yield Text(f"{label.zh}由后面的规则“{by.zh}”另写", f'{label.en} was written by the later rule "{by.en}"')


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
        if all(is_open(path, seen) for path in paths_of(atom)):
            value = value_found(atom, naming)
            yield {
                "text": words(phrase(atom, naming)),
                "holds": atom.get("result") is True,
                "value": value.to(naming.language) if value else None,
            }


def _table(rule: str, found: Mapping[str, Any], seen: Seen, naming: Naming) -> Iterator[dict[str, Any]]:
    """What a decision table was asked, and the rows that fitted."""
    now = naming.house.rules_by_key.get(rule)
    if now is None or now.table is None or not all(is_open(path, seen) for path in now.table.reads):
        return
    for each in found.get("inputs") or ():
        yield {"text": each["label"], "holds": True, "value": _answer(each, seen, naming)}
    if hits := found.get("hits"):
        yield {"text": words(rows_that_fit(now, hits)), "holds": True, "value": None}


def rows_that_fit(rule: Rule, hits: Sequence[str]) -> Text:
    """The rows of a decision table by where they stand in it; one that is not there any more by its id."""
    ids = rule.table.ids if rule.table else ()
    rows = [str(ids.index(each) + 1) if each in ids else each for each in hits]
    return Text(f"符合第 {'、'.join(rows)} 行", f"rows that fit: {', '.join(rows)}")


def _answer(asked: Mapping[str, Any], seen: Seen, naming: Naming) -> str | None:
    """The value in a column; one that is called as a field reads as that field's values do."""
    if asked.get("value") is None:
        return None
    called = (field.id for field in seen.form.fields if field.label.zh == asked["label"]["zh"])
    path = next(called, next((name for name, label in LABELS.items() if label.zh == asked["label"]["zh"]), None))
    return value_of(asked["value"], path, asked.get("type"), naming, naming.language)


def is_open(path: str, seen: Seen) -> bool:
    """Whether what was found there may be seen: a field of this record, or what is open to all of another form."""
    first, _, rest = path.partition(".")
    if first in ("_old", "_record"):
        return is_open(rest, seen)
    if first == "_ref":
        return seen.access.shows([path])
    return first.startswith("_") or seen.plainly(first)
