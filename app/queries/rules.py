"""Rules as people ask about them: which there are, which one is meant, whether a record would set it off."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import Connection, select

from app.errors import Flaw, Invalid, NotFound
from app.live import stored
from app.models import event, release
from app.queries.naming import Naming
from app.queries.plain import Seen
from app.queries.replay import Replay, Verdict
from app.queries.rewind import Past, occasions
from app.queries.sight import Sight
from app.queries.ticket import seen_record
from app.queries.verdicts import happening, told
from app.queries.words import words
from engines import definition
from engines.bundle import read_one_rule
from engines.definition import Definition
from engines.errors import BadDefinition
from engines.rule.rule import TRIGGERS, Rule

MOST_OCCASIONS = 50
NO_RULE = ("这条规则", "this rule")


def rules(sight: Sight, form: str) -> list[dict[str, Any]]:
    """The live rules of a form, in the order in which they are applied. Raises NotFound where it may not be read."""
    if not sight.access(form).may("read"):
        raise NotFound("这个表单", "this form")
    listed = (rule for rule in sight.live.house.rules_by_key.values() if rule.form == form and rule.trigger in TRIGGERS)
    return [_summary(sight, rule) for rule in sorted(listed, key=lambda rule: (-rule.priority, rule.key))]


def _summary(sight: Sight, rule: Rule) -> dict[str, Any]:
    label = TRIGGERS[rule.trigger].label
    return {
        "key": rule.key,
        "name": words(rule.name),
        "form": rule.form,
        "trigger": {"type": rule.trigger, "label": words(label)},
        "enabled": rule.enabled,
        "priority": rule.priority,
        "version": rule.version,
        "release": sight.live.release_of(rule.document),
    }


def live_rule(conn: Connection, sight: Sight, key: str, seq: int | None = None) -> tuple[Rule, int]:
    """The rule in force, or as release `seq` had it, with its release. Raises NotFound."""
    if seq is None:
        found = sight.live.house.rules_by_key.get(key)
        if found is None or found.trigger not in TRIGGERS:
            raise NotFound(*NO_RULE)
        return found, sight.live.release_of(found.document)
    manifest = conn.execute(select(release.c.manifest).where(release.c.seq == seq)).scalar()
    number = (manifest or {}).get(f"rule/{key}")
    if number is None:
        raise NotFound(*NO_RULE)
    [kept] = stored(conn, [number])
    return compiled(sight, definition.read(kept.raw.encode(), kept.name)), seq


def draft_rule(sight: Sight, document: Any) -> Rule:
    """A rule that was sent to be tried. Raises Invalid with every problem, at its place in the request."""
    try:
        return compiled(sight, definition.read(orjson.dumps(document), "rule"))
    except BadDefinition as bad:
        raise Invalid(Flaw(f"/rule{each.pointer}", each.code, each.message) for each in bad.problems) from bad


def compiled(sight: Sight, document: Definition) -> Rule:
    """A rule as it stands among the live definitions. Raises BadDefinition."""
    return read_one_rule(sight.live.house, document)


def why_not(
    conn: Connection, sight: Sight, rule: Rule, seq: int | None, record_id: int, at_event: int | None
) -> dict[str, Any]:
    """Would the rule fire on this record, and if not, which question was answered no? Raises NotFound."""
    seen = seen_record(conn, sight, record_id)
    if seen.form.key != rule.form:
        raise NotFound("这条规则所在表单的记录", "a record of the rule's form")
    replay = Replay(conn, sight, rule, seen.form)
    listed = replay.concerned(occasions(seen.form, seen.row, Past.of(conn, [record_id])), seen.row, sight.now)
    verdicts = [replay.judged(each) for each in listed]
    verdict = _chosen(replay, seen, verdicts, at_event, sight.now)
    naming = Naming.of(conn, sight, seen, [mention(verdict)])
    open_to_me = verdict.fires is None or told(verdict, rule, seen, naming)["fires"] is not None
    return {
        "rule": {"key": rule.key, "name": words(rule.name), "version": rule.version, "release": seq},
        "record": brief(seen),
        **told(verdict, rule, seen, naming),
        "occasions": [
            happening(each) | {"fires": each.fires if open_to_me else None} for each in verdicts[::-1][:MOST_OCCASIONS]
        ],
        "fired": fired(conn, rule.key, record_id),
    }


def _chosen(replay: Replay, seen: Seen, verdicts: list[Verdict], at_event: int | None, now: int) -> Verdict:
    """The event that was asked about; else the last that concerns the rule; else the record as it is."""
    if at_event is not None:
        found = next((each for each in verdicts if each.occasion.seq == at_event), None)
        if found is None:
            raise NotFound("这次事件", "this event")
        return found
    if verdicts:
        return verdicts[-1]
    return replay.as_now(replay.thought_of(seen.row, now))


def brief(seen: Seen) -> dict[str, Any]:
    """A record, in few words."""
    row, status = seen.row, seen.form.statuses.get(seen.row["status"])
    named = {"id": row["id"], "number": row["number"], "title": row["title"] if seen.wholly else row["number"]}
    shown = words(status.label) if status else {"zh": row["status"], "en": row["status"]}
    return named | {"status": shown, "created_at": row["created_at"]}


def fired(conn: Connection, key: str, record_id: int) -> list[dict[str, Any]]:
    """When the rule truly fired on this record, by its history."""
    columns = event.c.seq, event.c.at, event.c.release, event.c.payload
    rows = conn.execute(select(*columns).where(event.c.record == record_id, event.c.actor_kind == "rule"))
    found = {row.at: row for row in rows if (row.payload or {}).get("rule") == key and (row.payload or {}).get("why")}
    return [{"seq": row.seq, "at": row.at, "release": row.release} for row in found.values()]


def mention(verdict: Verdict) -> dict[str, Any]:
    """The verdict as an event, for whoever looks up the names of people and records in it."""
    return {"actor_kind": "system", "actor_id": None, "payload": {"why": [dict(each) for each in verdict.checks]}}
