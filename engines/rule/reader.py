"""What the file of a trigger or an action may ask while a rule is read; every complaint is kept, with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from engines import logic
from engines.definition import text
from engines.effects import Recipient
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.related import FORMS
from engines.logic.types import BOOLEAN, TEXT, Enum, Forms, Record, Type, Types
from engines.rule.beside import NOTHING, Beside
from engines.rule.kind import Write

OWN = ("_priority", "_category", "_due_at")
"""The system values that a rule may write on its own record; the others have an action of their own."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass
class Reader:
    """Reads one rule. `pointer` is the place of the settings at hand.

    `forms` are the names and types of every form, `references` the form that each reference field leads to, `groups`
    the groups there are (None: not known here), `computed` the fields nobody writes, `labels` the fields' names for
    messages, `beside` what else there is. `reads` and `writes` gather what the rule's expressions read and what its
    actions write.
    """

    document: str
    form: str
    types: Types
    forms: Mapping[str, Types]
    references: Mapping[str, str]
    groups: Collection[str] | None
    computed: Collection[str]
    labels: Mapping[str, Text]
    pointer: str = ""
    beside: Beside = NOTHING
    problems: list[Problem] = field(default_factory=list)
    reads: set[str] = field(default_factory=set)
    writes: list[Write] = field(default_factory=list)

    def refuse(self, place: str, code: str, zh: str, en: str, severity: str = "error") -> None:
        """Note what is wrong at `place`, a pointer inside the settings at hand."""
        self.problems.append(Problem(self.document, self.pointer + place, code, Text(zh, en), severity))

    def condition(self, rule: Any) -> Compiled | None:
        """The rule's own condition, which may also count the records of other forms; None where it does not fit."""
        return self.logic(rule, BOOLEAN, "", {**self.types, FORMS: Forms(self.forms)})

    def logic(self, rule: Any, expect: Type | None, place: str, types: Types | None = None) -> Compiled | None:
        """The expression at `place`; None where it does not fit. Without `expect` any type will do."""
        document, pointer, labels = self.document, self.pointer + place, self.labels
        names = self.types if types is None else types
        try:
            compiled = logic.compile(rule, names, expect=expect, document=document, pointer=pointer, labels=labels)
        except BadDefinition as bad:
            self.problems.extend(bad.problems)
            return None
        self.reads |= compiled.reads
        return compiled

    def values(self, values: Mapping[str, Any], form: str, place: str, own: bool = False) -> dict[str, Compiled]:
        """The expressions that give fields of a record of `form` their values; `own`: of the very record at hand."""
        found: dict[str, Compiled] = {}
        for name, rule in values.items():
            here = place + escape(name)
            kind = self.writable(name, form, here, own)
            compiled = self.logic(rule, kind, here) if kind else None
            if compiled:
                found[name] = compiled
        return found

    def writable(self, name: str, form: str, place: str, own: bool = True) -> Type | None:
        """The type of what may be written under `name`; None, and a problem, where nothing may."""
        types = self.types if form == self.form else self.forms.get(form, {})
        if name.startswith("_"):
            if own and name in OWN:
                return types.get(name, TEXT)
            self._not_writable(name, place)
            return None
        if form == self.form and name in self.computed:
            zh = f"字段“{name}”由系统计算，不能写入；请去掉这一项"
            self.refuse(place, "computed_field", zh, f'the field "{name}" is computed and cannot be written; remove it')
            return None
        return self.known(name, types, place)

    def _not_writable(self, name: str, place: str) -> None:
        zh = f"“{name}”不能这样写入；可写的是字段，以及本单的 {'、'.join(OWN)}"
        en = f'"{name}" cannot be written here; fields can, and {", ".join(OWN)} of the rule\'s own record'
        self.refuse(place, "not_writable", zh, en)

    def known(self, name: str, types: Types, place: str) -> Type | None:
        """The type of `name`; None, and a problem, where there is no such field."""
        if name in types:
            return types[name]
        near = next(iter(get_close_matches(name[:50], list(types), 1)), None)
        zh, en = (f";是否要用“{near}”？", f'; did you mean "{near}"?') if near else ("", "")
        self.refuse(place, "unknown_field", f"没有字段“{name[:80]}”{zh}", f'there is no field "{name[:80]}"{en}')
        return None

    def known_form(self, form: str, place: str) -> bool:
        """Whether `form` exists; a problem where it does not."""
        if form in self.forms or form == self.form:
            return True
        self.no_form(form, place)
        return False

    def no_form(self, form: str, place: str) -> None:
        """The problem that there is no form `form`."""
        zh, en = "、".join(self.forms), ", ".join(self.forms)
        self.refuse(
            place, "unknown_form", f"没有表单“{form}”；现有：{zh}", f'there is no form "{form}"; there are: {en}'
        )

    def target(self, field: str, place: str) -> str | None:
        """The form that the reference field `field` leads to; None, and a problem, where it leads nowhere."""
        if self.known(field, self.types, place) is None:
            return None
        form = self.references.get(field)
        if form is None:
            zh, en = f"“{field}”不是引用字段", f'"{field}" is not a reference to another record'
            self.refuse(place, "not_a_reference", zh, en)
            return None
        return form if self.known_form(form, place) else None

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses of the rule's form."""
        kind = self.types.get("_status")
        return kind.values if isinstance(kind, Enum) else ()

    def status(self, status: str, place: str) -> None:
        """A problem where the form has no such status."""
        kind = self.types.get("_status")
        if isinstance(kind, Enum) and status not in kind.values:
            zh, en = "、".join(kind.values), ", ".join(kind.values)
            text = f"表单没有状态“{status}”；可用的有：{zh}", f'the form has no status "{status}"; there are: {en}'
            self.refuse(place, "unknown_status", *text)

    def group(self, key: str | None, place: str) -> None:
        """A problem where there is no group `key`."""
        if key is not None and self.groups is not None and key not in self.groups:
            zh, en = "、".join(sorted(self.groups)), ", ".join(sorted(self.groups))
            self.refuse(
                place, "unknown_group", f"没有用户组“{key}”；现有：{zh}", f'there is no group "{key}"; there are: {en}'
            )

    def recipient(self, to: Mapping[str, Any], place: str) -> Recipient:
        """Who is told; a problem where it does not say which group or person."""
        of, name = to["of"], to.get("name")
        if of in ("group", "user") and name is None:
            self.refuse(place, "nobody", "请写明是哪个小组或成员", "say which group or person (name)")
        if of == "group":
            self.group(name, f"{place}/name")
        return Recipient(of, name)

    def policy(self, key: str, place: str) -> None:
        """A problem where there is no service promise `key`."""
        known = self.beside.policies
        if known is not None and key not in known:
            zh, en = "、".join(sorted(known)), ", ".join(sorted(known))
            text = f"没有时效承诺“{key}”；现有：{zh}", f'there is no service promise "{key}"; there are: {en}'
            self.refuse(place, "unknown_policy", *text)

    def words(self, words: Mapping[str, str], place: str) -> Text:
        """Words for people whose every `{field}` leads somewhere."""
        for language, written in words.items():
            for name in PLACEHOLDER.findall(written):
                here = place + escape(language)
                kind = self.known(name, self.types, here)
                if isinstance(kind, Record):
                    zh, en = (
                        f"“{{{name}}}”是一组值，不能放进文字里",
                        f'"{{{name}}}" is a group of values, not one to show',
                    )
                    self.refuse(here, "not_showable", zh, en)
        return text(words)
