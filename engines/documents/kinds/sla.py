"""Service promises: how soon somebody answers, and how soon it is done."""

from engines.documents.kind import DocumentKind
from engines.kinds import Text
from engines.rule.sla.reading import BODY, read_sla

KIND = DocumentKind(
    type="sla",
    group="policy",
    label=Text("时限", "SLA"),
    config=BODY,
    read=lambda definition, site: read_sla(definition, site.around(definition)),
)
