"""Priority: how urgent a ticket is, and how fast that grows while it waits."""

from engines.documents.kind import DocumentKind
from engines.kinds import Text
from engines.rule.priority.reading import BODY, read_priority

KIND = DocumentKind(
    type="priority",
    group="policy",
    label=Text("优先级", "Priority"),
    config=BODY,
    blocks={"dimensions": ("dimensions", "items")},
    read=lambda definition, site: read_priority(definition, site.around(definition)),
)
