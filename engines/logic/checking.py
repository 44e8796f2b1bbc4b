"""The type check: the scope that `var` sees, what is read, and the sentences for what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jsonlogic.json_schema.types import JSONSchemaType
from jsonlogic.typechecking import Diagnostic, TypecheckContext
from jsonlogic.utils import DataStack

from engines.errors import Problem
from engines.kinds import Text
from engines.logic.expression import Call, Expression, Literal, Series
from engines.logic.literals import Misfit, read_as
from engines.logic.types import ANY, BOOLEAN, INTEGER, NULL, NUMBER, TEXT, Enum, List, Record, Type, Types, unify


@dataclass
class Finding(Diagnostic):
    """A diagnostic with a stable code, in both languages."""

    code: str
    text: Text

    def problem(self, document: str, prefix: str) -> Problem:
        pointer = self.operator.pointer if isinstance(self.operator, Expression) else ""
        return Problem(document, prefix + pointer, self.code, self.text)


class Checker(TypecheckContext):
    """What the checks of operators ask and tell."""

    def __init__(self, types: Types, labels: Mapping[str, Text]) -> None:
        super().__init__({})
        self.record = Record(types)
        self.scopes: DataStack[Type] = DataStack(self.record)
        self.labels = labels

    @property
    def findings(self) -> list[Finding]:
        return [each for each in self.diagnostics if isinstance(each, Finding)]

    @property
    def in_item(self) -> bool:
        """Whether `var` now reads the item of a list."""
        return self.scopes.tail is not self.record

    def refuse(self, part: Expression, code: str, zh: str, en: str) -> Type:
        """Note what is wrong with `part`; answers ANY, so that no other operator complains about it again."""
        self.diagnostics.append(Finding(en, "general", "error", part, code, Text(zh, en)))
        return ANY

    def check(self, part: Expression) -> Type:
        """The type of `part`, everything below it checked."""
        if isinstance(part, Series):
            part.type = List(self.together(part.items, "list") or ANY)
        elif isinstance(part, Call):
            part.typecheck(self)
        return part.type

    def check_item(self, body: Expression, of: Type) -> Type:
        """The type of `body`, in which `var` reads one item of the list `of`."""
        with self.scopes.push(of.item if isinstance(of, List) else ANY):
            return self.check(body)

    def tries(self, attempt: Callable[..., bool], *given: Any) -> bool:
        """Whether `attempt` comes to yes without a complaint; one that does not leaves none behind."""
        before = len(self.diagnostics)
        done = attempt(*given) and len(self.diagnostics) == before
        del self.diagnostics[before:]
        return done

    def fit(self, part: Expression, kind: Type) -> bool:
        """Whether `part` can be read as `kind`; literals in it become so."""
        try:
            self._settle(part, kind)
        except Misfit:
            return False
        return True

    def need(self, part: Expression, *kinds: Type) -> Type:
        """Check `part`, which must be one of `kinds`; the first that fits."""
        own = self.check(part)
        if own == ANY or own in kinds:
            return own
        for kind in kinds:
            if self.fit(part, kind):
                return kind
        return self._misfit(part, kinds[0])

    def condition(self, part: Expression) -> None:
        """Check `part`, which must be a condition."""
        own = self.check(part)
        if own not in (BOOLEAN, ANY):
            zh, en = self.subject(part)
            code, hint = "not_a_condition", "用比较或“已填写”来提问"
            self.refuse(
                part, code, f"{zh}，不是条件；{hint}", f"{en}, not a condition; compare it or ask whether it is filled"
            )

    def together(self, parts: Sequence[Expression], what: str = "compare") -> Type | None:
        """Check `parts` and bring them to one type, literals by what they stand beside; None after a complaint."""
        kinds = [self.check(part) for part in parts]
        firm = [kind for part, kind in zip(parts, kinds, strict=True) if not is_flexible(part)]
        common: Type | None = NULL
        for kind in firm or kinds:
            common = unify(common, kind) if common is not None else None
        if common is None:
            self._clash(parts, what)
            return None
        if common == INTEGER and NUMBER in kinds:
            common = NUMBER
        if common == ANY:
            return ANY
        fits = [part.type == ANY or self.fit(part, common) or self._blame(part, parts, common, what) for part in parts]
        return common if all(fits) else None

    def _blame(self, part: Expression, parts: Sequence[Expression], common: Type, what: str) -> bool:
        if isinstance(part, Literal):
            try:
                read_as(part.value, common)
            except Misfit as misfit:
                if misfit.code != "type_mismatch":
                    self.refuse(part, misfit.code, misfit.message.zh, misfit.message.en)
                    return False
        other = next((each for each in parts if not is_flexible(each)), parts[0])
        self._clash([other, part], what)
        return False

    def _clash(self, parts: Sequence[Expression], what: str) -> None:
        """The sentence for the first two of `parts` that do not go together."""
        first = next(part for part in parts if part.type not in (NULL, ANY))
        second = next((part for part in parts if unify(first.type, part.type) is None), parts[-1])
        (zh, en), other = self.subject(first), self.object(second)
        if what == "compare":
            self.refuse(
                second, "type_mismatch", f"{zh}，不能和{other.zh}比较", f"{en} and cannot be compared with {other.en}"
            )
        else:
            self.refuse(
                second, "type_mismatch", f"{zh}，不能和{other.zh}放在一起", f"{en} and does not go with {other.en}"
            )

    def _misfit(self, part: Expression, kind: Type) -> Type:
        if isinstance(part, Literal):
            try:
                read_as(part.value, kind)
            except Misfit as misfit:
                return self.refuse(part, misfit.code, misfit.message.zh, misfit.message.en)
        zh, en = self.subject(part)
        return self.refuse(
            part, "type_mismatch", f"{zh}，这里应为{kind.words.zh}", f"{en}; {kind.words.en} is needed here"
        )

    def _settle(self, part: Expression, kind: Type) -> None:
        """Read `part` as `kind`, or raise Misfit."""
        if isinstance(part, Literal):
            part.value = read_as(part.value, kind)
        elif isinstance(part, Series) and isinstance(kind, List):
            for item in part.items:
                self._settle(item, kind.item)
        elif isinstance(part, Call) and part.kind.passes and part.type != kind:
            for passed in part.kind.passes(part):
                self._settle(passed, kind)
        elif not widens(part.type, kind):
            raise Misfit("type_mismatch", "", "")
        else:
            return
        part.type = kind

    def subject(self, part: Expression) -> tuple[str, str]:
        """The beginning of a sentence about `part`: “退款金额”是金额."""
        named, kind = self.object(part), part.type.words
        if isinstance(part, Literal):
            return f"这是{named.zh}", f"this is {named.en}"
        if name := self.name_of(part):
            return f"“{name.zh}”是{kind.zh}", f'"{name.en}" is {kind.en}'
        return f"{named.zh}是{kind.zh}", f"{named.en} is {kind.en}"

    def object(self, part: Expression) -> Text:
        """How a sentence mentions `part`."""
        kind = part.type.words
        if isinstance(part, Literal):
            if part.value is None:
                return Text("空值（null）", "null")
            return Text(f"{kind.zh}“{part.value}”", f'{kind.en.removeprefix("a ")} "{part.value}"')
        if name := self.name_of(part):
            return Text(f"{kind.zh}“{name.zh}”", f'"{name.en}" ({kind.en})')
        if isinstance(part, Call):
            return Text(f"“{part.kind.label.zh}”的结果", f'the result of "{part.kind.label.en}"')
        return Text("这个列表", "this list")

    def name_of(self, part: Expression) -> Text | None:
        """What people call the field that `part` reads, if it is a field and no more."""
        if not isinstance(part, Call) or part.kind.group != "value" or not isinstance(part.arguments[0], Literal):
            return None
        path = str(part.arguments[0].value)
        return self.labels.get(path.removeprefix("_record."), Text(path, path))


def is_flexible(part: Expression) -> bool:
    """Whether `part` takes its type from what it stands beside."""
    if isinstance(part, Call):
        return part.kind.passes is not None and all(is_flexible(passed) for passed in part.kind.passes(part))
    return isinstance(part, Literal) or all(is_flexible(item) for item in part.parts())


def widens(own: JSONSchemaType, to: Type) -> bool:
    """Whether every `own` is a `to` as it stands."""
    if own in (to, NULL, ANY) or to == ANY or (own == INTEGER and to == NUMBER):
        return True
    if isinstance(own, Enum):
        return to == TEXT or (isinstance(to, Enum) and set(own.values) <= set(to.values))
    return isinstance(own, List) and isinstance(to, List) and widens(own.item, to.item)
