"""Makes a call of a connector."""

from app.jobs.call_out import call_out
from app.jobs.kind import Errand
from engines.kinds import Text

KIND = Errand(
    type="call_connector",
    group="outside",
    label=Text("调用外部系统", "Call another system"),
    run=call_out,
    finishes=True,
)
