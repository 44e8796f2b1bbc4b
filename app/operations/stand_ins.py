"""Who works where nobody is real: a flow that is tried out meets the same made-up people in every group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from engines.kinds import Text
from engines.needs import (
    Answers,
    Ask,
    CountInWindow,
    IsTaken,
    Lookup,
    Manager,
    Member,
    Members,
    Person,
    WindowCount,
)

STARTER, ASSIGNEE = 1, 2
KNOWN: Mapping[int, Text] = {STARTER: Text("发起人", "the starter"), ASSIGNEE: Text("负责人", "the assignee")}
IN_GROUP = (Text("成员甲", "member A"), Text("成员乙", "member B"))
MANAGER = Text("主管", "manager")


def answers_to(asks: Iterable[Ask]) -> Answers:
    """What the made-up world answers: nothing is taken, nothing happened before, everybody is there."""
    return {ask: _answer(ask) for ask in asks}


def person(role: str) -> int:
    """The number of whoever is called so, such as "finance/0"; the same every time."""
    return 1_000 + crc32(role.encode()) % 1_000_000_000


def names(groups: Mapping[str, Text], usernames: Iterable[str]) -> dict[int, Text]:
    """What the made-up people are called."""
    found = dict(KNOWN) | {person(f"user/{name}"): Text(name, name) for name in usernames}
    for key, group in groups.items():
        for index, each in enumerate(IN_GROUP):
            found[person(f"{key}/{index}")] = Text(f"{group.zh}{each.zh}", f"{group.en} {each.en}")
        found[person(f"{key}/manager")] = Text(f"{group.zh}{MANAGER.zh}", f"{group.en} {MANAGER.en}")
    return found


def _answer(ask: Ask) -> Any:
    match ask:
        case Members():
            return tuple(Member(person(f"{ask.group}/{index}"), 0) for index in range(len(IN_GROUP)))
        case Manager():
            return person(f"{ask.group}/manager")
        case Person():
            return person(f"user/{ask.username}")
        case CountInWindow():
            return WindowCount(1, False)
        case IsTaken():
            return False
        case Lookup():
            return {}
    return None
