"""Tries a service policy or a calendar, as it is drawn now, on the last records: what would come of each, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import orjson
from sqlalchemy import Connection, select

from app.bundles import files_of
from app.errors import Flaw, Invalid, NotFound
from app.live import FOLLOWED
from app.models import record
from app.operations.publish_bundle import others_than
from app.operations.trials.registry import TRIALS
from app.operations.trials.trial import Ground, Judged, Line
from app.queries.naming import Naming
from app.queries.plain import Seen, see
from app.queries.rules import brief
from app.queries.sight import Sight
from app.queries.verdicts import atoms
from app.queries.words import maybe_words, words
from app.work import snapshot
from engines import definition
from engines.bundle import Drawn, policies_beside
from engines.calendar import Calendar, read_calendar
from engines.definition import Definition
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.manifest import read_what_can_be_read

KINDS = tuple(TRIALS)
LAST, LOOKED_AT = 200, 1_000
AT_A_TIME, SECONDS = 20, 5.0
NAMED = re.compile(rb'"(?:var|was|changed|since|same|rating)"\s*:\s*"([a-z_][a-z0-9_.]*)"')
MOST_KEPT = 4
_READERS: dict[Any, Callable[[Definition], Drawn]] = {}
WRONG = Text("先改好下面的问题，才能试算", "mend these first, then try again")
NO_KIND = Text(f"这一种不能试算；可以试的有：{'、'.join(KINDS)}", f"this kind cannot be tried; {', '.join(KINDS)} can")


@dataclass(frozen=True)
class Draft:
    """What is tried: the document, what it came to, and the forms whose records it speaks of."""

    document: Definition
    drawn: Drawn | Calendar
    forms: tuple[str, ...]


def try_policy(
    conn: Connection, sight: Sight, given: Any, bundle: str, last: int = LAST, seconds: float = SECONDS
) -> dict[str, Any]:
    """What the policy would make of each of the last records that the caller may see. Nothing is written.

    Stops after `seconds` and says so. Raises Invalid with every problem of the document, NotFound where none of the
    form's records may be read.
    """
    draft = drafted(conn, sight, given, bundle)
    records, hidden = _records(conn, sight, draft, last)
    judged = list(_judged(conn, sight, draft, records, monotonic() + seconds))
    trial = TRIALS[draft.document.kind]
    names = _names(conn, sight, judged)
    return {
        "kind": draft.document.kind,
        "enabled": draft.document.body.get("enabled", True),
        "forms": [words(sight.live.house.forms[key].name) | {"key": key} for key in draft.forms],
        "tried": len(judged),
        "applied": sum(each.applies is True for each in judged),
        "hidden": hidden,
        "left": len(records) - len(judged),
        "marks": [
            {"key": key, "text": words(label), "records": sum(key in each.marks for each in judged)}
            for key, label in trial.marks.items()
        ],
        "items": [_brief(each, names(each.seen)) for each in judged],
    }


def why_policy(conn: Connection, sight: Sight, given: Any, bundle: str, number: int) -> dict[str, Any]:
    """The same of one record, with everything it was decided on. Raises NotFound where it may not be seen."""
    draft = drafted(conn, sight, given, bundle)
    row = conn.execute(select(record).where(record.c.id == number)).mappings().one_or_none()
    seen = see(conn, sight, row) if row is not None and row["form"] in draft.forms else None
    if seen is None or not _may_judge(draft, seen):
        raise NotFound("这条记录", "this record")
    [judged] = _judged(conn, sight, draft, [seen], monotonic() + SECONDS)
    naming = _names(conn, sight, [judged])(seen)
    lines = tuple(judged.lines(naming) if callable(judged.lines) else judged.lines)
    naming = _names(conn, sight, [replace(judged, lines=lines)])(seen)
    return _brief(judged, naming) | {
        "checks": [_check(each, seen, naming) for each in judged.checks],
        "lines": [_line(each, seen, naming) for each in lines],
    }


def drafted(conn: Connection, sight: Sight, given: Any, bundle: str) -> Draft:
    """The document compiled beside the drafts of its bundle. Raises Invalid."""
    try:
        sent = definition.read(orjson.dumps(given), "policy")
        if sent.kind not in KINDS:
            raise Invalid([Flaw("/policy/kind", "wrong_kind", NO_KIND)])
        if sent.kind == "calendar":
            return Draft(sent, read_calendar(sent), _counting_by(sight, sent.key))
        drawn = _reader(conn, sight, bundle)(sent)
    except BadDefinition as bad:
        mine = [each for each in bad.problems if each.document in ("policy", f"{given.get('kind')}/{given.get('key')}")]
        flaws = (Flaw(f"/policy{each.pointer}", each.code, each.message) for each in mine or bad.problems)
        raise Invalid(flaws, "bad_policy", WRONG) from bad
    return Draft(sent, drawn, (drawn.form.key,) if drawn.form.key in sight.live.house.forms else ())


def _reader(conn: Connection, sight: Sight, bundle: str) -> Callable[[Definition], Drawn]:
    """Reads a policy beside the drafts of its bundle, which are compiled once until somebody changes them."""
    files = files_of(conn, bundle)
    key = frozenset(sight.live.releases.items()), frozenset(files.items())
    if key not in _READERS:
        drafts = read_what_can_be_read(files)[0].definitions
        while len(_READERS) >= MOST_KEPT:
            _READERS.pop(next(iter(_READERS)), None)
        _READERS[key] = policies_beside([*others_than(sight.live, bundle), *drafts])
    return _READERS[key]


def _counting_by(sight: Sight, calendar: str) -> tuple[str, ...]:
    """The forms with promises in force that count by this calendar, and that the caller may read."""
    listed = sight.live.house.promises.items()
    forms = (key for key, policies in listed if any(each.calendar == calendar for each in policies))
    return tuple(key for key in forms if sight.access(key).may("read"))


def _records(conn: Connection, sight: Sight, draft: Draft, last: int) -> tuple[list[Seen], int]:
    """The last records of which the caller may see every field that decides, newest first; how many others."""
    if any(not sight.access(key).may("read") for key in draft.forms):
        raise NotFound("这个表单", "this form")
    chosen = select(record).where(record.c.form.in_(draft.forms)).order_by(record.c.id.desc()).limit(LOOKED_AT)
    found: list[Seen] = []
    hidden = 0
    for row in conn.execute(chosen).mappings() if draft.forms else ():
        seen = see(conn, sight, row)
        if seen is not None:
            may = _may_judge(draft, seen)
            found += [seen] if may else []
            hidden += not may
        if len(found) == last:
            break
    return found, hidden


def _may_judge(draft: Draft, seen: Seen) -> bool:
    """Whether the caller may see everything that the document looks at."""
    named = {name.decode() for name in NAMED.findall(draft.document.raw)}
    paths = (name.removeprefix("_old.").removeprefix("_record.") for name in named)
    return seen.access.shows([path for path in paths if path.split(".")[0] in {"_ref", *seen.form.by_id}])


def _judged(conn: Connection, sight: Sight, draft: Draft, records: list[Seen], until: float) -> Iterator[Judged]:
    """A few records at a time, while there is time; places among others need them all at once."""
    size = len(records) or 1 if draft.document.kind == "priority" else AT_A_TIME
    for start in range(0, len(records), size):
        if start and monotonic() > until:
            return
        some = records[start : start + size]
        yield from TRIALS[draft.document.kind].judge(_ground(conn, sight, draft, some), some)


def _ground(conn: Connection, sight: Sight, draft: Draft, records: list[Seen]) -> Ground:
    ids = tuple(each.row["id"] for each in records)
    if isinstance(draft.drawn, Calendar):
        calendars = {**sight.live.house.calendars, draft.document.key: draft.drawn}
        return Ground(conn, sight, draft.document, None, calendars, ids, lambda seen: dict(seen.values))
    values = _with_references(conn, sight, draft.document, draft.drawn, records)
    return Ground(conn, sight, draft.document, draft.drawn.policy, draft.drawn.calendars, ids, values)


def _with_references(
    conn: Connection, sight: Sight, document: Definition, drawn: Drawn, records: list[Seen]
) -> Callable[[Seen], dict[str, Any]]:
    """A record's values, with every name that its form has as drawn, and the records that the policy looks through."""
    names = [name for name in set(FOLLOWED.findall(document.raw.decode())) if name in drawn.form.by_id]
    wanted = {seen.row["data"].get(name) for seen in records for name in names} - {None}
    rows = conn.execute(select(record).where(record.c.id.in_(wanted))).mappings() if wanted else ()
    found = {row["id"]: snapshot(dict(row), row["data"]) for row in rows}
    blank = dict.fromkeys(drawn.form.types)

    def values(seen: Seen) -> dict[str, Any]:
        data = seen.row["data"]
        links = {name: found.get(data[name]) for name in names if data.get(name) is not None}
        return {**blank, **seen.values, "_ref": links, "_actor": dict(sight.actor.values())}

    return values


def _names(conn: Connection, sight: Sight, judged: Iterable[Judged]) -> Callable[[Seen], Naming]:
    """How everything around these records is called; looked up once for all of a form."""
    by_form: dict[str, list[Judged]] = {}
    for each in judged:
        by_form.setdefault(each.seen.form.key, []).append(each)
    namings = {
        key: Naming.of(conn, sight, listed[0].seen, [mention for each in listed for mention in _mentions(each)])
        for key, listed in by_form.items()
    }
    return lambda seen: replace(namings[seen.form.key], seen=seen)


def _mentions(judged: Judged) -> Iterator[Mapping[str, Any]]:
    """What was found, as events, for whoever looks up the names of people and records in it."""
    whys = [dict(check) for check in judged.checks if "when" in check]
    lines = judged.lines if isinstance(judged.lines, tuple) else ()
    whys += [dict(line.why) for line in lines if line.why]
    yield {"actor_kind": "system", "actor_id": None, "payload": {"why": whys, **judged.mention}}


def _brief(judged: Judged, naming: Naming) -> dict[str, Any]:
    answer = judged.answer(naming) if callable(judged.answer) else judged.answer
    return {
        "record": brief(judged.seen),
        "applies": judged.applies,
        "answer": words(answer),
        "marks": list(judged.marks),
    }


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], tuple[Text, Text | None]]] = {
    "when": lambda check: (Text("适用条件", "the policy's condition"), None),
    "order": lambda check: (Text("没有别的策略排在前面", "no other policy comes first"), check["first"]),
    "by_hand": lambda check: (Text("有动作启动了它", "an action started it"), None),
    "group": lambda check: (Text("它现在的小组在这一行里", "the group that has it is in that row"), None),
    "route": lambda check: (Text("路由表中有一行符合", "a row of the matrix fits"), _row(check["row"])),
}


def _row(number: int | None) -> Text | None:
    return None if number is None else Text(f"第 {number} 行", f"row {number}")


def _check(check: Mapping[str, Any], seen: Seen, naming: Naming) -> dict[str, Any]:
    text, value = _CHECKS[check["check"]](check)
    listed = atoms(check, seen, naming) if "when" in check else []
    named = {"check": check["check"], "holds": check["holds"], "text": words(text), "value": maybe_words(value)}
    return named | {"atoms": listed}


def _line(line: Line, seen: Seen, naming: Naming) -> dict[str, Any]:
    listed = atoms({"check": "when", **line.why}, seen, naming) if line.why else []
    told = {"what": words(line.what), "said": words(line.said), "before": maybe_words(line.before)}
    return told | {"tone": line.tone, "atoms": listed}
