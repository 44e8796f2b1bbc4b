"""Options that an answer is chosen from."""

from __future__ import annotations

from collections.abc import Iterator

from engines.form.kind import Config, Fault
from engines.kinds import Text
from engines.logic.types import Enum, Type


def ids(config: Config) -> tuple[str, ...]:
    """What is stored, in the order in which it is offered."""
    return tuple(dict.fromkeys(option["id"] for option in config["options"]))


def enum(config: Config) -> Enum:
    return Enum(ids(config))


def repeated(config: Config, kind: Type) -> Iterator[Fault]:
    """Options that exist twice."""
    seen: set[str] = set()
    for index, option in enumerate(config["options"]):
        if option["id"] in seen:
            message = Text(f"选项“{option['id']}”重复", f'the option "{option["id"]}" exists twice')
            yield Fault("repeated_id", message, f"/options/{index}/id")
        seen.add(option["id"])
