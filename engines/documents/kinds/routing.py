"""Routing: who gets a ticket, by score, by turn or by load."""

from engines.documents.kind import DocumentKind
from engines.kinds import Text
from engines.rule.routing.reading import BODY, read_routing

KIND = DocumentKind(
    type="routing",
    group="policy",
    label=Text("派单", "Routing"),
    config=BODY,
    blocks={"skills": ("weights", "items")},
    read=lambda definition, site: read_routing(definition, site.around(definition)),
)
