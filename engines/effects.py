"""The closed list of what an engine may ask of the shell: values, applied by `app.effects` inside the transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from engines.kinds import Text
from engines.values import value


@value(frozen=True, slots=True)
class SetFields:
    """Write fields of the record itself, and `_priority`, `_category`, `_due_at` of its system values."""

    values: Mapping[str, Any]


@value(frozen=True, slots=True)
class FillIn:
    """What a person did to the record with a task, so that history names them and not the flow: fields they filled in,
    and, where the record was nobody's yet, that it is `assignee`'s now.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    assignee: int | None = None


@value(frozen=True, slots=True)
class SetStatus:
    """Move the record to one of its form's statuses; the only way a status changes."""

    status: str


@value(frozen=True, slots=True)
class Assign:
    """Give the record to a group and, where `user` is known, to one person in it."""

    group: str | None
    user: int | None = None


@value(frozen=True, slots=True)
class AddTag:
    """Put a tag on the record; one that is there already stays once."""

    tag: str


@value(frozen=True, slots=True)
class RemoveTag:
    """Take a tag off the record; one that is not there is no matter."""

    tag: str


@value(frozen=True, slots=True)
class Note:
    """Put an internal note into the record's conversation, for staff only; `{field}` is filled by the shell."""

    body: Text


@value(frozen=True, slots=True)
class Escalate:
    """Raise the record to an escalation level (1, 2, 3), hand it to `group` where given, and say why."""

    level: int
    group: str | None
    reason: Text


@value(frozen=True, slots=True)
class Recipient:
    """Who is told: `of` is assignee | customer | group | user | manager (of the record's group).

    `name` says which group or, by user name, which user; the flow knows a user by `user`, their id.
    """

    of: str
    name: str | None = None
    user: int | None = None


@value(frozen=True, slots=True)
class Notify:
    """Tell somebody; `{field}` in the texts is filled by the shell with the value as people read it.

    `channel` is in_app | mail | sms | webhook. To a customer, in_app is a public message on the progress page.
    With `receipt`, those who may see the record see who has read it.
    """

    channel: str
    to: Recipient
    title: Text
    body: Text
    receipt: bool = False


CALL = "call/"
"""How the key of a record begins whose flow somebody waits for."""

RETURNED = "_returned"
"""The message by which the end of such a flow is told."""

FAILED = "_failed"
"""The message by which the caller of such a flow hears that it is stuck, goes on again, or was called off."""

ANSWERED = "_answered"
"""The message by which a flow hears what another system answered."""


@value(frozen=True, slots=True)
class CallOut:
    """Make a call of a connector, by a job. What comes of it goes to the flow that waits for the key `to`, if any."""

    connector: str
    call: str
    given: Mapping[str, Any]
    key: str
    to: str | None = None


@value(frozen=True, slots=True)
class CreateRecord:
    """Open a record of `form`. `key` makes it once only; the new record is linked to its origin."""

    form: str
    values: Mapping[str, Any]
    key: str


@value(frozen=True, slots=True)
class UpdateRecord:
    """Write fields of another existing record: done by a job, because a transaction locks one record only."""

    form: str
    record: int
    values: Mapping[str, Any]
    key: str


@value(frozen=True, slots=True)
class UpdateReferring:
    """Write fields of all records of `form` whose reference field `by` leads to this one: jobs, one for each."""

    form: str
    by: str
    values: Mapping[str, Any]
    key: str


@value(frozen=True, slots=True)
class LinkSame:
    """Link the record with others of its form that hold these values (field, value) and were opened since `since`."""

    equal: tuple[tuple[str, Any], ...]
    since: int
    key: str


@value(frozen=True, slots=True)
class Freeze:
    """Let nobody change the record, for this reason; without a reason it may be changed again.

    `record` is another one that is meant: done by a job.
    """

    reason: Text | None
    record: int | None
    key: str


@value(frozen=True, slots=True)
class CancelFlow:
    """End the record's flow where it stands, for this reason."""

    reason: Text


@value(frozen=True, slots=True)
class CallOff:
    """End the flow of the record that was opened under `key`, because nobody waits for it any more: by a job."""

    key: str


@value(frozen=True, slots=True)
class StartTimer:
    """Wake rule `key` for this record at `at` (seconds UTC); an earlier timer of the same key moves."""

    key: str
    at: int


@value(frozen=True, slots=True)
class CancelTimer:
    """Forget the timer `key` of this record, if there is one."""

    key: str


@value(frozen=True, slots=True)
class SendMessage:
    """Bring a message to the flow that waits for its name and `to` (a key), kept until one does.

    Without `to` it goes to all that wait now, and is not kept. `key` makes it once only. `keep` is for how many seconds
    it is kept (None: as long as messages are kept here).
    """

    name: str
    to: str | None
    data: Mapping[str, Any]
    key: str
    keep: int | None = None


@value(frozen=True, slots=True)
class TakeMessage:
    """The message `id`, which had come before anybody waited, has been taken by this instance."""

    id: int


@value(frozen=True, slots=True)
class StartSla:
    """Start the record's clocks of the SLA policy `policy` ("" = the one that holds), or let them run on.

    `metrics` names some of them only; with `restart` they begin anew.
    """

    policy: str
    metrics: tuple[str, ...] = ()
    restart: bool = False


@value(frozen=True, slots=True)
class PauseSla:
    """Stop the clock of `policy` for a while; the time until it goes on does not count."""

    policy: str


@value(frozen=True, slots=True)
class StopSla:
    """The promise of `policy` is kept or given up: its clock ends."""

    policy: str


@value(frozen=True, slots=True)
class RaiseIncident:
    """Something needs a person: shown to administrators, who retry, skip or mend."""

    node: str
    code: str
    message: Text
    detail: Mapping[str, Any] = field(default_factory=dict)


Effect = (
    SetFields
    | FillIn
    | SetStatus
    | Assign
    | AddTag
    | RemoveTag
    | Note
    | Escalate
    | Notify
    | CreateRecord
    | UpdateRecord
    | UpdateReferring
    | LinkSame
    | Freeze
    | CancelFlow
    | CallOff
    | StartTimer
    | CancelTimer
    | CallOut
    | SendMessage
    | TakeMessage
    | StartSla
    | PauseSla
    | StopSla
    | RaiseIncident
)
