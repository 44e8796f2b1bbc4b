"""Answers the customer: a public message in the record's conversation."""

from engines.effects import Effect, Notify, Recipient
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import settings, words

UNTITLED = Text("", "")


def read(config: Config, reader: Reader) -> Notify:
    return Notify("in_app", Recipient("customer"), UNTITLED, reader.words(config["body"], "/body"))


def effects(plan: Notify, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="reply",
    group="people",
    label=Text("回复客户", "Reply"),
    help=Text(
        "在进度页上给客户发一条公开消息；{字段} 会换成单据里的值",
        "Sends the customer a public message on the progress page; {field} is replaced by the record's value",
    ),
    config=settings("body", body=words("内容", "Body")),
    read=read,
    effects=effects,
)
