"""Flows: the way of a form's tickets from step to step."""

from __future__ import annotations

from collections.abc import Iterator

from engines.definition import Definition
from engines.documents.around import computed, references
from engines.documents.kind import DocumentKind
from engines.documents.site import Site
from engines.errors import Problem
from engines.flow.flow import BODY, read_flow
from engines.flow.node import Flow
from engines.flow.patience import patience_problems
from engines.kinds import Text


def read(definition: Definition, site: Site) -> Flow:
    form = site.form_of(definition)
    flow = read_flow(
        definition,
        form.types,
        statuses={key: status.category for key, status in form.statuses.items()},
        forms={key: each.types for key, each in site.forms.items()},
        computed=computed(form),
        groups=site.written["group"],
        labels=form.labels,
        references=references(form),
        connectors=site.connectors,
        sections={each.id: each.fields for each in form.sections},
    )
    site.tell(flow.warnings)
    return flow


def together(site: Site) -> Iterator[Problem]:
    """Steps that may wait for ever; where a promise is made for the form, it looks after what people do."""
    promised = {policy.form for policy in site.all("sla").values() if policy.enabled}
    for key, flow in site.all("flow").items():
        yield from patience_problems(flow, site.written["flow"][key], promised=flow.form in promised)


KIND = DocumentKind(
    type="flow",
    group="process",
    label=Text("流程", "Flow"),
    config=BODY,
    blocks={"nodes": ("nodes", "items")},
    read=read,
    together=together,
)
