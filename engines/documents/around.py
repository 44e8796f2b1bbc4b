"""What there is around a document: the names it may use, put together from what has been read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from engines.calendar import Calendar
from engines.connector import Connector
from engines.definition import Definition
from engines.form.form import Form
from engines.rule.beside import Beside, Notice
from engines.rule.policy import Around
from engines.rule.rule import Rule, read_rule


def around(
    form: Form,
    forms: Mapping[str, Form],
    groups: Collection[str],
    calendars: Mapping[str, Calendar],
    beside: Beside,
) -> Around:
    """What a rule or a service policy for records of `form` is read among."""
    return Around(
        types=form.types,
        forms={key: each.types for key, each in forms.items()},
        references=references(form),
        computed=computed(form),
        groups=groups,
        labels=form.labels,
        calendars=calendars,
        beside=beside,
    )


def beside(
    forms: Mapping[str, Form],
    notices: Mapping[str, Notice],
    policies: Collection[str],
    connectors: Mapping[str, Connector],
) -> Beside:
    """What the actions of rules may name."""
    leads = {(key, field): form for key, each in forms.items() for field, form in references(each).items()}
    return Beside({key for key, form in forms.items() if form.flow}, notices, policies, connectors, leads)


def rule_among(definition: Definition, names: Around) -> Rule:
    """The rule in `definition`. Raises BadDefinition with every problem."""
    return read_rule(
        definition,
        names.types,
        names.forms,
        references=names.references,
        groups=names.groups,
        computed=names.computed,
        labels=names.labels,
        beside=names.beside,
    )


def references(form: Form) -> dict[str, str]:
    """The form that each reference field leads to."""
    return {field.id: field.link.form for field in form.fields if field.link}


def computed(form: Form) -> frozenset[str]:
    """The fields that nobody writes: formulas and running numbers."""
    return frozenset(field.id for field in form.fields if field.formula or field.kind.series)
