"""Tells somebody something."""

from engines.effects import Effect, Notify
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import RECIPIENT, choice, labelled, settings, words


def read(config: Config, reader: Reader) -> Notify:
    to = reader.recipient(config["to"], "/to")
    title, body = reader.words(config["title"], "/title"), reader.words(config["body"], "/body")
    return Notify(config["channel"], to, title, body)


def effects(plan: Notify, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="notify",
    group="people",
    label=Text("通知", "Notify"),
    help=Text("给某人发消息；{字段} 会换成单据里的值", "Sends a message; {field} is replaced by the record's value"),
    config=settings(
        "channel",
        "to",
        "title",
        "body",
        channel=choice("渠道", "Channel", "in_app", "mail", "sms", "webhook"),
        to=labelled(RECIPIENT, "发给", "To", "recipient"),
        title=words("标题", "Title"),
        body=words("内容", "Body"),
    ),
    read=read,
    effects=effects,
)
