"""Fills `{field}` in words for people with the value as people read it, in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.secrecy import HIDDEN
from app.work import COLUMNS, Work
from engines.form.kind import Locale
from engines.form.registry import FIELDS
from engines.form.shape import Form
from engines.form.show import title
from engines.kinds import Text
from engines.needs import Lookup

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")
LANGUAGES = ("zh", "en")
PRIORITIES: Mapping[str, Text] = {
    "low": Text("低", "Low"),
    "normal": Text("普通", "Normal"),
    "high": Text("高", "High"),
    "urgent": Text("紧急", "Urgent"),
}


def filled(words: Text, work: Work, discreet: bool = False) -> dict[str, str]:
    """`words` about the record at hand, by language; with `discreet`, sensitive values stay out, as in the history."""
    hidden = work.form.sensitive if discreet else frozenset()
    return {language: _filled(words.to(language), work, language, hidden) for language in LANGUAGES}


def _filled(words: str, work: Work, language: str, hidden: frozenset[str]) -> str:
    def value(found: re.Match[str]) -> str:
        return HIDDEN if found[1].split(".")[0] in hidden else shown(work, found[1], language)

    return PLACEHOLDER.sub(value, words) if "{" in words else words


def shown(work: Work, path: str, language: str) -> str:
    """One value of the record as people read it; nothing where there is none."""
    if path.startswith("_ref."):
        _, name, inner = path.split(".", 2)
        form, values = _target(work, name)
        return _field(form, values, inner, language) if form and values else ""
    if path.startswith("_"):
        return _system(work, path, language)
    link = work.form.by_id[path].link if path in work.form.by_id else None
    if link:
        form, values = _target(work, path)
        if form and values:
            return title(form, values, language) if form.title else str(values["_number"])
    return _field(work.form, work.data, path, language)


def _target(work: Work, name: str) -> tuple[Form | None, Mapping[str, Any] | None]:
    """The record that the reference `name` leads to, as far as this transaction has looked at it."""
    link, value = work.form.by_id[name].link, work.data.get(name)
    if link is None or value is None:
        return None, None
    return work.live.house.forms.get(link.form), work.known.get(Lookup(link.form, value))


def _field(form: Form, values: Mapping[str, Any], name: str, language: str) -> str:
    field = form.by_id.get(name)
    return field.show(values.get(name), Locale(language)) if field else str(values.get(name) or "")


def _system(work: Work, name: str, language: str) -> str:
    value = work.core.get(COLUMNS.get(name, name.removeprefix("_")))
    if value is None:
        return ""
    if name == "_status":
        return work.form.statuses[value].label.to(language)
    if name == "_priority":
        return PRIORITIES[value].to(language)
    if name == "_group" and value in work.live.house.groups:
        return work.live.house.groups[value].name.to(language)
    if name.endswith("_at"):
        return FIELDS["datetime"].show(value, {}, Locale(language))
    return ", ".join(value) if isinstance(value, list) else str(value)
