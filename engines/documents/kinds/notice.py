"""Notification templates: what is said to whom a rule or a flow notifies."""

from engines.definition import Definition
from engines.documents.kind import DocumentKind
from engines.documents.site import Site
from engines.kinds import Text
from engines.rule.beside import Notice
from engines.rule.notice import BODY, read_notice


def read(definition: Definition, site: Site) -> Notice:
    form = site.form_of(definition)
    return read_notice(definition, form.types, form.labels)


KIND = DocumentKind(type="notice", group="service", label=Text("通知模板", "Notification"), config=BODY, read=read)
