"""Writes an expression as Python source: the fast way to evaluate it.

Only what the operators' files emit gets into the source. What a definition says gets there as an ASCII literal that
`ascii` wrote, or stays outside in the table of constants, so that no definition can write code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engines.logic.expression import Call, Expression, Literal, Series, may_be_null

SHORT = 64
COMPARING = frozenset({"<", "<=", ">", ">="})
"""They hold only where all of their operands are there."""
HOIST = 8
"""A part nested this deep becomes a function of its own, because Python's parser allows some 200 open brackets."""
RULE = """def rule(v, now=0):
    r = v
    return {code}"""
RULE_OF_RECORD = """def rule(v, now=0):
    r = v
    try:
        return {code}
    except KeyError as lost:
        [name] = lost.args
        if name in r:
            raise
        return rule({{**absent, name: None, **r}}, now)"""
"""A record that lacks a name it is asked for is asked again with all of them: absent is None."""


class Source:
    """One module being written. Names inside: `v` what `var` reads, `r` the record, `now`, `c1…` constants."""

    def __init__(self) -> None:
        self.constants: dict[str, Any] = {}
        self.functions: list[str] = []
        self.count = 0
        self.depth = self.arms = 0
        self.there: dict[str, str] | None = None
        self.absent: dict[str, None] = {}

    def name(self, prefix: str = "t") -> str:
        """A name not used before."""
        self.count += 1
        return f"{prefix}{self.count}"

    def constant(self, value: Any) -> str:
        """How the source says `value`: a short atom as an ASCII literal, anything else by its name in the table."""
        if value is None or type(value) in (bool, int) or (type(value) is str and len(value) <= SHORT):
            return f"({value})" if type(value) is int and value < 0 else ascii(value)
        name = self.name("c")
        self.constants[name] = value
        return name

    def write(self, part: Expression) -> str:
        """An expression in brackets, or an atom, with the value of `part`."""
        if isinstance(part, Literal):
            return self.constant(part.value)
        if isinstance(part, Series):
            if all(isinstance(item, Literal) for item in part.items):
                return self.constant([item.value for item in part.items if isinstance(item, Literal)])
            return f"[{', '.join(self.write(item) for item in part.items)}]"
        assert isinstance(part, Call)
        self.depth += 1
        code = part.kind.source(part, self)
        self.depth -= 1
        return self._hoisted(code) if self.depth and self.depth % HOIST == 0 else code

    def condition(self, part: Expression) -> str:
        """The same, strictly true or false: an absent yes/no counts as no."""
        return f"({self.write(part)} is True)" if may_be_null(part) else self.write(part)

    def following(self, part: Expression, there: dict[str, str]) -> str:
        """The same, after others of an `and`: what their comparisons found to be `there` is not looked up again."""
        compares = isinstance(part, Call) and part.kind.symbol in COMPARING
        if compares and self.depth % HOIST:  # else it may become a function of its own, which sees no names of ours
            self.there = there
        return self.condition(part)

    def guarded(self, parts: list[Expression]) -> tuple[list[str], list[str]]:
        """The conditions under which all of `parts` are there, and names for their values then."""
        conditions, names = [], []
        there, self.there = self.there if self.there is not None else {}, None
        for part in parts:
            code = self.write(part)
            if may_be_null(part):
                if code not in there:
                    there[code] = self.name()
                    conditions.append(f"({there[code]} := {code}) is not None")
                code = there[code]
            names.append(code)
        return conditions, names

    def arm(self, code: str) -> str:
        """`code` in brackets, as a function of its own where arms nest deep."""
        self.arms += 1
        return self._hoisted(code) if self.arms % HOIST == 0 else f"({code})"

    def function(self, parameters: str, *lines: str) -> str:
        """A helper with this body; its name."""
        name = self.name("f")
        self.functions.append("\n    ".join([f"def {name}({parameters}):", *lines]))
        return name

    def of_record(self, name: str) -> str:
        """The record's value of `name`, looked up the fast way: most records that are asked have it."""
        self.absent[name] = None
        return f"r[{self.constant(name)}]"

    def module(self, part: Expression, condition: bool) -> str:
        """The whole source; the function to call is `rule`."""
        code = self.condition(part) if condition else self.write(part)
        body = (RULE_OF_RECORD if self.absent else RULE).format(code=code)
        return "\n\n".join([*self.functions, body]) + "\n"

    def _hoisted(self, code: str) -> str:
        return f"{self.function('v, r, now', f'return {code}')}(v, r, now)"


def load(part: Expression, condition: bool) -> tuple[str, Callable[..., Any]]:
    """The source of `part` and the function it defines."""
    writer = Source()
    code = writer.module(part, condition)
    names = {"__builtins__": {}, "KeyError": KeyError, "absent": writer.absent, **writer.constants}
    exec(compile(code, "<rule>", "exec"), names)  # emitted by our operators only; one builtin in reach
    return code, names["rule"]
