"""Carries out what the engines ask for on the record at hand: one arm per effect. Only operations loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.actor import Actor
from app.outbox import Job
from app.texts import filled
from app.work import WRITABLE, Notice, Work
from engines.effects import (
    AddTag,
    Assign,
    CallOff,
    CallOut,
    CancelFlow,
    CancelTimer,
    CreateRecord,
    Effect,
    Escalate,
    FillIn,
    Freeze,
    LinkSame,
    Note,
    Notify,
    PauseSla,
    RaiseIncident,
    RemoveTag,
    SendMessage,
    SetFields,
    SetStatus,
    StartSla,
    StartTimer,
    StopSla,
    TakeMessage,
    UpdateRecord,
    UpdateReferring,
)

Changes = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Source:
    """Who asked: a rule by its key and release, with the explanation shown as "why"; a policy; or a node of the flow,
    where it may be a `person` who did it there.

    `told` is what the history holds beside, such as the scores of a routing.
    """

    kind: str
    key: str
    why: Any = None
    release: int | None = None
    person: Actor | None = None
    told: Mapping[str, Any] | None = None

    @property
    def actor(self) -> Actor:
        """Who the history names."""
        return self.person or Actor(self.kind)

    def tell(self, work: Work, event: str, payload: Mapping[str, Any], **columns: Any) -> None:
        """Put it down in the record's history: who did it, where, under which release, and why."""
        if self.kind == "rule":
            payload = {"rule": self.key, "why": self.why, **payload}
        if self.told is not None and event == "assigned":
            payload = {**self.told, **payload}
        if self.release is not None:
            columns["release"] = self.release
        node = self.key if self.kind == "flow" else None
        work.event(event, self.actor, node=node, payload=dict(payload), **columns)


def apply(work: Work, source: Source, effects: Iterable[Effect]) -> frozenset[str]:
    """Carry these out on `work`; the names that now have other values, which go round as a new event."""
    changes: Changes = {}
    for effect in effects:
        _ARMS[type(effect)](work, source, effect, changes)
    net = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if net or source.why is not None:
        source.tell(work, "changed" if net else "fired", {"changes": public_changes(work, net)})
    return frozenset(net)


def public_changes(work: Work, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changes as the history may hold them: of a sensitive field only that it changed."""
    secret = work.form.sensitive
    return {name: None if name in secret else pair for name, pair in changes.items()}


def write_field(work: Work, name: str, value: Any, changes: Changes) -> None:
    """Give a field or a writable system value, noting what it was."""
    place, key = (work.core, WRITABLE[name]) if name in WRITABLE else (work.data, name)
    before = place.get(key)
    if before == value:
        return
    changes.setdefault(name, [before, None])[1] = value
    if value is None and place is work.data:
        place.pop(key, None)
    else:
        place[key] = value


def _set_fields(work: Work, source: Source, effect: SetFields, changes: Changes) -> None:
    for name, value in effect.values.items():
        write_field(work, name, value, changes)


def _fill_in(work: Work, source: Source, effect: FillIn, changes: Changes) -> None:
    _set_fields(work, source, SetFields(effect.values), changes)
    if effect.assignee is not None:
        _assign(work, source, Assign(work.core["group_key"], effect.assignee), changes)


def _set_status(work: Work, source: Source, effect: SetStatus, changes: Changes) -> None:
    core, before = work.core, work.core["status"]
    if before == effect.status:
        return
    category = work.form.statuses[effect.status].category
    changes.setdefault("_status", [before, None])[1] = effect.status
    changes.setdefault("_status_category", [core["status_category"], None])[1] = category
    _stamp(core, category, work.now)
    core["status"], core["status_category"] = effect.status, category
    source.tell(work, "status", {}, from_=before, to_=effect.status)


def _stamp(core: dict[str, Any], category: str, now: int) -> None:
    """When it was solved and closed follows from the category: going back to work takes both away."""
    done = category in ("solved", "closed")
    core["resolved_at"] = (core["resolved_at"] or now) if done else None
    core["closed_at"] = (core["closed_at"] or now) if category == "closed" else None


def _assign(work: Work, source: Source, effect: Assign, changes: Changes) -> None:
    core, group = work.core, effect.group or work.core["group_key"]
    if (group, effect.user) == (core["group_key"], core["assignee"]):
        return
    before = core["group_key"], core["assignee"]
    changes.setdefault("_group", [before[0], None])[1] = group
    changes.setdefault("_assignee", [before[1], None])[1] = effect.user
    core["group_key"], core["assignee"] = group, effect.user
    source.tell(work, "assigned", {"user": [before[1], effect.user]}, from_=before[0], to_=group)


def _add_tag(work: Work, source: Source, effect: AddTag, changes: Changes) -> None:
    before = work.core["tags"]
    if effect.tag not in before:
        changes.setdefault("_tags", [before, None])[1] = work.core["tags"] = [*before, effect.tag]


def _remove_tag(work: Work, source: Source, effect: RemoveTag, changes: Changes) -> None:
    before = work.core["tags"]
    if effect.tag in before:
        left = [tag for tag in before if tag != effect.tag]
        changes.setdefault("_tags", [before, None])[1] = work.core["tags"] = left


def _note(work: Work, source: Source, effect: Note, changes: Changes) -> None:
    """Among staff, some may not see a sensitive field: a note shows none."""
    words = filled(effect.body, work, discreet=True)
    work.messages.append(
        {
            "record": work.id,
            "at": work.now,
            "direction": "out",
            "channel": "web",
            "public": False,
            "author_kind": "system",
            "author_id": None,
            "body": words["zh"],
            "words": dict(words),
            "attachments": [],
        }
    )


def _escalate(work: Work, source: Source, effect: Escalate, changes: Changes) -> None:
    before = work.core["level"]
    changes.setdefault("_level", [before, None])[1] = effect.level
    work.core["level"] = effect.level
    reason = {"zh": effect.reason.zh, "en": effect.reason.en}
    source.tell(work, "escalated", {"reason": reason, "group": effect.group}, from_=str(before), to_=str(effect.level))
    if effect.group:
        _assign(work, source, Assign(effect.group), changes)


def _notify(work: Work, source: Source, effect: Notify, changes: Changes) -> None:
    node = source.key if effect.receipt else None
    notice = Notice(effect.channel, effect.to, filled(effect.title, work), filled(effect.body, work), node)
    work.notices.append(notice)
    title = filled(effect.title, work, discreet=True)
    told = {"channel": effect.channel, "of": effect.to.of, "name": effect.to.name, "title": title}
    if effect.to.user is not None:
        told["user"] = effect.to.user
    source.tell(work, "notified", told)


def _create_record(work: Work, source: Source, effect: CreateRecord, changes: Changes) -> None:
    work.births.append((source.kind, effect))


def _update_record(work: Work, source: Source, effect: UpdateRecord, changes: Changes) -> None:
    payload = {
        "form": effect.form,
        "record": effect.record,
        "values": dict(effect.values),
        "origin": work.id,
        "source": [source.kind, source.key],
        "depth": work.chain.elsewhere().depth,
    }
    work.jobs.append(Job("update_related", payload, work.now, f"update:{work.id}:{effect.key}", effect.record))


def _update_referring(work: Work, source: Source, effect: UpdateReferring, changes: Changes) -> None:
    payload = {
        "form": effect.form,
        "by": effect.by,
        "values": dict(effect.values),
        "origin": work.id,
        "source": [source.kind, source.key],
        "depth": work.chain.elsewhere().depth,
        "key": effect.key,
    }
    work.jobs.append(Job("update_referring", payload, work.now, f"referring:{work.id}:{effect.key}", work.id))


def _link_same(work: Work, source: Source, effect: LinkSame, changes: Changes) -> None:
    payload = {"record": work.id, "equal": [list(each) for each in effect.equal], "since": effect.since}
    work.jobs.append(Job("link_same", payload, work.now, f"link:{work.id}:{effect.key}", work.id))


def _freeze(work: Work, source: Source, effect: Freeze, changes: Changes) -> None:
    reason = {"zh": effect.reason.zh, "en": effect.reason.en} if effect.reason else None
    if effect.record in (None, work.id):
        if work.core["frozen"] != reason:
            work.core["frozen"] = reason
            source.tell(work, "frozen" if reason else "unfrozen", {"reason": reason})
        return
    depth = work.chain.elsewhere().depth
    payload = {"record": effect.record, "values": {}, "frozen": reason, "origin": work.id, "depth": depth}
    payload["source"] = [source.kind, source.key]
    work.jobs.append(Job("update_related", payload, work.now, f"freeze:{work.id}:{effect.key}", effect.record))


def _cancel_flow(work: Work, source: Source, effect: CancelFlow, changes: Changes) -> None:
    if work.flow is not None:
        work.cancelling = True
        source.tell(work, "flow_cancelled", {"reason": {"zh": effect.reason.zh, "en": effect.reason.en}})


def _call_off(work: Work, source: Source, effect: CallOff, changes: Changes) -> None:
    work.jobs.append(Job("call_off", {"key": effect.key}, work.now, f"call_off:{effect.key}", work.id))


def _start_timer(work: Work, source: Source, effect: StartTimer, changes: Changes) -> None:
    work.timers[effect.key] = effect.at


def _cancel_timer(work: Work, source: Source, effect: CancelTimer, changes: Changes) -> None:
    work.timers[effect.key] = None


def _order(work: Work, source: Source, effect: StartSla | PauseSla | StopSla, changes: Changes) -> None:
    work.orders.append(effect)


def _send_message(work: Work, source: Source, effect: SendMessage, changes: Changes) -> None:
    payload = {"name": effect.name, "to": effect.to, "data": dict(effect.data), "keep": effect.keep}
    work.jobs.append(Job("bring_message", payload, work.now, f"message:{work.id}:{effect.key}", work.id))
    source.tell(work, "sent", {"message": effect.name})


def _call_out(work: Work, source: Source, effect: CallOut, changes: Changes) -> None:
    connector = work.live.house.connectors.get(effect.connector)
    given = {name: each for name, each in asdict(effect).items() if name != "key"}
    key, most = f"call:{work.id}:{effect.key}", 1 + (connector.retries if connector else 0)
    work.jobs.append(Job("call_connector", given, work.now, key, work.id, max_attempts=most))
    source.tell(work, "called", {"connector": effect.connector, "call": effect.call})


def _take_message(work: Work, source: Source, effect: TakeMessage, changes: Changes) -> None:
    work.parcels.append(effect.id)
    work.called_off.append(f"expire:{effect.id}")


def _raise_incident(work: Work, source: Source, effect: RaiseIncident, changes: Changes) -> None:
    message = {"zh": effect.message.zh, "en": effect.message.en}
    detail = dict(effect.detail)
    row = {"node": effect.node, "code": effect.code, "message": message, "detail": detail, "token": detail.get("token")}
    work.incidents.append(row)
    source.tell(work, "incident", {"code": effect.code, "message": message})


_ARMS: Mapping[type, Callable[[Work, Source, Any, Changes], None]] = {
    SetFields: _set_fields,
    FillIn: _fill_in,
    SetStatus: _set_status,
    Assign: _assign,
    AddTag: _add_tag,
    RemoveTag: _remove_tag,
    Note: _note,
    Escalate: _escalate,
    Notify: _notify,
    CreateRecord: _create_record,
    UpdateRecord: _update_record,
    UpdateReferring: _update_referring,
    LinkSame: _link_same,
    Freeze: _freeze,
    CancelFlow: _cancel_flow,
    CallOff: _call_off,
    StartTimer: _start_timer,
    CancelTimer: _cancel_timer,
    StartSla: _order,
    PauseSla: _order,
    StopSla: _order,
    CallOut: _call_out,
    SendMessage: _send_message,
    TakeMessage: _take_message,
    RaiseIncident: _raise_incident,
}
