"""Documents that are to stand together: as written, as far as they are read, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from engines.calendar import Calendar
from engines.connector import Connector
from engines.definition import Definition
from engines.documents.around import around, beside
from engines.errors import BadDefinition, Problem
from engines.form.form import Form, Outline, outline
from engines.kinds import Text
from engines.rule.beside import Beside, Notice
from engines.rule.policy import Around

T = TypeVar("T")
Read = Callable[[Definition, "Site"], Any]


class LeansOnBroken(Exception):
    """A document cannot be read because another cannot; that one's own problems are told already."""


class Site:
    """A kind is read when it is first asked for, so that whatever a document leans on is read before it.

    `written` are the documents by kind and key; `broken` the keys of those that cannot be read, which nobody is told to
    be missing; `found` is what stops the building, `warnings` what does not.
    """

    def __init__(
        self, readers: Mapping[str, Read], definitions: Iterable[Definition], unreadable: Iterable[str] = ()
    ) -> None:
        self.written: dict[str, dict[str, Definition]] = {kind: {} for kind in readers}
        self.broken = set(unreadable)
        self.found: list[Problem] = []
        self.warnings: list[Problem] = []
        self._readers = readers
        self._read: dict[str, dict[str, Any]] = {}
        for each in definitions:
            if each.kind in self.written:
                self.written[each.kind][each.key] = each
            else:
                self._unknown(each)

    def all(self, kind: str) -> dict[str, Any]:
        """The documents of a kind that can be read, by key."""
        if kind not in self._read:
            self._read[kind] = self._each(kind, lambda each: self._readers[kind](each, self))
        return self._read[kind]

    def prepare(self) -> None:
        """Read now whatever a rule or a service policy may lean on."""
        for kind in ("calendar", "connector", "form", "notice"):
            self.all(kind)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong, by how much it matters."""
        for problem in problems:
            (self.warnings if problem.severity == "warning" else self.found).append(problem)

    # --- what documents lean on ----------------------------------------------------------------------------------

    @property
    def forms(self) -> dict[str, Form]:
        """The forms, of which nearly all other documents speak."""
        return self.all("form")

    @cached_property
    def outlines(self) -> dict[str, Outline]:
        """The fields of every form, known before its logic is read: forms refer to each other."""
        return self._each("form", outline)

    @property
    def calendars(self) -> dict[str, Calendar]:
        """By which expressions and promises count."""
        return self.all("calendar")

    @property
    def connectors(self) -> dict[str, Connector]:
        """Other systems."""
        return self.all("connector")

    @cached_property
    def beside(self) -> Beside:
        """What the actions of rules may name."""
        notices: dict[str, Notice] = self.all("notice")
        return beside(self.forms, notices, self.written["sla"], self.connectors)

    def form_of(self, definition: Definition) -> Form:
        """The form that a document speaks of. Raises BadDefinition where there is none, LeansOnBroken."""
        key, written = definition.body.get("form"), self.written["form"]
        if key in self.forms:
            return self.forms[key]
        if isinstance(key, str) and key not in written and key not in self.broken:
            message = Text(
                f"没有表单“{key}”；现有：{'、'.join(written)}",
                f'there is no form "{key}"; there are: {", ".join(written)}',
            )
            raise BadDefinition([Problem(definition.document, "/body/form", "unknown_form", message)])
        raise LeansOnBroken

    def around(self, definition: Definition) -> Around:
        """What a rule or a service policy is read among."""
        return around(self.form_of(definition), self.forms, self.written["group"], self.calendars, self.beside)

    # --- reading -------------------------------------------------------------------------------------------------

    def _each(self, kind: str, read: Callable[[Definition], T]) -> dict[str, T]:
        """Every readable document of a kind; one that leans on a broken one waits until that is mended."""
        made: dict[str, T] = {}
        for key, each in self.written[kind].items():
            try:
                made[key] = read(each)
            except BadDefinition as bad:
                self.broken.add(key)
                self.found.extend(bad.problems)
            except LeansOnBroken:
                self.broken.add(key)
        return made

    def _unknown(self, definition: Definition) -> None:
        kinds = self.written
        zh = f"没有配置类型“{definition.kind}”；可用的有：{'、'.join(kinds)}"
        en = f'there is no kind of definition "{definition.kind}"; use one of: {", ".join(kinds)}'
        self.found.append(Problem(definition.document, "/kind", "unknown_kind", Text(zh, en)))
