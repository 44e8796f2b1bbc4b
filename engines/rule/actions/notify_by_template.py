"""Tells somebody in the words of a notification template, by one or more channels."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import Effect, Notify, Recipient
from engines.kinds import Text
from engines.rule.beside import CHANNELS
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import RECIPIENT, labelled, name, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """One notice for each channel."""

    notices: tuple[Notify, ...]


def read(config: Config, reader: Reader) -> Plan:
    to, known = reader.recipient(config["to"], "/to"), reader.beside.notices
    notice = known.get(config["template"]) if known is not None else None
    if notice is None:
        there = "、".join(known or ()), ", ".join(known or ())
        key = config["template"]
        zh, en = f"没有通知模板“{key}”；现有：{there[0]}", f'there is no template "{key}"; there are: {there[1]}'
        if known is not None:
            reader.refuse("/template", "unknown_notice", zh, en)
        return Plan(())
    if notice.form != reader.form:
        zh, en = f"这个模板属于表单“{notice.form}”", f'this template is of the form "{notice.form}"'
        reader.refuse("/template", "other_form", zh, en)
    channels = config.get("channels") or notice.channels
    return Plan(tuple(_notice(channel, to, notice.title_for(channel), notice.body) for channel in channels))


def _notice(channel: str, to: Recipient, title: Text, body: Text) -> Notify:
    return Notify(channel, to, title, body)


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    return plan.notices


LISTED = {"type": "array", "items": {"enum": list(CHANNELS)}, "minItems": 1, "uniqueItems": True}
KIND = ActionKind(
    type="notify_by_template",
    group="people",
    label=Text("按模板通知", "Notify by template"),
    help=Text(
        "用通知模板的文字发消息；可同时用多个渠道，不选则按模板的设定",
        "Sends a message in the words of a template, by the channels named, else by the template's own",
    ),
    config=settings(
        "template",
        "to",
        template=name("通知模板", "Template", "notice"),
        to=labelled(RECIPIENT, "发给", "To", "recipient"),
        channels=labelled(LISTED, "渠道", "Channels"),
    ),
    read=read,
    effects=effects,
)
