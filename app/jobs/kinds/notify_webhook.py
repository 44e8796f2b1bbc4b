"""Posts a notice to an address of somebody else's system."""

from app.jobs.deliver import deliver_webhook
from app.jobs.kind import Errand
from engines.kinds import Text

KIND = Errand(type="notify_webhook", group="notice", label=Text("网络回调", "Webhook"), run=deliver_webhook)
