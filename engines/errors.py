"""What can be wrong with a definition: each problem knows its document, the place in it, a code and its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engines.kinds import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an analyst must mend.

    `document` is "kind/key" or a file's path, `pointer` a JSON Pointer (RFC 6901) inside it, `code` a stable
    snake_case word, `message` says what is wrong and the way out.
    """

    document: str
    pointer: str
    code: str
    message: Text
    severity: str = "error"

    def inside(self, document: str, prefix: str = "") -> Problem:
        """The same problem, seen from `document`, whose part at `prefix` was checked on its own."""
        return replace(self, document=document, pointer=prefix + self.pointer)

    def line(self, language: str = "en") -> str:
        """`file#/json/pointer: message`, the form `gongdan check` prints."""
        return f"{self.document}#{self.pointer}: {self.message.to(language)}"


class BadDefinition(Exception):
    """A definition cannot be used; carries every problem found, not just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line() for problem in self.problems))


class EndlessWork(Exception):
    """A flow or a chain of rules did not come to rest within its step budget."""

    def __init__(self, document: str, steps: int) -> None:
        self.document, self.steps = document, steps
        super().__init__(f"{document}: still running after {steps} steps")


def escape(token: str | int) -> str:
    """One reference token of a JSON Pointer, with its leading slash."""
    return "/" + str(token).replace("~", "~0").replace("/", "~1")
