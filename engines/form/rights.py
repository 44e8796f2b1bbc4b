"""What one person may do with the fields of a form, as compiled from their roles."""

from __future__ import annotations

from dataclasses import dataclass

from engines.form.shape import Form


@dataclass(frozen=True, slots=True)
class Rights:
    """Field ids that may be written and read, None for all; `mask` are those shown only in part."""

    write: frozenset[str] | None = None
    read: frozenset[str] | None = None
    mask: frozenset[str] = frozenset()

    def may_write(self, field: str) -> bool:
        return self.write is None or field in self.write

    def may_read(self, field: str) -> bool:
        return self.read is None or field in self.read

    def access(self, field: str, can_change: bool = True) -> str:
        """Edit | read | mask | hidden; `can_change` is False for a field that nobody fills in."""
        if field in self.mask:
            return "mask"
        if can_change and self.may_write(field):
            return "edit"
        return "read" if self.may_read(field) else "hidden"


ALL = Rights()


def public_rights(form: Form) -> Rights:
    """What a buyer who is not signed in may do: fill in the public fields, and nothing else."""
    fields = frozenset(form.public.fields if form.public else ())
    return Rights(write=fields, read=fields)
