"""One sentence per event, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.queries.naming import Naming
from app.queries.plain import Seen
from engines.kinds import Text
from engines.rule.sla.reading import METRICS

TOLD_ALREADY = frozenset({"_status", "_status_category", "_group", "_assignee", "_level"})
"""Changes that have events of their own."""

Row = Mapping[str, Any]
Say = Callable[[Row, Row, Seen, Naming], Text]


def sentence(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    """What happened. An event that has no sentence of its own is told by its type."""
    say = _SENTENCES.get(row["type"])
    return say(row, payload, seen, naming) if say else Text(row["type"], row["type"])


def _created(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    return Text(f"创建了{seen.form.name.zh}", f"created: {seen.form.name.en}")


def _changed(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    names = (name for name in payload.get("changes") or {} if name.startswith("_") or name in seen.access.read)
    labels = [naming.label(name) for name in names if name not in TOLD_ALREADY]
    zh, en = "、".join(each.zh for each in labels), ", ".join(each.en for each in labels)
    if "rule" in payload:
        rule = naming.rule(payload["rule"])
        return Text(f"规则“{rule.zh}”修改了{zh}", f'the rule "{rule.en}" changed {en}')
    return Text(f"修改了{zh}", f"changed {en}")


def _fired(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    rule = naming.rule(payload.get("rule", ""))
    return Text(f"规则“{rule.zh}”已触发", f'the rule "{rule.en}" fired')


def _status(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    before, after = naming.status(row["from_"]), naming.status(row["to_"])
    return Text(f"状态由“{before.zh}”变为“{after.zh}”", f'status: from "{before.en}" to "{after.en}"')


def _assigned(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    group, users = naming.group(row["to_"]), payload.get("user") or [None, None]
    if users[1] is None:
        return Text(f"分派给{group.zh}", f"assigned to {group.en}")
    person = naming.person(users[1])
    return Text(f"分派给{group.zh}的{person.zh}", f"assigned to {person.en} of {group.en}")


def _escalated(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    reason = payload.get("reason") or {}
    level, zh, en = row["to_"], reason.get("zh", ""), reason.get("en") or reason.get("zh", "")
    return Text(f"升级到 {level} 级：{zh}", f"escalated to level {level}: {en}")


def _notified(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    """The title was made of the record's values: only who may see all of them may read it."""
    whom = _whom(payload, naming)
    title = payload.get("title") or {}
    if not title or not seen.wholly:
        return Text(f"通知了{whom.zh}", f"told {whom.en}")
    return Text(f"通知了{whom.zh}：{title.get('zh', '')}", f"told {whom.en}: {title.get('en') or title.get('zh', '')}")


def _whom(payload: Row, naming: Naming) -> Text:
    name = payload.get("name")
    match payload.get("of"):
        case "customer":
            return Text("买家", "the buyer")
        case "assignee":
            return Text("处理人", "the assignee")
        case "manager":
            group = naming.group(name) if name else Text("处理组", "the group")
            return Text(f"{group.zh}的主管", f"the manager of {group.en}")
        case "group":
            return naming.group(name) if name else Text("处理组", "the group")
        case _ if payload.get("user") is not None:
            return naming.person(payload["user"])
        case _:
            return Text(name or "同事", name or "a colleague")


def _at_node(zh: str, en: str) -> Say:
    """A sentence about a node: `{}` is its name."""

    def say(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
        node = naming.node(row["node"])
        return Text(zh.format(node.zh), en.format(node.en))

    return say


def _about(zh: str, en: str) -> Say:
    """A sentence about a node and a person, with the reason where one was given."""

    def say(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
        node, person = naming.node(row["node"]), naming.person(payload.get("user"))
        return _because(zh.format(node.zh, person.zh), en.format(node.en, person.en), payload)

    return say


def _acted(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    node, action = naming.node(row["node"]), naming.action(row["node"], row["to_"])
    zh, en = f"在“{node.zh}”选择了“{action.zh}”", f'chose "{action.en}" at "{node.en}"'
    return _because(zh, en, payload)


def _because(zh: str, en: str, payload: Row) -> Text:
    """The sentence, with what whoever did it said about it."""
    comment = payload.get("comment")
    return Text(f"{zh}：{comment}", f"{en}: {comment}") if comment else Text(zh, en)


def _ticked(zh: str, en: str) -> Say:
    """A sentence about an item of a node's checklist."""

    def say(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
        node, item = naming.node(row["node"]), naming.item(row["node"], payload.get("item"))
        return Text(zh.format(node.zh, item.zh), en.format(node.en, item.en))

    return say


def _transferred(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    node, user = naming.node(row["node"]), payload.get("user")
    to = naming.person(user) if user is not None else naming.group(payload.get("group"))
    return _because(f"把“{node.zh}”转给了{to.zh}", f'handed "{node.en}" to {to.en}', payload)


def _wrote(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    if row["actor_kind"] == "customer":
        return Text("买家留言", "the buyer wrote")
    return Text("回复了买家", "replied to the buyer")


def _plainly(zh: str, en: str) -> Say:
    """A sentence that is always the same."""
    return lambda row, payload, seen, naming: Text(zh, en)


def _signer_added(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    node, person = naming.node(row["node"]), naming.person(payload.get("user"))
    zh, en = _TURNS.get(payload.get("how", ""), ("", ""))
    return _because(f"在“{node.zh}”{zh}加签了{person.zh}", f'asked {person.en} to sign "{node.en}" too{en}', payload)


_TURNS = {
    "before": ("自己之前", ", before them"),
    "after": ("自己之后", ", after them"),
    "parallel": ("与自己同时", ", at the same time"),
}


def _advised(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    node, owner = naming.node(row["node"]), naming.person(payload.get("user"))
    action = naming.action(row["node"], payload.get("action"))
    zh = f"对“{node.zh}”的意见是“{action.zh}”，交回{owner.zh}决定"
    return _because(zh, f'would choose "{action.en}" at "{node.en}" and gave it back to {owner.en}', payload)


def _sent_back(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    node, to = naming.node(row["node"]), payload.get("to")
    back = naming.node(to) if to else Text("发起人", "the starter")
    return _because(f"从“{node.zh}”退回到“{back.zh}”", f'sent back from "{node.en}" to "{back.en}"', payload)


def _linked(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    form = naming.house.forms.get(payload.get("form", ""))
    name = form.name if form else Text("记录", "record")
    number = payload.get("number", "") if payload.get("record") in naming.titles else ""
    return Text(f"创建了{name.zh} {number}".rstrip(), f"created {name.en} {number}".rstrip())


def _promise(zh: str, en: str) -> Say:
    """A sentence about a promised time: `{}` is what was promised."""

    def say(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
        metric = METRICS.get(payload.get("metric", ""), Text("", ""))
        return Text(zh.format(metric.zh), en.format(metric.en))

    return say


def _incident(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    message = payload.get("message") or {}
    zh, en = message.get("zh", ""), message.get("en") or message.get("zh", "")
    return Text(f"需要人工处理：{zh}", f"a person must look at this: {en}")


def _called(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    call = f"{payload.get('connector')}.{payload.get('call')}"
    return Text(f"调用了外部系统：{call}", f"called another system: {call}")


def _migrated(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    before, after = row["from_"], row["to_"]
    return Text(f"迁移到发布版本 {after}(原为 {before})", f"moved to release {after} (from {before})")


def _migrated_back(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    return Text(f"撤回迁移，回到发布版本 {row['to_']}", f"migration taken back: again on release {row['to_']}")


def _frozen(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    reason = payload.get("reason") or {}
    return Text(f"冻结了单据：{reason.get('zh', '')}", f"froze the record: {reason.get('en', '')}")


def _pressed(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    rule = naming.house.rules_by_key.get(payload.get("button", ""))
    button = rule.watch.button if rule else None
    label = button.label if button else naming.rule(payload.get("button", ""))
    return Text(f"点了“{label.zh}”", f'pressed "{label.en}"')


def _inbound(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    name = payload.get("name", "")
    return Text(f"收到外部事件“{name}”", f'another system told of "{name}"')


def _flow_cancelled(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    reason = payload.get("reason") or {}
    return Text(f"终止了流程：{reason.get('zh', '')}", f"cancelled the flow: {reason.get('en', '')}")


def _tied(row: Row, payload: Row, seen: Seen, naming: Naming) -> Text:
    many = len(payload.get("records") or ())
    return Text(f"关联了 {many} 张相同的单据", f"linked with {many} records like it")


_SENTENCES: Mapping[str, Say] = {
    "created": _created,
    "changed": _changed,
    "fired": _fired,
    "status": _status,
    "assigned": _assigned,
    "escalated": _escalated,
    "notified": _notified,
    "entered": _at_node("进入“{}”", 'came to "{}"'),
    "passed": _at_node("经过“{}”", 'passed "{}"'),
    "left": _at_node("离开“{}”", 'left "{}"'),
    "cancelled": _at_node("“{}”已取消", '"{}" was cancelled'),
    "acted": _acted,
    "mended": _at_node("修改了流程变量，重试“{}”", 'mended variables of the flow and tried "{}" again'),
    "claim": _at_node("领取了“{}”", 'claimed "{}"'),
    "release": _at_node("退回了“{}”", 'gave "{}" back'),
    "transfer": _transferred,
    "add_signer": _signer_added,
    "remove_signer": _about("在“{}”减签了{}", 'asked {1} no longer at "{0}"'),
    "delegate": _about("把“{}”委托给{}先看", 'asked {1} to look at "{0}" first'),
    "advise": _advised,
    "stand_in": _about("“{}”由{}代理", '"{0}": {1} stands in'),
    "send_back": _sent_back,
    "withdraw": _at_node("撤回了提交，“{}”取消", 'took it back; "{}" was called off'),
    "urge": _at_node("催办了“{}”", 'urged "{}"'),
    "tick": _ticked("在“{}”勾选了“{}”", 'ticked off "{1}" at "{0}"'),
    "untick": _ticked("在“{}”取消勾选“{}”", 'took back the tick of "{1}" at "{0}"'),
    "linked": _linked,
    "flow_cancelled": _flow_cancelled,
    "pressed": _pressed,
    "inbound": _inbound,
    "frozen": _frozen,
    "unfrozen": _plainly("解冻了单据", "unfroze the record"),
    "tied": _tied,
    "message": _wrote,
    "link_renewed": _plainly("生成了新的进度链接", "made a new progress link"),
    "note": _plainly("写了内部备注", "wrote an internal note"),
    "responded": _plainly("首次响应买家", "answered the buyer for the first time"),
    "into": _at_node("进入“{}”内部", 'went inside of "{}"'),
    "event": _at_node("“{}”发生了事件", 'something happened at "{}"'),
    "error": _at_node("“{}”出错", 'an error at "{}"'),
    "undo": _at_node("撤销“{}”中已做的步骤", 'undid what was done in "{}"'),
    "sent": _at_node("“{}”发出了消息", '"{}" sent a message'),
    "called": _called,
    "incident": _incident,
    "migrated": _migrated,
    "migration_undone": _migrated_back,
    "sla_warned": _promise("{}时限快到了", "{}: nearly out of time"),
    "sla_breached": _promise("{}超过了时限", "{}: out of time"),
    "sla_met": _promise("{}已完成，停止计时", "{}: done, its clock stops"),
    "sla_stopped": _promise("{}不再计时", "{}: its clock was stopped"),
    "sla_moved": _promise("{}改按另一时限计时，已用时间保留", "{}: another target now, what has passed is kept"),
}
