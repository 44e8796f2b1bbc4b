"""Escalation ladders: who is told, level by level, while nothing happens."""

from engines.documents.kind import DocumentKind
from engines.kinds import Text
from engines.rule.escalation.reading import BODY, read_ladder

KIND = DocumentKind(
    type="escalation",
    group="policy",
    label=Text("升级", "Escalation"),
    config=BODY,
    read=lambda definition, site: read_ladder(definition, site.around(definition)),
)
