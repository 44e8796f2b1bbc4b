"""Sends a text message to everybody a notice is for."""

from app.jobs.deliver import deliver_sms
from app.jobs.kind import Errand
from engines.kinds import Text

KIND = Errand(type="notify_sms", group="notice", label=Text("短信通知", "Text message"), run=deliver_sms)
