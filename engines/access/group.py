"""A group of people: which roles its members hold, who leads it, and which group it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from engines import schema
from engines.definition import KEY, Definition
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text

BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "roles": {
            "type": "array",
            "items": {"type": "string", "pattern": KEY},
            "uniqueItems": True,
            "x-label": {"zh": "成员的角色", "en": "Roles of its members"},
        },
        "manager": {
            "type": "string",
            "minLength": 1,
            "x-label": {"zh": "负责人（用户名）", "en": "Manager (username)"},
        },
        "parent": {"type": "string", "pattern": KEY, "x-label": {"zh": "上级组", "en": "Parent group"}},
    },
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Group:
    """A group as read; `manager` is a username, `parent` a group's key."""

    key: str
    name: Text
    roles: tuple[str, ...]
    manager: str | None
    parent: str | None


def read_group(definition: Definition, roles: Collection[str], groups: Mapping[str, str | None]) -> Group:
    """The group; `roles` are all role keys, `groups` all group keys with their parents. Raises BadDefinition."""
    body = definition.body
    found = schema.problems(BODY, body, definition.document, "/body")
    if found:
        raise BadDefinition(found)
    group = Group(
        definition.key, definition.name, tuple(body.get("roles", ())), body.get("manager"), body.get("parent")
    )
    found = [
        _problem(
            definition, "/body/roles" + escape(index), "unknown_role", f"没有角色“{key}”", f'there is no role "{key}"'
        )
        for index, key in enumerate(group.roles)
        if key not in roles
    ]
    found += _bad_parent(definition, group, groups)
    if found:
        raise BadDefinition(found)
    return group


def _bad_parent(definition: Definition, group: Group, groups: Mapping[str, str | None]) -> list[Problem]:
    """The parent must exist, and the way up must end."""
    here = "/body/parent"
    if group.parent is None:
        return []
    if group.parent not in groups and group.parent != group.key:
        zh, en = f"没有组“{group.parent}”", f'there is no group "{group.parent}"'
        return [_problem(definition, here, "unknown_group", zh, en)]
    seen = {group.key}
    above: str | None = group.parent
    while above is not None and above not in seen:
        seen.add(above)
        above = groups.get(above)
    if above != group.key:
        return []
    zh, en = "上级组绕了一圈又回到自己", "the way up through the parents comes back to this group"
    return [_problem(definition, here, "cyclic_parent", zh, en)]


def _problem(definition: Definition, pointer: str, code: str, zh: str, en: str) -> Problem:
    return Problem(definition.document, pointer, code, Text(zh, en))
