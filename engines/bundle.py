"""Compiles all documents that are in force together, so that every reference between them is known to hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from engines.access import Group, Role, read_group, read_role
from engines.calendar import Calendar, read_calendar
from engines.connector import Connector, read_connector
from engines.definition import Definition
from engines.errors import BadDefinition, Problem
from engines.flow.flow import read_flow
from engines.flow.node import Flow
from engines.flow.patience import patience_problems
from engines.form.form import Form, Outline, outline, read_form
from engines.kinds import Text
from engines.manifest import Bundle
from engines.mentions import flows_of_forms, reports_of_roles
from engines.report.dashboard import Dashboard, read_dashboard
from engines.report.model import Report
from engines.report.report import read_report
from engines.rule.beside import Beside, Notice
from engines.rule.clashes import clashes
from engines.rule.cycles import cycles
from engines.rule.escalation.reading import Ladder, read_ladder
from engines.rule.index import RuleSet, index
from engines.rule.notice import read_notice
from engines.rule.policy import Around, P, ranked
from engines.rule.priority.reading import PriorityPolicy, read_priority
from engines.rule.routing.reading import RoutingPolicy, read_routing
from engines.rule.rule import Rule, read_rule
from engines.rule.sla.reading import SlaPolicy, read_sla
from engines.translations import missing_translations

T = TypeVar("T")
Policy = SlaPolicy | Ladder | RoutingPolicy | PriorityPolicy
POLICIES: Mapping[str, Callable[[Definition, Around], Policy]] = {
    "sla": read_sla,
    "escalation": read_ladder,
    "routing": read_routing,
    "priority": read_priority,
}
KINDS = (
    "calendar",
    "form",
    "flow",
    "notice",
    "connector",
    "rule",
    "sla",
    "escalation",
    "routing",
    "priority",
    "report",
    "dashboard",
    "role",
    "group",
)
BUILT_IN_ROLES = frozenset({"administrator"})


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
    return _Builder(tuple(definitions), unreadable).house()


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
    return _rule(
        definition, form, house.forms, house.groups, _beside(house.forms, house.notices, policies, house.connectors)
    )


def policies_beside(definitions: Iterable[Definition]) -> Callable[[Definition], Drawn]:
    """Reads any service policy beside the documents there are, whatever else is wrong with them; these are read once.

    The answer raises BadDefinition with what stops a policy.
    """
    builder = _Builder(tuple(definitions), frozenset())
    builder.read_around_policies()
    return builder.policy


def calendars_of(definitions: Iterable[Definition]) -> Mapping[str, Calendar]:
    """The calendars among `definitions` that can be read; what is wrong with the others is not said here."""
    return _Builder(tuple(definitions), frozenset()).read_calendars()


def forms_of(definitions: Iterable[Definition]) -> Mapping[str, Form]:
    """The forms among `definitions` that can be compiled; what is wrong with the others is not said here."""
    return _Builder(tuple(definitions), frozenset()).read_forms()


def one_flow(definitions: Iterable[Definition], key: str) -> tuple[Flow, Form]:
    """The flow `key` beside the forms there are, whatever else is wrong. Raises BadDefinition with what stops it."""
    return _Builder(tuple(definitions), frozenset()).flow(key)


class _Builder:
    """One compilation: documents by kind, and what is wrong with them so far."""

    def __init__(self, definitions: tuple[Definition, ...], unreadable: frozenset[str]) -> None:
        self.definitions = {each.document: each for each in definitions}
        self.broken = set(unreadable)
        self.found: list[Problem] = []
        self.warnings: list[Problem] = []
        self.by_kind: dict[str, dict[str, Definition]] = {kind: {} for kind in KINDS}
        for each in definitions:
            if each.kind in self.by_kind:
                self.by_kind[each.kind][each.key] = each
            else:
                zh, en = f"没有配置类型“{each.kind}”；可用的有：{'、'.join(KINDS)}", f"use one of: {', '.join(KINDS)}"
                message = Text(zh, f'there is no kind of definition "{each.kind}"; {en}')
                self.found.append(Problem(each.document, "/kind", "unknown_kind", message))

    def house(self) -> House:
        self.read_around_policies()
        flows = self._read("flow", self._flow)
        rules = self._read("rule", self._rule)
        promises = self._read("sla", lambda each: read_sla(each, self._around(each)))
        ladders = self._read("escalation", lambda each: read_ladder(each, self._around(each)))
        routings = self._read("routing", lambda each: read_routing(each, self._around(each)))
        priorities = self._read("priority", lambda each: read_priority(each, self._around(each)))
        reports = self._read("report", self._report)
        dashboards = self._read("dashboard", lambda each: read_dashboard(each, self.by_kind["report"]))
        roles = self._read("role", lambda each: read_role(each, {key: form.types for key, form in self.forms.items()}))
        groups = self._read("group", self._group)
        self.found.extend(flows_of_forms(self.forms, flows, self.by_kind))
        self.found.extend(reports_of_roles(roles, self.by_kind))
        self._cycles(rules.values())
        self.warnings.extend(clashes(rules.values(), {key: form.labels for key, form in self.forms.items()}))
        if self.found:
            raise BadDefinition(each for each in dict.fromkeys(self.found) if not self._follows(each))
        policies: tuple[SlaPolicy | Ladder, ...] = (*promises.values(), *ladders.values())
        every = [*rules.values(), *(rule for policy in policies for rule in policy.rules)]
        indexed = {key: index([rule for rule in every if rule.form == key]) for key in self.forms}
        promised, routed = self._in_order(promises.values()), self._in_order(routings.values())
        for key, each in flows.items():
            promise = bool(promised.get(each.form))
            self.warnings.extend(patience_problems(each, self.by_kind["flow"][key], promised=promise))
        warnings = tuple(self.warnings)
        by_key = {rule.key: rule for rule in every}
        parts = (self.forms, flows, indexed, reports, dashboards, roles, groups)
        prioritised = self._in_order(priorities.values())
        return House(
            *parts, warnings, self.calendars, by_key, promised, routed, prioritised, self.notices, self.connectors
        )

    def read_calendars(self) -> dict[str, Calendar]:
        """The calendars, which lean on nothing."""
        return self._read("calendar", read_calendar)

    def read_forms(self) -> dict[str, Form]:
        """The forms; before them calendars, which their expressions may count by, and connectors."""
        self.calendars = self.read_calendars()
        self.connectors = self._read("connector", read_connector)
        outlines = self._read("form", outline)
        return self._read("form", lambda each: self._form(each, outlines))

    def flow(self, key: str) -> tuple[Flow, Form]:
        """One flow and its form."""
        self.forms = self.read_forms()
        try:
            flow = self._flow(self.by_kind["flow"][key])
        except _LeansOnBroken:
            raise BadDefinition(self.found) from None
        return flow, self.forms[flow.form]

    def read_around_policies(self) -> None:
        """Whatever a service policy may name."""
        self.forms = self.read_forms()
        self.notices = self._read("notice", self._notice)
        self.beside = _beside(self.forms, self.notices, self.by_kind["sla"], self.connectors)

    def policy(self, drawn: Definition) -> Drawn:
        """One service policy, its form and the calendars."""
        try:
            form = self._form_of(drawn)
        except _LeansOnBroken:
            raise BadDefinition(self.found) from None
        return Drawn(POLICIES[drawn.kind](drawn, self._around(drawn)), form, self.calendars)

    def _read(self, kind: str, read: Callable[[Definition], T]) -> dict[str, T]:
        """Every readable document of a kind; one that leans on a broken one waits until that is mended."""
        made: dict[str, T] = {}
        for key, each in self.by_kind[kind].items():
            try:
                made[key] = read(each)
            except BadDefinition as bad:
                self.broken.add(key)
                self.found.extend(bad.problems)
            except _LeansOnBroken:
                self.broken.add(key)
        return made

    def _form(self, definition: Definition, outlines: Mapping[str, Outline]) -> Form:
        wanted = {field.get("config", {}).get("form") for field in definition.body.get("fields", ())}
        if definition.key not in outlines or wanted & self.broken:
            raise _LeansOnBroken
        return read_form(definition, forms=outlines, calendars=self.calendars)

    def _form_of(self, definition: Definition) -> Form:
        """The form that a flow, a rule or a report speaks of."""
        key = definition.body.get("form")
        if key in self.forms:
            return self.forms[key]
        if isinstance(key, str) and key not in self.by_kind["form"] and key not in self.broken:
            there = "、".join(self.by_kind["form"]), ", ".join(self.by_kind["form"])
            message = Text(f"没有表单“{key}”；现有：{there[0]}", f'there is no form "{key}"; there are: {there[1]}')
            raise BadDefinition([Problem(definition.document, "/body/form", "unknown_form", message)])
        raise _LeansOnBroken

    def _flow(self, definition: Definition) -> Flow:
        form = self._form_of(definition)
        statuses = {key: status.category for key, status in form.statuses.items()}
        types = {key: each.types for key, each in self.forms.items()}
        flow = read_flow(
            definition,
            form.types,
            statuses=statuses,
            forms=types,
            computed=_computed(form),
            groups=self.by_kind["group"],
            labels=form.labels,
            references={field.id: field.link.form for field in form.fields if field.link},
            connectors=self.connectors,
        )
        self.warnings.extend(flow.warnings)
        return flow

    def _rule(self, definition: Definition) -> Rule:
        rule = _rule(definition, self._form_of(definition), self.forms, self.by_kind["group"], self.beside)
        self.warnings.extend(rule.warnings)
        return rule

    def _in_order(self, policies: Iterable[P]) -> dict[str, tuple[P, ...]]:
        """The policies of each form, in the order in which they are asked."""
        listed = list(policies)
        return {key: ranked(each for each in listed if each.form == key) for key in self.forms}

    def _around(self, definition: Definition) -> Around:
        """What a service policy is read among."""
        form = self._form_of(definition)
        return Around(
            types=form.types,
            forms={key: each.types for key, each in self.forms.items()},
            references={field.id: field.link.form for field in form.fields if field.link},
            computed=_computed(form),
            groups=self.by_kind["group"],
            labels=form.labels,
            calendars=self.calendars,
            beside=self.beside,
        )

    def _notice(self, definition: Definition) -> Notice:
        form = self._form_of(definition)
        return read_notice(definition, form.types, form.labels)

    def _report(self, definition: Definition) -> Report:
        return read_report(definition, self._form_of(definition).types)

    def _group(self, definition: Definition) -> Group:
        parents = {key: each.body.get("parent") for key, each in self.by_kind["group"].items()}
        return read_group(definition, BUILT_IN_ROLES | self.by_kind["role"].keys(), parents)

    def _cycles(self, rules: Iterable[Rule]) -> None:
        for problem in cycles(list(rules)):
            (self.warnings if problem.severity == "warning" else self.found).append(problem)

    def _follows(self, problem: Problem) -> bool:
        """Whether it only says that something broken is missing, which is told already."""
        if not problem.code.startswith("unknown_") or problem.document not in self.definitions:
            return False
        place: Any = {"body": self.definitions[problem.document].body}
        for token in problem.pointer.split("/")[1:]:
            place = place[int(token)] if isinstance(place, list) else place.get(token) if place else None
        return isinstance(place, str) and place in self.broken


class _LeansOnBroken(Exception):
    """A document cannot be read because its form cannot; the form's own problems are told already."""


def _rule(
    definition: Definition, form: Form, forms: Mapping[str, Form], groups: Collection[str], beside: Beside
) -> Rule:
    return read_rule(
        definition,
        form.types,
        {key: each.types for key, each in forms.items()},
        references={field.id: field.link.form for field in form.fields if field.link},
        groups=groups,
        computed=_computed(form),
        labels=form.labels,
        beside=beside,
    )


def _beside(
    forms: Mapping[str, Form],
    notices: Mapping[str, Notice],
    policies: Collection[str],
    connectors: Mapping[str, Connector],
) -> Beside:
    """What the actions of rules may name."""
    leads = {(key, field.id): field.link.form for key, form in forms.items() for field in form.fields if field.link}
    return Beside({key for key, form in forms.items() if form.flow}, notices, policies, connectors, leads)


def _computed(form: Form) -> frozenset[str]:
    """The fields that nobody writes: formulas and running numbers."""
    return frozenset(field.id for field in form.fields if field.formula or field.kind.series)
