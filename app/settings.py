"""Settings from the environment (`GONGDAN_*`) or a `.env` file: read once, never changed, safe without any."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from app.zones import CHINA, zone_of

PREFIX = "GONGDAN_"
SQLITE = "gongdan.sqlite"
CREDENTIAL = "GONGDAN_CREDENTIAL_"
TESTS = "GONGDAN_TEST_"  # read by the test run alone


class BadSetting(Exception):
    """A setting is unknown or makes no sense; the message says what to do."""


@dataclass(frozen=True)
class Settings:
    """Every setting, with a default that is safe on one machine. A field's name in capitals is its variable's."""

    data_dir: Path = Path("var")
    database_url: str = ""  # default: SQLite in data_dir
    secret_key: str = field(default="", repr=False)  # default: made once, kept in data_dir
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""  # where buyers reach us; default: host and port
    zone: str = CHINA
    language: str = "zh"
    broker_url: str = ""  # reserved for Celery's broker: nothing reads it yet
    workers: int = 2  # processes of `serve` on PostgreSQL; SQLite has one
    embedded_runner: bool = True  # jobs run in `serve`; off where `gongdan worker` runs them
    secure_cookies: bool = False  # on behind HTTPS
    smtp_url: str = field(default="", repr=False)  # smtp://user:password@host:587; none: mails are written to the log
    mail_from: str = "gongdan@localhost"
    sms_url: str = ""  # an HTTP gateway that takes {to, title, body}; none: short messages are written to the log
    webhook_url: str = field(default="", repr=False)  # takes every notice by webhook; none: written to the log
    max_upload_mb: int = 10
    public_per_minute: int = 120  # public forms that one address may submit in a minute; 0: no limit
    proxies: int = 0  # how many proxies stand before us, whose word on the caller's address is taken
    connector_hosts: str = ""  # inner hosts that connectors may call, with commas between; none: public ones only
    credential: Mapping[str, str] = field(default_factory=dict, repr=False)  # GONGDAN_CREDENTIAL_<NAME>="host secret"

    @property
    def files_dir(self) -> Path:
        """Where uploaded bytes lie."""
        return self.data_dir / "files"

    @property
    def login_file(self) -> Path:
        """Where a first start notes how to sign in, for its owner only."""
        return self.data_dir / "first_login"

    @property
    def own_sqlite(self) -> Path | None:
        """The file of the embedded database; None where another database is set."""
        own = self.data_dir / SQLITE
        return own if self.database_url == f"sqlite:///{own}" else None

    @property
    def address(self) -> str:
        """The address that people open, without a slash at its end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


def read_settings(environment: Mapping[str, str] | None = None, file: Path = Path(".env")) -> Settings:
    """The settings of this process; the environment wins over the file. Raises BadSetting."""
    given = {name: value for name, value in dotenv_values(file).items() if value is not None}
    given |= os.environ if environment is None else environment
    ours = {name: value for name, value in given.items() if name.startswith(PREFIX) and not name.startswith(TESTS)}
    secret = {name: ours.pop(name) for name in list(ours) if name.startswith(CREDENTIAL)}
    known = {PREFIX + spec.name.upper(): spec for spec in fields(Settings) if spec.name != "credential"}
    if unknown := sorted(ours.keys() - known.keys()):
        raise BadSetting(f"no such setting: {', '.join(unknown)}; there are: {', '.join(sorted(known))}")
    values = {known[name].name: _read(name, known[name].type, value) for name, value in ours.items()}
    credentials = {name.removeprefix(CREDENTIAL).lower(): value for name, value in secret.items()}
    return _complete({**values, "credential": credentials})


def _read(name: str, kind: Any, value: str) -> Any:
    if kind == "int":
        if not value.isdigit():
            raise BadSetting(f"{name} must be a whole number, but is {value!r}")
        return int(value)
    if kind == "bool":
        if value.lower() not in ("0", "1", "false", "true", "no", "yes"):
            raise BadSetting(f"{name} must be true or false, but is {value!r}")
        return value.lower() in ("1", "true", "yes")
    return Path(value) if kind == "Path" else value


def _complete(values: dict[str, Any]) -> Settings:
    """Fill what depends on something else: the database's place and the secret."""
    folder = values.get("data_dir", Settings.data_dir)
    if not values.get("database_url"):
        values["database_url"] = f"sqlite:///{folder / SQLITE}"
    if not values.get("secret_key"):
        values["secret_key"] = _kept_secret(folder)
    elif len(values["secret_key"]) < 32:
        raise BadSetting(f"{PREFIX}SECRET_KEY must have at least 32 characters")
    try:
        zone_of(values.get("zone", CHINA))
    except ValueError as unknown:
        raise BadSetting(f"{PREFIX}ZONE must be a zone such as Europe/Berlin, but is {values['zone']!r}") from unknown
    return Settings(**values)


def _kept_secret(folder: Path) -> str:
    """A secret made at the first start and kept beside the data, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret_key"
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as target:
            target.write(secrets.token_urlsafe(48))
    return file.read_text()
