"""Finds what documents mention of each other and what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engines.access import Role
from engines.definition import Definition
from engines.errors import Problem, escape
from engines.flow.node import Flow
from engines.form.form import Form
from engines.kinds import Text

Documents = Mapping[str, Mapping[str, Definition]]


def flows_of_forms(forms: Mapping[str, Form], flows: Mapping[str, Flow], documents: Documents) -> Iterator[Problem]:
    """A form's flow must be there and must be its own."""
    for form in forms.values():
        definition = documents["form"][form.key]
        if form.flow is None:
            continue
        if form.flow not in documents["flow"]:
            message = Text(f"没有流程“{form.flow}”", f'there is no flow "{form.flow}"')
            yield Problem(definition.document, "/body/flow", "unknown_flow", message)
        elif form.flow in flows and flows[form.flow].form != form.key:
            other = flows[form.flow].form
            message = Text(
                f"流程“{form.flow}”属于表单“{other}”", f'the flow "{form.flow}" belongs to the form "{other}"'
            )
            yield Problem(definition.document, "/body/flow", "other_form", message)


def reports_of_roles(roles: Mapping[str, Role], documents: Documents) -> Iterator[Problem]:
    """The reports that a role may read must be there."""
    for role in roles.values():
        definition = documents["role"][role.key]
        for number, report in enumerate(definition.body.get("reports", ())):
            if report not in documents["report"]:
                message = Text(f"没有报表“{report}”", f'there is no report "{report}"')
                yield Problem(definition.document, "/body/reports" + escape(number), "unknown_report", message)
