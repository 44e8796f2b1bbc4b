"""Commands about people, and the login of a first start."""

from __future__ import annotations

import os
import secrets

import click
from sqlalchemy import select

from app import clock
from app.actor import SYSTEM
from app.cli.bundles import opened
from app.db import Database
from app.identity.passwords import hash_password
from app.models import user
from app.operations.create_user import create_user
from app.operations.set_password import set_password
from app.settings import Settings


@click.group("user")
def users() -> None:
    """Members of staff."""


@users.command()
@click.argument("username")
@click.option("--name", help="As others see it; the user name where left out.")
@click.option("--group", "groups", multiple=True)
@click.option("--manages", multiple=True, help="A group they lead.")
@click.option("--role", "roles", multiple=True, help="`administrator` may do everything.")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
def add(
    username: str,
    name: str | None,
    groups: tuple[str, ...],
    manages: tuple[str, ...],
    roles: tuple[str, ...],
    password: str,
) -> None:
    """Add USERNAME."""
    key = create_user(
        opened(),
        username,
        SYSTEM,
        clock.now(),
        name=name,
        password_hash=hash_password(password),
        groups=groups,
        manages=manages,
        roles=roles,
    )
    click.echo(f"user {key}: {username}")


def first_login(db: Database, settings: Settings) -> str:
    """How to sign in after a first start: one random password for the administrator and the demo's people.

    It is kept beside the data, readable by its owner, so that every start can say it; delete the file to end that.
    """
    file = settings.login_file
    if not file.exists():
        with db.read() as conn:
            if conn.execute(select(user.c.id).where(user.c.password_hash.is_not(None))).first() is not None:
                return "with your account"
        _let_in(db, settings)
    return file.read_text().strip()


def _let_in(db: Database, settings: Settings) -> None:
    password = secrets.token_urlsafe(9)
    hashed = hash_password(password)
    with db.read() as conn:
        people = list(conn.execute(select(user.c.id, user.c.username).order_by(user.c.id)))
    if "admin" not in {person.username for person in people}:
        create_user(db, "admin", SYSTEM, clock.now(), password_hash=hashed, roles=["administrator"], name="管理员")
    for person in people:
        set_password(db, person.id, hashed, SYSTEM, clock.now())
    others = ", ".join(person.username for person in people if person.username != "admin")
    said = f"admin, password {password}" + (f"  (or as {others})" if others else "")
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(settings.login_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as target:
        target.write(said + "\n")


COMMANDS = {"user": users}
