"""Connectors: other systems, and the calls that flows and rules may make there."""

from engines.connector import BODY, read_connector
from engines.documents.kind import DocumentKind
from engines.kinds import Text

KIND = DocumentKind(
    type="connector",
    group="data",
    label=Text("连接器", "Connector"),
    config=BODY,
    read=lambda definition, site: read_connector(definition),
)
