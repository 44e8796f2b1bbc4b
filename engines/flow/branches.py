"""Branches with a condition each, and what is taken where none holds: what condition and inclusive nodes share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engines.flow.outcome import Stuck
from engines.flow.reader import Reader
from engines.flow.settings import labelled, listed, logic, name, settings, words
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN

BRANCHES = listed(
    "分支",
    "branches",
    labelled(
        settings(
            "port", "label", "when", port=name("出口", "exit"), label=words("名称", "label"), when=logic("条件", "when")
        ),
        "分支",
        "Branch",
    ),
)
DEFAULT = name("默认出口", "default exit")


@dataclass(frozen=True, slots=True)
class Branches:
    """Conditions with the port that each opens, in order, and the port for when none holds."""

    listed: tuple[tuple[Compiled, str], ...]
    default: str | None

    def open(self, visit: Visit) -> Iterator[str]:
        """The ports whose condition holds."""
        return (port for when, port in self.listed if visit.value(when))

    def first(self, visit: Visit) -> str:
        """The first port whose condition holds, or the way where none does."""
        for when, port in self.listed:
            if visit.value(when):
                return port
        return self.otherwise()

    def otherwise(self) -> str:
        """The way where none holds; without one a person is called."""
        if self.default is None:
            message = Text(
                "没有一个分支的条件成立，也没有默认分支", "no branch's condition holds and there is no default"
            )
            raise Stuck("no_way", message)
        return self.default


def read_branches(config: Any, reader: Reader) -> Branches:
    """The settings `branches` and `default`."""
    conditions = tuple(
        (reader.logic(branch["when"], f"/branches/{index}/when", BOOLEAN), branch["port"])
        for index, branch in enumerate(config["branches"])
    )
    return Branches(conditions, config.get("default"))
