"""Asks the customer how it was: sends the link of a public survey form that knows the ticket."""

from engines.effects import Effect, Notify, Recipient
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import choice, name, settings, words, written


def read(config: Config, reader: Reader) -> Notify:
    form, field = config["form"], config["field"]
    if reader.known_form(form, "/form"):
        reader.known(field, reader.forms.get(form, reader.types), "/field")
    body = reader.words(config["body"], "/body")
    link = f"/f/{form}?{field}={{_number}}"
    told = Text(f"{body.zh}\n{link}", f"{body.en}\n{link}")
    return Notify(config["channel"], Recipient("customer"), reader.words(config["title"], "/title"), told)


def effects(plan: Notify, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="survey",
    group="people",
    label=Text("发送满意度调查", "Send a survey"),
    help=Text(
        "把公开调查表单的链接发给客户，链接里带上本单编号",
        "Sends the customer the link of a public survey form, with this record's number filled in",
    ),
    config=settings(
        "form",
        "field",
        "channel",
        "title",
        "body",
        form=name("调查表单", "Survey form", "form"),
        field=written("填本单编号的字段", "Field for the number"),
        channel=choice("渠道", "Channel", "in_app", "mail", "sms"),
        title=words("标题", "Title"),
        body=words("内容", "Body"),
    ),
    read=read,
    effects=effects,
)
