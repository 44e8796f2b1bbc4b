"""Names of tables and indexes: readable, at most 63 bytes (PostgreSQL), and never the same for two things."""

from __future__ import annotations

from hashlib import sha256

LONGEST = 63


def table_name(form: str) -> str:
    """`f_<form>`."""
    return f"f_{form}" if is_plain(form) else _hashed(f"f_{form}", form)


def child_name(form: str, field: str) -> str:
    """`f_<form>__<field>`; `field` may be `_tags`."""
    name = f"f_{form}__{field}"
    return name if is_plain(form) and len(name) <= LONGEST else _hashed(name, f"{form} {field}")


def index_name(table: str, columns: tuple[str, ...]) -> str:
    """`ix_<table>_<columns>`."""
    name = f"ix_{table}_{'_'.join(columns)}"
    return name if len(name) <= LONGEST else _hashed(name, name)


def is_plain(form: str) -> bool:
    """Whether the form's key cannot be mistaken for that of another form and one of its fields."""
    return "__" not in form and not form.endswith("_")


def _hashed(name: str, of: str) -> str:
    return f"{name[: LONGEST - 11].replace('__', '_')}_{sha256(of.encode()).hexdigest()[:10]}"
