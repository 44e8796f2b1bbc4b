"""Reports: measures of a form's records by dimensions."""

from engines.documents.kind import DocumentKind
from engines.kinds import Text
from engines.report.body import BODY
from engines.report.report import read_report

KIND = DocumentKind(
    type="report",
    group="report",
    label=Text("报表", "Report"),
    config=BODY,
    blocks={"metrics": ("measures", "items"), "charts": ("chart",)},
    read=lambda definition, site: read_report(definition, site.form_of(definition).types),
)
