"""The definitions in force: the live release of every bundle, compiled once and shared until somebody publishes."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.db import Database
from app.hot import Hot
from app.models import document, release
from app.projection import FormTable, form_table
from engines import definition
from engines.bundle import House, build
from engines.errors import BadDefinition
from engines.form.form import Form, read_form

log = logging.getLogger("gongdan.live")

FOLLOWED = re.compile(r"_ref\.([a-z][a-z0-9_]*)")
RULES = ("rule/", "sla/", "escalation/", "routing/", "priority/")
MOST_KEPT = 32


@dataclass(frozen=True)
class Document:
    """A stored document: its place in the `document` table, its name ("form/order"), its bytes and their hash."""

    id: int
    name: str
    raw: str
    sha256: str


@dataclass(frozen=True)
class Live:
    """`releases` maps a bundle to its live release, `owners` a document to its bundle; `tables` are the projections."""

    releases: Mapping[str, int]
    owners: Mapping[str, str]
    documents: Mapping[str, Document]
    house: House
    tables: Mapping[str, FormTable]
    figures: dict[Any, Any] = field(
        default_factory=dict, repr=False, compare=False
    )  # kept for a while, by whoever asks
    _pinned: dict[int, House] = field(default_factory=dict, repr=False, compare=False)

    def release_of(self, name: str) -> int:
        """The live release that holds the document `name` ("form/order")."""
        return self.releases[self.owners[name]]

    def manager_of(self, group: str | None) -> str | None:
        """The user name that the group's definition gives as its manager."""
        found = self.house.groups.get(group or "")
        return found.manager if found else None

    def pinned(self, conn: Connection, seq: int) -> House:
        """The definitions as release `seq` has them, the other bundles as they are now: for what began under it."""
        if seq not in self._pinned:
            row = conn.execute(select(release.c.bundle, release.c.manifest).where(release.c.seq == seq)).one()
            others = [each for name, each in self.documents.items() if self.owners[name] != row.bundle]
            self._pinned[seq] = self._fitting([*others, *stored(conn, row.manifest.values())], seq)
        return self._pinned[seq]

    def _fitting(self, documents: list[Document], seq: int) -> House:
        try:
            return compiled(documents)
        except BadDefinition:  # another bundle moved on and release `seq` no longer fits; publish saw that today's does
            log.exception("release %s no longer fits the other bundles; its records follow the live one", seq)
            return self.house

    @cached_property
    def followed(self) -> Mapping[str, Mapping[str, str]]:
        """By form, the references whose targets its rules or its flow read (`_ref.order.shop`), and their forms."""
        found: dict[str, set[str]] = {key: set() for key in self.house.forms}
        for form in self.house.forms.values():
            about = [name for name in self.documents if name == f"flow/{form.flow}"]
            about += self._rules_of(form.key)
            found[form.key].update(name for each in about for name in FOLLOWED.findall(self.documents[each].raw))
        return {key: self._targets(key, names) for key, names in found.items()}

    def _targets(self, form: str, names: Iterable[str]) -> dict[str, str]:
        known = self.house.forms[form].by_id
        return {name: link.form for name in sorted(names) if name in known and (link := known[name].link) is not None}

    def _rules_of(self, form: str) -> Iterable[str]:
        mention = re.compile(rf'"form"\s*:\s*"{form}"')
        return (name for name, each in self.documents.items() if name.startswith(RULES) and mention.search(each.raw))


def live(db: Database, conn: Connection, releases: list[dict[str, Any]] | None = None) -> Live:
    """What is in force for this transaction. One small query, unless what LIVE answers is at hand; compiled anew only
    after a publish.
    """
    key = tuple((row["bundle"], row["seq"]) for row in (LIVE.read(conn) if releases is None else releases))
    kept: tuple[Any, Live] | None = db.kept.get("live")
    if kept is None or kept[0] != key:
        kept = db.kept["live"] = (key, _load(conn, dict(key)))
    return kept[1]


def live_within(conn: Connection) -> Live:
    """What will be in force once this transaction is kept. Nobody else may see it before: it may still fail."""
    return _load(conn, {row["bundle"]: row["seq"] for row in LIVE.read(conn)})


def _load(conn: Connection, releases: dict[str, int]) -> Live:
    rows = conn.execute(select(release.c.seq, release.c.bundle, release.c.manifest).order_by(release.c.seq)).all()
    manifests = {row.bundle: row.manifest for row in rows if row.seq in releases.values()}
    owners = {name: bundle for bundle, manifest in manifests.items() for name in manifest}
    documents = stored(conn, [each for manifest in manifests.values() for each in manifest.values()])
    house = compiled(documents)
    pinned = dict.fromkeys(releases.values(), house)
    tables = _tables(conn, house, [row.manifest for row in rows])
    return Live(releases, owners, {each.name: each for each in documents}, house, tables, _pinned=pinned)


def _tables(conn: Connection, house: House, manifests: list[Mapping[str, int]]) -> dict[str, FormTable]:
    """The projection of every form: the union of what all its releases hold, the live one last."""
    history = {
        key: dict.fromkeys(each[f"form/{key}"] for each in manifests if f"form/{key}" in each) for key in house.forms
    }
    older = [number for numbers in history.values() if len(numbers) > 1 for number in numbers]
    found = {each.id: each for each in stored(conn, older)} if older else {}
    tables, related = {}, _related(house)
    for key, form in house.forms.items():
        before = [_older_form(found[number], house) for number in history[key] if number in found]
        rules = house.rules[key].rules if key in house.rules else ()
        counted = dict.fromkeys(rule.watch.window.match for rule in rules if rule.watch.window)
        together = [*counted, *related.get(key, ())]
        tables[key] = form_table([*(each for each in before if each), form], counted=together)
    return tables


def _related(house: House) -> dict[str, list[tuple[str, ...]]]:
    """By form, the fields by which rules of any form count its records."""
    asked = [each for rules in house.rules.values() for rule in rules.rules for each in rule.related]
    return {form: [each.equal_fields() for each in asked if each.form == form] for form in {e.form for e in asked}}


def _older_form(kept: Document, house: House) -> Form | None:
    """A form as an older release has it; None where today's other forms no longer let it be read."""
    try:
        return read_form(definition.read(kept.raw.encode(), kept.name), forms=house.forms)
    except BadDefinition:
        log.exception("an older %s cannot be read any more; its own columns are left out", kept.name)
        return None


def stored(conn: Connection, ids: Iterable[int]) -> list[Document]:
    """These documents."""
    rows = conn.execute(_DOCUMENTS, {"ids": list(ids)})
    return [Document(row.id, f"{row.kind}/{row.key}", row.raw, row.sha256) for row in rows]


_COMPILED: dict[frozenset[tuple[str, str]], House] = {}
_COMPILING = threading.Lock()


def compiled(documents: Iterable[Document]) -> House:
    """These documents, compiled together. Raises BadDefinition. The same documents are compiled once per process."""
    listed = list(documents)
    key = frozenset((each.name, each.sha256) for each in listed)
    with _COMPILING:
        if key not in _COMPILED:
            house = build([definition.read(each.raw.encode(), each.name) for each in listed])
            while len(_COMPILED) >= MOST_KEPT:
                del _COMPILED[next(iter(_COMPILED))]
            _COMPILED[key] = house
        return _COMPILED[key]


LIVE = Hot(select(release.c.bundle, release.c.seq).where(release.c.live).order_by(release.c.bundle))
_DOCUMENTS = select(document).where(document.c.id.in_(bindparam("ids", expanding=True))).order_by(document.c.id)
