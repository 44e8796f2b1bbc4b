"""What there is around a rule besides its forms: what its actions may name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from engines.connector import Connector
from engines.kinds import Text

CHANNELS = ("in_app", "mail", "sms", "webhook")


@dataclass(frozen=True)
class Notice:
    """A template as read. `short` is what a text message says."""

    key: str
    name: Text
    form: str
    title: Text
    body: Text
    short: Text
    channels: tuple[str, ...]

    def title_for(self, channel: str) -> Text:
        """The first line: a text message has no other."""
        return self.short if channel == "sms" else self.title


@dataclass(frozen=True)
class Beside:
    """`tickets` are the forms that have a flow, `notices` the templates, `policies` the service promises,
    `connectors` the other systems; None: not known here. `leads` says of every (form, reference field) which form it
    leads to.
    """

    tickets: Collection[str] | None = None
    notices: Mapping[str, Notice] | None = None
    policies: Collection[str] | None = None
    connectors: Mapping[str, Connector] | None = None
    leads: Mapping[tuple[str, str], str] = field(default_factory=dict)


NOTHING = Beside()
