"""Tells somebody something."""

from engines.effects import Effect, Notify, Recipient
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import choice, labelled, settings, words

TO = settings(
    "of",
    of=choice("收件人", "Recipient", "assignee", "customer", "group", "user", "manager"),
    name=labelled({"type": "string", "minLength": 1}, "小组或成员", "Group or person"),
)


def read(config: Config, reader: Reader) -> Notify:
    of, name = config["to"]["of"], config["to"].get("name")
    if of in ("group", "user") and name is None:
        reader.refuse("/to", "nobody", "请写明是哪个小组或成员", "say which group or person (name)")
    if of == "group":
        reader.group(name, "/to/name")
    title, body = reader.words(config["title"], "/title"), reader.words(config["body"], "/body")
    return Notify(config["channel"], Recipient(of, name), title, body)


def effects(plan: Notify, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="notify",
    group="people",
    label=Text("通知", "Notify"),
    help=Text("给某人发消息;{字段} 会换成单据里的值", "Sends a message; {field} is replaced by the record's value"),
    config=settings(
        "channel",
        "to",
        "title",
        "body",
        channel=choice("渠道", "Channel", "in_app", "mail", "sms", "webhook"),
        to=labelled(TO, "发给", "To", "recipient"),
        title=words("标题", "Title"),
        body=words("内容", "Body"),
    ),
    read=read,
    effects=effects,
)
