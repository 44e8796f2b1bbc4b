"""Reads one node's settings: compiles its expressions, checks the names in them, and collects what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from engines import logic
from engines.connector import Call, Connector
from engines.definition import text
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import ANY, TEXT, Record, Type, Types

WRITABLE = ("_priority", "_category", "_due_at")
"""The system values that a flow may write like fields; status and assignee have nodes of their own."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

NEVER = logic.compile(False, {})
"""Stands in for an expression that was refused: a flow with problems never runs."""


@dataclass(frozen=True)
class Scope:
    """What a flow's settings may name; see `read_flow`."""

    types: Types
    forms: Mapping[str, Types] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    computed: Collection[str] = ()
    groups: Collection[str] | None = None
    labels: Mapping[str, Text] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    connectors: Mapping[str, Connector] | None = None
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Reader:
    """For the settings at `pointer`; problems go to `found`. `beyond` are nodes of which nothing is known here, with
    the for-each that keeps what is known of them.
    """

    def __init__(
        self,
        scope: Scope,
        document: str,
        pointer: str,
        found: list[Problem],
        beyond: Mapping[str, str] = {},  # read only
    ) -> None:
        self.scope, self.document, self.pointer = scope, document, pointer
        self.found, self.beyond = found, beyond

    def refuse(self, pointer: str, code: str, zh: str, en: str) -> None:
        """Say what is wrong at `pointer` of the settings, and the way out."""
        self.found.append(Problem(self.document, self.pointer + pointer, code, Text(zh, en)))

    def quiet(self, rule: Any) -> Type:
        """The type of an expression that is looked at before everything is known; its flaws are told elsewhere."""
        try:
            return logic.compile(rule, self.scope.types).type
        except BadDefinition:
            return ANY

    def logic(self, rule: Any, pointer: str, expect: Type | None) -> Compiled:
        """The expression at `pointer`, which must give `expect`, where that is given."""
        try:
            where, labels = self.pointer + pointer, self.scope.labels
            read = logic.compile(
                rule, self.scope.types, expect=expect, document=self.document, pointer=where, labels=labels
            )
        except BadDefinition as bad:
            self.found.extend(bad.problems)
            return NEVER
        nodes = {parts[1] for parts in (path.split(".") for path in read.reads) if parts[0] == "_vars" and parts[1:]}
        for node in sorted(nodes & self.beyond.keys()):
            self.not_known(node, pointer)
        return read

    def not_known(self, node: str, pointer: str) -> None:
        """Say that what is known of `node` stays in its for-each."""
        around = self.beyond[node]
        zh = f"“{node}”的结果只在“{around}”的每一项里知道，出来就没有了；请用“{around}”的“一项何时算数”和计数"
        en = (
            f'what is known of "{node}" stays in each item of "{around}" and is unknown outside; use "an item counts '
            f'when" of "{around}", and its counts'
        )
        self.refuse(pointer, "known_inside_only", zh, en)

    def field(self, name: str, pointer: str, of: Type | None = None) -> None:
        """Check that the form has the field `name`, of type `of` where given."""
        kind = self.scope.types.get(name)
        if kind is None or name.startswith("_"):
            self._no_field(name, pointer)
        elif of is not None and kind != of:
            zh = f"字段“{name}”的类型应为{of.words.zh}，请换一个字段"
            self.refuse(
                pointer, "wrong_field_type", zh, f'the field "{name}" must hold {of.words.en}; choose another one'
            )

    def target(self, name: str, pointer: str) -> str | None:
        """The form that the reference field `name` leads to; None, and a problem, where it leads nowhere."""
        form = self.scope.references.get(name)
        if form is None and name in self.scope.types:
            zh, en = f"“{name}”不是引用字段", f'"{name}" is not a reference to another record'
            self.refuse(pointer, "not_a_reference", zh, en)
        elif form is None:
            self._no_field(name, pointer)
        return form

    def values(
        self, written: Mapping[str, Any], pointer: str, of: Types | None = None
    ) -> tuple[tuple[str, Compiled], ...]:
        """Expressions for fields of the record, or of the form whose types are `of`; each must fit its field."""
        read = []
        for name, rule in written.items():
            where = pointer + escape(name)
            expect = self._written_type(name, where, of)
            if expect is not None:
                read.append((name, self.logic(rule, where, expect)))
        return tuple(read)

    def words(self, written: Mapping[str, str], pointer: str) -> Text:
        """A text whose `{names}` are filled in later; each must be a field or a system value."""
        for language, line in written.items():
            for name in PLACEHOLDER.findall(line):
                if name not in self.scope.types or isinstance(self.scope.types[name], Record):
                    self._no_field(name, pointer + escape(language))
        return text(written)

    def no_form(self, form: str, pointer: str) -> None:
        """Say that there is no form `form`, and which there are."""
        zh, en = "、".join(self.scope.forms) or "无", ", ".join(self.scope.forms) or "none"
        zh, en = f"没有表单“{form}”；可用的有：{zh}", f'there is no form "{form}"; there are: {en}'
        self.refuse(pointer, "unknown_form", zh, en)

    def call(self, config: Mapping[str, Any]) -> Call | None:
        """The call that `connector` and `call` of the settings name; None, and a problem, where there is none."""
        known = self.scope.connectors
        if known is None:
            return None
        connector = known.get(config["connector"])
        found = connector.calls.get(config["call"]) if connector else None
        if found is None:
            what, there = ("call", connector.calls) if connector else ("connector", known)
            zh, en = "、".join(there) or "无", ", ".join(there) or "none"
            zh, en = f"没有“{config[what]}”；现有：{zh}", f'there is no {what} "{config[what]}"; there are: {en}'
            self.refuse(f"/{what}", f"unknown_{what}", zh, en)
        return found

    def group(self, key: str, pointer: str) -> None:
        """Check that there is a group `key`, where the groups are known."""
        groups = self.scope.groups
        if groups is not None and key not in groups:
            zh, en = "、".join(sorted(groups)), ", ".join(sorted(groups))
            zh, en = f"没有用户组“{key}”；现有：{zh}", f'there is no group "{key}"; there are: {en}'
            self.refuse(pointer, "unknown_group", zh, en)

    def _written_type(self, name: str, where: str, of: Types | None) -> Type | None:
        types = self.scope.types if of is None else of
        if of is None and name in WRITABLE:
            return types.get(name, TEXT)
        if name not in types or name.startswith("_"):
            self._no_field(name, where, types)
            return None
        if of is None and name in self.scope.computed:
            zh = f"字段“{name}”由系统计算，不能写入；请去掉这一项"
            self.refuse(where, "computed_field", zh, f'the field "{name}" is computed and cannot be written; remove it')
            return None
        return types[name]

    def _no_field(self, name: str, pointer: str, types: Types | None = None) -> None:
        known = [each for each in types or self.scope.types if not each.startswith("_")]
        near = next(iter(get_close_matches(name[:50], known, 1)), None)
        zh, en = (
            (f";是否要用“{near}”？", f'; did you mean "{near}"?') if near else (";请先在表单中添加", "; add it there")
        )
        zh, en = f"表单里没有可用的字段“{name[:80]}”{zh}", f'the form has no field "{name[:80]}" to use here{en}'
        self.refuse(pointer, "unknown_field", zh, en)
