"""What a node leaves in `_vars.<node>`, as data: so that the designer can offer it to later conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engines.kinds import Text


@dataclass(frozen=True)
class Part:
    """One thing that is known once the node has been left; `only` while these settings have these values."""

    id: str
    type: str
    label: Text
    only: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tells:
    """`always` is known whatever is set.

    `lists` are settings whose items say what is known (`id` and `type`), written as a path, with "*" for every item on
    the way. `fields` is the setting that lists which fields of the form named by `form` are known, `under` the part
    that holds them, `rows` the part that holds a list of such. `items` is the setting with the list whose item is known
    inside; `call` says that what a connector's call gives is known.
    """

    always: tuple[Part, ...] = ()
    lists: tuple[str, ...] = ()
    fields: str | None = None
    under: str | None = None
    rows: str | None = None
    items: str | None = None
    call: bool = False
