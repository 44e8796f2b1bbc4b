"""Sends people a copy 抄送: they are told, whether they have read it is kept, and nobody waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engines.effects import Notify, Recipient
from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import listed, settings, words
from engines.flow.visit import Visit
from engines.flow.who import WHO, Who, people, read_who
from engines.kinds import Text

BODY = {"zh": "{_number} 抄送给您，请知悉", "en": "{_number}: a copy for your information"}


@dataclass(frozen=True, slots=True)
class Plan:
    """To whom, and the words."""

    to: tuple[Who, ...]
    title: Text | None
    body: Text


def read(config: Config, reader: Reader) -> Plan:
    to = tuple(read_who(who, f"/to/{index}", reader, several=True) for index, who in enumerate(config["to"]))
    title = reader.words(config["title"], "/title") if "title" in config else None
    return Plan(to, title, reader.words(config.get("body", BODY), "/body"))


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    title = plan.title or visit.node.name
    recipients = dict.fromkeys(each for who in plan.to for each in _recipients(who, visit))
    return Leave(effects=tuple(Notify("in_app", to, title, plan.body, receipt=True) for to in recipients))


def _recipients(who: Who, visit: Visit) -> Iterator[Recipient]:
    """Nobody where a field is empty: a copy never blocks."""
    if who.kind == "field":
        said = visit.values.get(who.name)
        for each in said if isinstance(said, list) else [said] if said is not None else ():
            yield Recipient("user", each) if isinstance(each, str) else Recipient("user", user=each)
    elif who.kind == "manager_of":
        yield Recipient("manager", who.name)
    elif who.kind in ("group", "user", "assignee", "customer"):
        yield Recipient(who.kind, who.name or None)
    else:
        for each in people(who, visit):
            yield Recipient("customer") if each.customer else Recipient("user", user=each.user)


KIND = NodeKind(
    type="cc",
    group="people",
    label=Text("抄送", "Copy to"),
    help=Text(
        "通知相关的人知悉，工单页显示谁已读、何时读，流程不等待",
        "Tells people for their information; the ticket shows who has read it and when; the flow does not wait",
    ),
    config=settings("to", to=listed("抄送给", "to", WHO), title=words("标题", "title"), body=words("内容", "body")),
    ports=Ports((OUT,)),
    read=read,
    enter=enter,
)
