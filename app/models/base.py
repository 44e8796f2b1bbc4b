"""What every table is made of: one MetaData, portable column types, fixed names for constraints."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Integer, MetaData

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)

# 64 bits everywhere; SQLite hands out row ids only to a column spelt INTEGER, which is 64 bits there anyway.
Big = BigInteger().with_variant(Integer, "sqlite")
Json = JSON(none_as_null=True)


def row_id(name: str = "id") -> Column[int]:
    """A primary key that the database hands out."""
    return Column(name, Big, primary_key=True, autoincrement=True)


def instant(name: str, **options: Any) -> Column[int]:
    """A moment: whole seconds UTC."""
    return Column(name, Big, **options)
