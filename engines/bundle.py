"""Compiles all documents that are in force together, so that every reference between them is known to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.access import Group, Role
from engines.calendar import Calendar
from engines.connector import Connector
from engines.definition import Definition
from engines.documents.around import around, beside, rule_among
from engines.documents.registry import DOCUMENTS
from engines.documents.site import LeansOnBroken, Site
from engines.errors import BadDefinition, Problem
from engines.flow.node import Flow
from engines.form.form import Form
from engines.kinds import Text
from engines.manifest import Bundle
from engines.report.dashboard import Dashboard
from engines.report.model import Report
from engines.rule.beside import Notice
from engines.rule.escalation.reading import Ladder
from engines.rule.index import RuleSet, index
from engines.rule.policy import P, ranked
from engines.rule.priority.reading import PriorityPolicy
from engines.rule.routing.reading import RoutingPolicy
from engines.rule.rule import Rule
from engines.rule.sla.reading import SlaPolicy
from engines.translations import missing_translations

Policy = SlaPolicy | Ladder | RoutingPolicy | PriorityPolicy
POLICIES = tuple(name for name, kind in DOCUMENTS.items() if kind.group == "policy")


@dataclass(frozen=True)
class House:
    """Everything that is in force, compiled. `rules` are those that are switched on, by form; `rules_by_key` are all;
    both hold the steps of service policies too. `promises` (SLA), `routings` and `priorities` are the policies by form,
    in their order; `warnings` do not stop a publish.
    """

    forms: Mapping[str, Form]
    flows: Mapping[str, Flow]
    rules: Mapping[str, RuleSet]
    reports: Mapping[str, Report]
    dashboards: Mapping[str, Dashboard]
    roles: Mapping[str, Role]
    groups: Mapping[str, Group]
    warnings: tuple[Problem, ...] = ()
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    rules_by_key: Mapping[str, Rule] = field(default_factory=dict)
    promises: Mapping[str, tuple[SlaPolicy, ...]] = field(default_factory=dict)
    routings: Mapping[str, tuple[RoutingPolicy, ...]] = field(default_factory=dict)
    priorities: Mapping[str, tuple[PriorityPolicy, ...]] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    connectors: Mapping[str, Connector] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawn:
    """One service policy as it is drawn, the form that it is about, and the calendars that it may count by."""

    policy: Policy
    form: Form
    calendars: Mapping[str, Calendar]


def check_bundle(bundle: Bundle, others: Iterable[Definition]) -> House:
    """The house with `bundle` beside the documents of other bundles. Raises BadDefinition with every problem."""
    untranslated = [each for own in bundle.definitions for each in missing_translations(own, bundle.languages)]
    try:
        house = build([*others, *bundle.definitions], bundle.unreadable)
    except BadDefinition as bad:
        raise BadDefinition([*bad.problems, *untranslated]) from None
    if untranslated:
        raise BadDefinition(untranslated)
    return house


def build(definitions: Iterable[Definition], unreadable: frozenset[str] = frozenset()) -> House:
    """All `definitions` compiled together. Raises BadDefinition with every problem of every document.

    `unreadable` are keys of documents that are there and cannot be read: nobody is told that those are missing.
    """
    site = _site(definitions, unreadable)
    for kind in DOCUMENTS:
        site.all(kind)
    for each in DOCUMENTS.values():
        site.tell(each.together(site))
    if site.found:
        raise BadDefinition(each for each in dict.fromkeys(site.found) if not _follows(each, site))
    return _house(site)


def read_one_rule(house: House, definition: Definition) -> Rule:
    """A rule as it would stand in `house`, without being put there. Raises BadDefinition with every problem."""
    key = definition.body.get("form")
    form = house.forms.get(key) if isinstance(key, str) else None
    if definition.kind != "rule" or form is None:
        place, code = ("/kind", "wrong_kind") if definition.kind != "rule" else ("/body/form", "unknown_form")
        there = ", ".join(house.forms)
        zh, en = f"这里要一条规则，用于其中一张表单：{there}", f"this must be a rule for one of the forms: {there}"
        raise BadDefinition([Problem(definition.document, place, code, Text(zh, en))])
    policies = [policy.key for listed in house.promises.values() for policy in listed]
    names = beside(house.forms, house.notices, policies, house.connectors)
    return rule_among(definition, around(form, house.forms, house.groups, house.calendars, names))


def policies_beside(definitions: Iterable[Definition]) -> Callable[[Definition], Drawn]:
    """Reads any service policy beside the documents there are, whatever else is wrong with them; these are read once.

    The answer raises BadDefinition with what stops a policy.
    """
    site = _site(definitions)
    site.prepare()

    def drawn(definition: Definition) -> Drawn:
        try:
            form = site.form_of(definition)
        except LeansOnBroken:
            raise BadDefinition(site.found) from None
        return Drawn(DOCUMENTS[definition.kind].read(definition, site), form, site.calendars)

    return drawn


def calendars_of(definitions: Iterable[Definition]) -> Mapping[str, Calendar]:
    """The calendars among `definitions` that can be read; what is wrong with the others is not said here."""
    return _site(definitions).calendars


def forms_of(definitions: Iterable[Definition]) -> Mapping[str, Form]:
    """The forms among `definitions` that can be compiled; what is wrong with the others is not said here."""
    return _site(definitions).forms


def one_flow(definitions: Iterable[Definition], key: str) -> tuple[Flow, Form]:
    """The flow `key` beside the forms there are, whatever else is wrong. Raises BadDefinition with what stops it."""
    site = _site(definitions)
    try:
        flow: Flow = DOCUMENTS["flow"].read(site.written["flow"][key], site)
    except LeansOnBroken:
        raise BadDefinition(site.found) from None
    return flow, site.forms[flow.form]


def _site(definitions: Iterable[Definition], unreadable: Iterable[str] = ()) -> Site:
    return Site({name: kind.read for name, kind in DOCUMENTS.items()}, definitions, unreadable)


def _house(site: Site) -> House:
    rules: Mapping[str, Rule] = site.all("rule")
    policies = (*site.all("sla").values(), *site.all("escalation").values())
    every = [*rules.values(), *(rule for policy in policies for rule in policy.rules)]
    return House(
        forms=site.forms,
        flows=site.all("flow"),
        rules={key: index([rule for rule in every if rule.form == key]) for key in site.forms},
        reports=site.all("report"),
        dashboards=site.all("dashboard"),
        roles=site.all("role"),
        groups=site.all("group"),
        warnings=tuple(site.warnings),
        calendars=site.calendars,
        rules_by_key={rule.key: rule for rule in every},
        promises=_in_order(site, site.all("sla").values()),
        routings=_in_order(site, site.all("routing").values()),
        priorities=_in_order(site, site.all("priority").values()),
        notices=site.all("notice"),
        connectors=site.connectors,
    )


def _in_order(site: Site, policies: Iterable[P]) -> dict[str, tuple[P, ...]]:
    """The policies of each form, in the order in which they are asked."""
    listed = list(policies)
    return {key: ranked(each for each in listed if each.form == key) for key in site.forms}


def _follows(problem: Problem, site: Site) -> bool:
    """Whether it only says that something broken is missing, which is told already."""
    kind, _, key = problem.document.partition("/")
    definition = site.written.get(kind, {}).get(key)
    if not problem.code.startswith("unknown_") or definition is None:
        return False
    place: Any = {"body": definition.body}
    for token in problem.pointer.split("/")[1:]:
        place = place[int(token)] if isinstance(place, list) else place.get(token) if place else None
    return isinstance(place, str) and place in site.broken
