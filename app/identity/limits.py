"""How often somebody may fail to sign in: counted in the database, for all processes, by user name and by address."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from app.models import slip

WINDOW = 900
PER_NAME, PER_ADDRESS = 10, 50


def wait(conn: Connection, username: str, address: str, now: int) -> int:
    """Seconds until the next try is allowed; 0 where it is allowed now."""
    return max(_wait(conn, key, limit, now) for key, limit in _keys(username, address).items())


def slipped(conn: Connection, username: str, address: str, now: int) -> None:
    """Remember one more failure."""
    conn.execute(insert(slip), [{"key": key, "at": now} for key in _keys(username, address)])


def forgive(conn: Connection, username: str) -> None:
    """The right password was given: earlier slips of this person are forgotten, those of the address are not."""
    conn.execute(delete(slip).where(slip.c.key == _name(username)))


def _wait(conn: Connection, key: str, limit: int, now: int) -> int:
    """The limit-th newest slip must leave the window before there may be another."""
    recent = select(slip.c.at).where(slip.c.key == key, slip.c.at > now - WINDOW)
    oldest = conn.execute(recent.order_by(slip.c.at.desc()).offset(limit - 1).limit(1)).scalar()
    return oldest + WINDOW - now if oldest is not None else 0


def _keys(username: str, address: str) -> dict[str, int]:
    return {_name(username): PER_NAME, f"address:{address[:64]}": PER_ADDRESS}


def _name(username: str) -> str:
    return f"name:{username.casefold()[:150]}"
