"""A dry run: which of the last records a rule would have fired for, and what kept it from firing for the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.errors import NotFound
from app.models import record
from app.queries.naming import Naming
from app.queries.plain import Seen, see
from app.queries.replay import Replay, Verdict
from app.queries.rewind import Occasion, Past, occasions
from app.queries.rules import brief, mention
from app.queries.sight import Sight
from app.queries.verdicts import NO_EVENT, reason, told
from app.queries.words import words
from engines.kinds import Text
from engines.rule.rule import Rule

MOST = 200
LOOKED_AT = 5 * MOST
FIRING, SILENT = 20, 10
MOST_REASONS = 10

Reason = tuple[str, str, Text]


@dataclass(frozen=True)
class Tried:
    """What became of one record: the verdict that counts, and whether it was on something that truly happened."""

    seen: Seen
    verdict: Verdict
    happened: bool

    @property
    def fires(self) -> bool | None:
        return self.verdict.fires if self.happened else False


def tryout(conn: Connection, sight: Sight, rule: Rule, seq: int | None, last: int) -> dict[str, Any]:
    """Hold `rule` against the history of the last records that this person may see everything it reads of.

    Raises NotFound where none of the form may be read. Nothing is written.
    """
    form = sight.form(rule.form)
    if form is None or not sight.access(rule.form).may("read"):
        raise NotFound("这个表单", "this form")
    records = _seen(conn, sight, rule, last)
    past = Past.of(conn, (each.row["id"] for each in records))
    replay = Replay(conn, sight, rule, form, simulated=True)
    listed = [(each, occasions(form, each.row, past)) for each in records]
    tried = _tried(replay, listed, sight.now)
    count = Counter(each.fires for each in tried)
    return {
        "rule": {"key": rule.key, "name": words(rule.name), "version": rule.version, "release": seq},
        "form": rule.form,
        "trigger": rule.trigger,
        "tried": len(tried),
        "fired": count[True],
        "silent": count[False],
        "unknown": count[None],
        "samples": [_sample(conn, sight, rule, each) for each in _samples(tried)],
        "reasons": _reasons(conn, sight, rule, [each for each in tried if each.fires is False]),
    }


def _seen(conn: Connection, sight: Sight, rule: Rule, last: int) -> list[Seen]:
    """The last records, of which this person may see every field that decides; newest first."""
    chosen = select(record).where(record.c.form == rule.form).order_by(record.c.id.desc()).limit(LOOKED_AT)
    paths = [path.removeprefix("_old.") for path in rule.decides_on if not path.startswith(("_event", "_actor"))]
    found: list[Seen] = []
    for row in conn.execute(chosen).mappings():
        seen = see(conn, sight, row)
        if seen is not None and seen.access.shows(paths):
            found.append(seen)
        if len(found) == last:
            break
    return found


def _tried(replay: Replay, listed: Iterable[tuple[Seen, list[Occasion]]], now: int) -> list[Tried]:
    """Every occasion in the order in which it came, so that what counts counts as it did; newest record first."""
    asked = [(each, seen) for seen, found in listed for each in replay.concerned(found, seen.row, now)]
    asked.sort(key=lambda pair: (pair[0].at, pair[0].seq or 0))
    last: dict[int, Verdict] = {}
    for occasion, seen in asked:
        verdict = replay.judged(occasion)
        before = last.get(seen.row["id"])
        if before is None or not before.fires or verdict.fires:
            last[seen.row["id"]] = verdict
    return [_verdict(replay, seen, last.get(seen.row["id"]), now) for seen, _ in listed]


def _verdict(replay: Replay, seen: Seen, verdict: Verdict | None, now: int) -> Tried:
    """What holds for the record. A rule that people or a clock set off is tried on it as it is."""
    if verdict is not None:
        return Tried(seen, verdict, True)
    waits = replay.rule.watch.events <= {"button", "schedule"}
    return Tried(seen, replay.as_now(replay.thought_of(seen.row, now)), waits)


def _samples(tried: list[Tried]) -> list[Tried]:
    return [each for each in tried if each.fires][:FIRING] + [each for each in tried if not each.fires][:SILENT]


def _sample(conn: Connection, sight: Sight, rule: Rule, tried: Tried) -> dict[str, Any]:
    naming = Naming.of(conn, sight, tried.seen, [mention(tried.verdict)])
    said = told(tried.verdict, rule, tried.seen, naming)
    atoms = [each for check in said["checks"] for each in check["atoms"] if each["decisive"]]
    if not tried.happened:
        said |= {"fires": False, "answer": words(NO_EVENT)}
    return {"record": brief(tried.seen), **{name: said[name] for name in ("fires", "event", "answer")}, "atoms": atoms}


def _reasons(conn: Connection, sight: Sight, rule: Rule, silent: list[Tried]) -> list[dict[str, Any]]:
    """What most often kept the rule from firing, by how many records."""
    if not silent:
        return []
    naming = Naming.of(conn, sight, silent[0].seen, [])
    count: Counter[Reason] = Counter()
    for each in silent:
        if each.happened:
            count.update(set(reason(each.verdict, rule, naming)))
        else:
            count[("event", "/body/trigger", NO_EVENT)] += 1
    return [_reason(found, many) for found, many in count.most_common(MOST_REASONS)]


def _reason(found: Reason, many: int) -> Mapping[str, Any]:
    check, pointer, text = found
    return {"check": check, "pointer": pointer, "text": words(text), "records": many}
