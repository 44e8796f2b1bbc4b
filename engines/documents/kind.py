"""What a kind of document says of itself: how one is read among the others, and what only all of them show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.definition import Definition
from engines.documents.site import Site
from engines.errors import Problem
from engines.kinds import Kind


def nothing(site: Site) -> Iterable[Problem]:
    """Most kinds show all that is wrong one by one."""
    return ()


@dataclass(frozen=True, kw_only=True)
class DocumentKind(Kind):
    """A kind of document; `config` is the JSON Schema of its body.

    `read` compiles one, among the others of its site; it raises BadDefinition with every problem. `together` finds what
    shows only when all are read. `blocks` says of which rooms of the catalogue the blocks in the body are, and where
    they lie.
    """

    read: Callable[[Definition, Site], Any]
    together: Callable[[Site], Iterable[Problem]] = nothing
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
