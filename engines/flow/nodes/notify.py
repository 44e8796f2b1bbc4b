"""Tells somebody something and goes on at once."""

from __future__ import annotations

from engines.effects import Notify, Recipient
from engines.flow.kind import OUT, Config, NodeKind, Ports, as_planned
from engines.flow.outcome import Leave
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, settings, words
from engines.kinds import Text

TO = settings(
    "of",
    of=choice("收件人", "recipient", "assignee", "customer", "group", "user", "manager"),
    name=labelled({"type": "string", "minLength": 1}, "小组或成员", "group or person"),
)


def read(config: Config, reader: Reader) -> Leave:
    of, name = config["to"]["of"], config["to"].get("name")
    if of in ("group", "user"):
        if name is None:
            reader.refuse("/to", "nobody", "请写明是哪个小组或成员", "say which group or person (name)")
        elif of == "group":
            reader.group(name, "/to/name")
    title, body = reader.words(config["title"], "/title"), reader.words(config["body"], "/body")
    return Leave(effects=(Notify(config["channel"], Recipient(of, name), title, body),))


KIND = NodeKind(
    type="notify",
    group="data",
    label=Text("通知", "Notify"),
    help=Text("给某人发消息；{字段} 会换成工单里的值", "Sends a message; {field} is replaced by the ticket's value"),
    config=settings(
        "channel",
        "to",
        "title",
        "body",
        channel=choice("渠道", "channel", "in_app", "mail", "sms", "webhook"),
        to=labelled(TO, "发给", "to", "recipient"),
        title=words("标题", "title"),
        body=words("内容", "body"),
    ),
    ports=Ports((OUT,)),
    read=read,
    always=as_planned,
)
