"""Roles: what somebody may see and do."""

from __future__ import annotations

from collections.abc import Iterator

from engines.access import Role, read_role
from engines.access.role import BODY
from engines.definition import Definition
from engines.documents.kind import DocumentKind
from engines.documents.site import Site
from engines.errors import Problem, escape
from engines.kinds import Text


def read(definition: Definition, site: Site) -> Role:
    return read_role(definition, {key: form.types for key, form in site.forms.items()})


def together(site: Site) -> Iterator[Problem]:
    """The reports that a role may read must be there."""
    for key in site.all("role"):
        definition = site.written["role"][key]
        for number, report in enumerate(definition.body.get("reports", ())):
            if report not in site.written["report"]:
                message = Text(f"没有报表“{report}”", f'there is no report "{report}"')
                yield Problem(definition.document, "/body/reports" + escape(number), "unknown_report", message)


KIND = DocumentKind(type="role", group="people", label=Text("角色", "Role"), config=BODY, read=read, together=together)
