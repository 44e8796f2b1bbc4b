"""What one person may see and do under the definitions that are live now: every query takes one of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_

from app.actor import Actor
from app.live import Live
from app.people import ADMINISTRATOR, access_of, roles_held
from engines.access import Access
from engines.access.role import PAGES, Role
from engines.form.form import Form


@dataclass(frozen=True)
class Sight:
    """A person's eyes, for one request. `language` is how they read."""

    live: Live
    actor: Actor
    now: int
    language: str
    _kept: dict[str, Access] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_administrator(self) -> bool:
        return ADMINISTRATOR.key in self.actor.roles

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that are held and exist."""
        return roles_held(self.live, self.actor)

    @property
    def pages(self) -> list[str]:
        """The pages that are open to this person."""
        return [page for page in PAGES if any(page in role.pages for role in self.roles)]

    def may_report(self, key: str) -> bool:
        """Whether one of the roles shows this report; its rows still follow the rights on its form."""
        return any(key in role.reports for role in self.roles)

    def form(self, key: str) -> Form | None:
        """The live form of that key."""
        return self.live.house.forms.get(key)

    def access(self, form: str) -> Access:
        """The rights on the records of a form; none where there is no such form."""
        if form not in self._kept:
            there = form in self.live.house.forms
            self._kept[form] = access_of(self.live, self.actor, form) if there else Access((), self.actor.values())
        return self._kept[form]

    def readable(self) -> list[Form]:
        """The forms of which this person may read some records."""
        return [form for key, form in self.live.house.forms.items() if self.access(key).may("read")]

    def where(
        self, form: str, column: Callable[[str], ColumnElement[Any]], action: str = "read", paths: Iterable[str] = ()
    ) -> list[ColumnElement[bool]]:
        """The row policy as conditions; asked with `paths`, only rows in which their plain values may be seen."""
        policy = self.access(form).where(column, self.now, action, paths)
        return [] if policy is None else [policy]

    def row(self, form: str, values: Mapping[str, Any]) -> Access | None:
        """The rights on this one record; None where it must not be seen."""
        access = self.access(form)
        return access.at(values, self.now) if access.rows(values, self.now) else None


def all_of(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool] | None:
    """Joined by AND; None where there are none."""
    listed = list(conditions)
    return and_(*listed) if listed else None
