"""A record's values as people read them, in their language, and its title."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from engines.form.field import Field
from engines.form.kind import Locale
from engines.form.rights import ALL, Rights
from engines.form.shape import Form

NOTHING: Mapping[str, str] = MappingProxyType({})
BETWEEN = " · "


def shown(
    form: Form,
    values: Mapping[str, Any],
    language: str,
    *,
    zone_offset: int = 28_800,
    titles: Mapping[str, str] = NOTHING,
    rights: Rights = ALL,
) -> dict[str, str]:
    """By field id, every value that is there and may be read; `titles` are those of the records it refers to."""
    locale = Locale(language, zone_offset)
    there = (field for field in form.fields if values.get(field.id) is not None and rights.may_read(field.id))
    texts = {field.id: _text(field, values[field.id], locale, titles) for field in there}
    return {name: masked(text) if name in rights.mask else text for name, text in texts.items()}


def title(form: Form, values: Mapping[str, Any], language: str, *, titles: Mapping[str, str] = NOTHING) -> str:
    """The values of the form's title fields, such as "TB20261111 · 质量问题"; the form's name where there are none."""
    locale = Locale(language)
    fields = (form.by_id[name] for name in form.title)
    parts = [_text(each, values[each.id], locale, titles) for each in fields if values.get(each.id) is not None]
    return BETWEEN.join(parts) or form.name.to(language)


def readable(form: Form, values: Mapping[str, Any], rights: Rights) -> dict[str, Any]:
    """The raw values that a person may read; masked ones as masked text."""
    locale = Locale("zh")
    there = (field for field in form.fields if values.get(field.id) is not None and rights.may_read(field.id))
    return {
        field.id: masked(field.show(values[field.id], locale)) if field.id in rights.mask else values[field.id]
        for field in there
    }


def masked(text: str) -> str:
    """Enough to recognise, too little to use: "138****5678"."""
    if len(text) >= 11:
        return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}"
    return f"{text[:1]}{'*' * max(len(text) - 1, 2)}"


def _text(field: Field, value: Any, locale: Locale, titles: Mapping[str, str]) -> str:
    return titles.get(field.id) or field.show(value, locale)
