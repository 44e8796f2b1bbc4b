"""Sends a mail to everybody a notice is for."""

from app.jobs.deliver import deliver_mail
from app.jobs.kind import Errand
from engines.kinds import Text

KIND = Errand(type="notify_mail", group="notice", label=Text("邮件通知", "Mail"), run=deliver_mail)
