"""Who does something: the one word for it in events, audit, conditions and permissions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.values import value


@value(frozen=True, slots=True)
class Actor:
    """kind is user | customer | api_key | rule | flow | timer | system | import.

    `groups` are the user's, the first one leading; `roles` are their own and those of the groups. A customer is whoever
    holds a record's link; `id` is then their customer record, where there is one. `supervisor` may release and transfer
    the tasks of others.
    """

    kind: str
    id: int | None = None
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    supervisor: bool = False

    @property
    def user(self) -> int | None:
        """The staff user behind this, also behind an API key; None for everybody else."""
        return self.id if self.kind in ("user", "api_key") else None

    def values(self) -> Mapping[str, Any]:
        """What a condition sees as `_actor`."""
        group = self.groups[0] if self.groups else None
        return {"kind": self.kind, "id": self.id, "group": group, "groups": list(self.groups)}


SYSTEM = Actor("system")
TIMER = Actor("timer")
BUYER = Actor("customer")
