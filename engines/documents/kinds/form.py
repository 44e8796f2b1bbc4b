"""Forms: the fields of records, and the logic between them."""

from __future__ import annotations

from collections.abc import Iterator

from engines.definition import Definition
from engines.documents.kind import DocumentKind
from engines.documents.site import LeansOnBroken, Site
from engines.errors import Problem
from engines.form.body import BODY
from engines.form.form import Form, read_form
from engines.kinds import Text


def read(definition: Definition, site: Site) -> Form:
    calendars, outlines = site.calendars, site.outlines
    wanted = {field.get("config", {}).get("form") for field in definition.body.get("fields", ())}
    if definition.key not in outlines or wanted & site.broken:
        raise LeansOnBroken
    return read_form(definition, forms=outlines, calendars=calendars)


def together(site: Site) -> Iterator[Problem]:
    """A form's flow must be there and must be its own."""
    flows = site.all("flow")
    for form in site.forms.values():
        document = site.written["form"][form.key].document
        if form.flow is None:
            continue
        if form.flow not in site.written["flow"]:
            message = Text(f"没有流程“{form.flow}”", f'there is no flow "{form.flow}"')
            yield Problem(document, "/body/flow", "unknown_flow", message)
        elif form.flow in flows and flows[form.flow].form != form.key:
            zh = f"流程“{form.flow}”属于表单“{flows[form.flow].form}”"
            en = f'the flow "{form.flow}" belongs to the form "{flows[form.flow].form}"'
            yield Problem(document, "/body/flow", "other_form", Text(zh, en))


KIND = DocumentKind(
    type="form",
    group="data",
    label=Text("表单", "Form"),
    config=BODY,
    blocks={"fields": ("fields", "items")},
    read=read,
    together=together,
)
