"""Plays a bundle's cases, each in a house of its own, and says where they do not go as written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from app.db import Database
from app.errors import Failure
from app.live import live
from app.models import metadata
from app.releases import install
from app.runner.expect import EXPECTATIONS
from app.runner.steps import DOINGS, Misstep, Play
from app.runner.world import World
from engines import definition
from engines.definition import Definition
from engines.errors import Problem, escape
from engines.kinds import Text
from engines.manifest import Bundle

CASES = "cases.json"
SWITCHED = ("form", "flow")
STEPS: Mapping[str, Callable[[Play, Any], None]] = {**DOINGS, **EXPECTATIONS}


def gate(bundle: Bundle, others: tuple[Definition, ...]) -> list[Problem]:
    """What does not go as the bundle's cases demand; nothing where all is well. Publish asks this."""
    if not bundle.cases:
        return []
    template = prepared(bundle, others)
    try:
        return [problem for place, case in enumerate(bundle.cases) for problem in play_case(template, case, place)]
    finally:
        template.close()


def prepared(bundle: Bundle, others: Sequence[Definition]) -> Database:
    """A database in memory in which these definitions are in force; cases get copies of it."""
    db = Database("sqlite://")
    metadata.create_all(db.engine)

    # As one release: the others may stand on this bundle as well as it on them.
    everything = [switched_on(each) for each in (*others, *bundle.definitions)]
    db.write(lambda conn: install(conn, bundle.key, everything, 0))
    with db.read() as conn:
        live(db, conn)  # compiled once, for all the copies
    return db


def switched_on(found: Definition) -> Definition:
    """Cases say how things go: a form or a flow that is off for now is on for them, or nobody could publish that."""
    if found.kind not in SWITCHED or found.body.get("enabled", True):
        return found
    written = orjson.loads(found.raw)
    body = {name: value for name, value in written["body"].items() if name not in ("enabled", "closed")}
    return definition.read(orjson.dumps({**written, "body": body}), found.document)


def play_case(template: Database, case: Mapping[str, Any], place: int) -> Iterator[Problem]:
    """Play one case up to its first misstep, in a copy of the house."""
    db = copied(template)
    try:
        yield from play_in(db, case, escape(place))
    finally:
        db.close()


def play_in(db: Database, case: Mapping[str, Any], here: str = "") -> Iterator[Problem]:
    """Play one case up to its first misstep, and leave behind what it did."""
    world = World(db, int(datetime.fromisoformat(case["at"]).timestamp()))
    play = Play(world)
    for name in people(case["steps"]):
        world.person(name)
    for number, step in enumerate(case["steps"]):
        problem = _play(play, step, case, f"{here}/steps/{number}")
        if problem is not None:
            yield problem
            return


def _play(play: Play, step: Any, case: Mapping[str, Any], here: str) -> Problem | None:
    [(name, inner)] = step.items()
    try:
        STEPS[name](play, inner)
    except Misstep as wrong:
        return _failed(case, here + f"/{name}" + wrong.pointer, wrong.zh, wrong.en)
    except Failure as refused:
        why = "".join(f"; {flaw.pointer}: {flaw.message.zh}" for flaw in refused.flaws)
        return _failed(case, f"{here}/{name}", f"被拒绝：{refused.message.zh}{why}", f"refused: {refused}")
    return None


def _failed(case: Mapping[str, Any], pointer: str, zh: str, en: str) -> Problem:
    called = case.get("name") or {}
    name = called.get("zh", case.get("id")), called.get("en", case.get("id"))
    return Problem(CASES, pointer, "case_failed", Text(f"用例“{name[0]}”：{zh}", f'case "{name[1]}": {en}'))


def copied(template: Database) -> Database:
    """A database of its own with everything that `template` holds."""
    db = Database("sqlite://")
    with template.engine.connect() as source, db.engine.connect() as target:
        source.connection.driver_connection.backup(target.connection.driver_connection)  # type: ignore[union-attr]
    db.kept.update(template.kept)
    return db


def people(steps: Iterable[Any]) -> list[str]:
    """Everybody a case names, once: whoever acts later must be there from the beginning, as approvers for example."""
    found: dict[str, None] = {}

    def look(value: Any) -> None:
        if isinstance(value, Mapping):
            found.update((value[name], None) for name in ("as", "user") if isinstance(value.get(name), str))
            for each in value.values():
                look(each)
        elif isinstance(value, list):
            for each in value:
                look(each)

    look(list(steps))
    return sorted(found, key=lambda name: "@" not in name)
