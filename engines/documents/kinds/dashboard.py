"""Dashboards: reports side by side."""

from engines.documents.kind import DocumentKind
from engines.kinds import Text
from engines.report.body import DASHBOARD
from engines.report.dashboard import read_dashboard

KIND = DocumentKind(
    type="dashboard",
    group="report",
    label=Text("看板", "Dashboard"),
    config=DASHBOARD,
    read=lambda definition, site: read_dashboard(definition, site.written["report"]),
)
