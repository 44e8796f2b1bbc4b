"""A form as a browser draws it: plain JSON, conditions as written, cut down to what one person may see."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from engines.calendar.plain import plain
from engines.form.compiling import rules_of
from engines.form.field import Field
from engines.form.rights import ALL, Rights
from engines.form.shape import Form, Section, Validation
from engines.kinds import Text
from engines.logic.system import LABELS
from engines.logic.types import as_json
from engines.logic.working import calendars_in


def view(form: Form, rights: Rights = ALL) -> dict[str, Any]:
    """The form with words in all languages. Fields that may be neither read nor written are not in it at all."""
    fields = [field for field in form.fields if _access(field, rights) != "hidden"]
    names = {field.id for field in fields}
    validations = [each for each in form.validations if _can_be_seen(each, names)]
    return {
        "key": form.key,
        "version": form.version,
        "name": words(form.name),
        "ticket": form.is_ticket,
        "customer": form.customer,
        "sections": [_section(section, names) for section in form.sections if names.intersection(section.fields)],
        "fields": [field_view(field, _access(field, rights)) for field in fields],
        "statuses": [
            {"id": status.id, "category": status.category, "label": words(status.label)}
            for status in form.statuses.values()
        ],
        "initial": form.initial.id,
        "validations": [
            {"id": each.id, "check": each.rule, "message": words(each.message), "field": each.field}
            for each in validations
        ],
        "list": {
            "columns": _seen(form.listing.columns, names),
            "sort": form.listing.sort,
            "filters": _seen(form.listing.filters, names),
        },
        "system": [
            {"id": name, "label": words(label), "type": as_json(form.types[name])} for name, label in LABELS.items()
        ],
        "calendars": calendars_of(fields, validations),
        "closed": words(form.closed) if form.closed else None,
        "public": _public(form),
    }


def field_view(field: Field, access: str) -> dict[str, Any]:
    """One field; its logic is left as written, so that the browser can evaluate it."""
    block = field.block
    return {
        "id": field.id,
        "type": field.kind.type,
        "label": words(field.label),
        "help": words(field.help) if field.help else None,
        "required": block.get("required", False),
        "visible": block.get("visible", True),
        "readonly": block.get("readonly", field.read is None),
        "default": field.default,
        "sensitive": field.sensitive,
        "config": field.config,
        "access": access,
    }


def words(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _can_be_seen(validation: Validation, names: set[str]) -> bool:
    """Whether a browser has all that a check reads: the values of other records stay on the server."""
    return all(path.partition(".")[0] in names or path in LABELS for path in validation.check.reads)


def calendars_of(fields: Iterable[Field], validations: Iterable[Validation] = ()) -> dict[str, Any]:
    """The working hours that a browser needs, to evaluate what is written in these as the server does."""
    rules = chain(*map(rules_of, fields), (each.check for each in validations))
    used = {key: each for rule in rules for key, each in calendars_in(rule.expression).items()}
    return {key: plain(used[key]) for key in sorted(used)}


def _access(field: Field, rights: Rights) -> str:
    return rights.access(field.id, can_change=field.read is not None)


def _section(section: Section, names: set[str]) -> dict[str, Any]:
    shown = {"id": section.id, "label": words(section.label), "fields": _seen(section.fields, names)}
    return shown if section.rule is None else {**shown, "visible": section.rule}


def _seen(listed: tuple[str, ...], names: set[str]) -> list[str]:
    return [name for name in listed if name in names or name in LABELS]


def _public(form: Form) -> dict[str, Any] | None:
    if form.public is None:
        return None
    intro, thanks = form.public.intro, form.public.thanks
    return {
        "fields": list(form.public.fields),
        "intro": words(intro) if intro else None,
        "thanks": words(thanks) if thanks else None,
    }
