"""Comes when somebody writes to the record: the customer or staff, in public or as an internal note."""

from typing import Any

from engines.kinds import Text
from engines.logic.types import BOOLEAN
from engines.rule.kind import Config, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import choice, settings

BY_CUSTOMER = {"==": [{"var": "_actor.kind"}, "customer"]}
PUBLIC = {"var": "_event.public"}
CONDITIONS: dict[tuple[str, str], Any] = {
    ("by", "customer"): BY_CUSTOMER,
    ("by", "staff"): {"!": [BY_CUSTOMER]},
    ("kind", "public"): PUBLIC,
    ("kind", "internal"): {"!": [PUBLIC]},
}


def read(config: Config, reader: Reader) -> Watch:
    asked = [CONDITIONS[name, value] for name, value in config.items() if (name, value) in CONDITIONS]
    only = reader.logic({"and": asked}, BOOLEAN, "") if asked else None
    # A message changes none of the fields, so none is asked for.
    return Watch(events=frozenset({"message"}), fields=frozenset(), only=only)


KIND = TriggerKind(
    type="comment",
    group="record",
    label=Text("有新消息时", "When a message comes"),
    help=Text(
        "有人回复或写备注时执行；条件里可读 _event.body(内容)和 _event.public(是否公开)",
        "Acts when somebody replies or notes something; conditions may read _event.body and _event.public",
    ),
    config=settings(
        by=choice("谁写的", "Written by", "anyone", "customer", "staff", usual="anyone"),
        kind=choice("哪一种", "Which", "any", "public", "internal", usual="any"),
    ),
    read=read,
)
