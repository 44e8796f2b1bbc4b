"""Values that are made by the thousand: frozen to whoever checks the types, plain to whoever runs the code.

What makes a frozen dataclass refuse an assignment also makes it three times as dear to create. mypy refuses the
assignment before it runs, so at run time the price can be saved. Written `@value(frozen=True, slots=True)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool) -> Any:
        """The decorator at run time: it compares, hashes and matches as a frozen dataclass does."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["value"]
