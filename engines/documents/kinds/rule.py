"""Rules: what happens by itself, and decision tables."""

from __future__ import annotations

from collections.abc import Iterator

from engines.definition import Definition
from engines.documents.around import rule_among
from engines.documents.kind import DocumentKind
from engines.documents.site import Site
from engines.errors import Problem
from engines.kinds import Text
from engines.rule.clashes import clashes
from engines.rule.cycles import cycles
from engines.rule.rule import BODY, Rule


def read(definition: Definition, site: Site) -> Rule:
    rule = rule_among(definition, site.around(definition))
    site.tell(rule.warnings)
    return rule


def together(site: Site) -> Iterator[Problem]:
    """Rules that set each other off in a circle, or write different values to one field."""
    rules: list[Rule] = list(site.all("rule").values())
    yield from cycles(rules)
    yield from clashes(rules, {key: form.labels for key, form in site.forms.items()})


KIND = DocumentKind(
    type="rule",
    group="process",
    label=Text("规则", "Rule"),
    config=BODY,
    blocks={"triggers": ("trigger",), "actions": ("then", "items")},
    read=read,
    together=together,
)
