"""Brings a notice out of the house: by mail, by text message, to a webhook; or into the log where no way is set up."""

from __future__ import annotations

import logging
import smtplib
import urllib.request
from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit

import orjson
from sqlalchemy import Connection, select

from app.jobs.kind import Tools
from app.live import live
from app.models import record, user
from app.outbox import Lease

log = logging.getLogger("gongdan.deliver")
PATIENCE = 20


def deliver_mail(tools: Tools, lease: Lease, now: int) -> None:
    """One mail to each person; the job's id is in the message id, so that a mail server can tell a repeated one."""
    for number, (address, language) in enumerate(_addresses(tools, lease, "email")):
        title, body = _words(lease, language)
        if not tools.settings.smtp_url:
            log.info("mail to %s: %s", address, title)
            continue
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = tools.settings.mail_from, address, title
        mail["Message-ID"] = f"<job-{lease.id}-{number}@gongdan>"
        mail.set_content(body or title)
        _send(tools.settings.smtp_url, mail)


def deliver_sms(tools: Tools, lease: Lease, now: int) -> None:
    """One text message to each telephone, through the gateway of the settings."""
    for number, (phone, language) in enumerate(_addresses(tools, lease, "phone")):
        title, body = _words(lease, language)
        if not tools.settings.sms_url:
            log.info("text message to %s: %s", phone, title)
            continue
        _post(tools.settings.sms_url, {"to": phone, "title": title, "body": body}, f"{lease.id}-{number}")


def deliver_webhook(tools: Tools, lease: Lease, now: int) -> None:
    """The notice in every language to the one address of the settings: what the world may be told goes nowhere else."""
    said = {name: lease.payload[name] for name in ("record", "title", "body")}
    if not tools.settings.webhook_url:
        log.info("webhook: %s", said["title"]["en"])
        return
    _post(tools.settings.webhook_url, said | {"at": lease.due_at}, str(lease.id))


def _words(lease: Lease, language: str) -> tuple[str, str]:
    short = "zh" if language.startswith("zh") else "en"
    return lease.payload["title"][short], lease.payload["body"][short]


def _addresses(tools: Tools, lease: Lease, kind: str) -> list[tuple[str, str]]:
    """Where the people of this notice can be reached, with their languages."""
    payload = lease.payload
    with tools.db.read() as conn:
        if "customer" in payload:
            found = _customer(tools, conn, payload["customer"], kind) if payload["customer"] else None
            return [(found, tools.settings.language)] if found else []
        column = user.c[kind]
        chosen = select(column, user.c.language).where(user.c.id.in_(payload["users"]), user.c.active)
        return [(row[0], row[1]) for row in conn.execute(chosen.where(column.is_not(None)))]


def _customer(tools: Tools, conn: Connection, customer: int, kind: str) -> str | None:
    """The customer's telephone, or a field called "email", in their record."""
    row = conn.execute(select(record.c.form, record.c.data).where(record.c.id == customer)).first()
    form = live(tools.db, conn).house.forms.get(row.form) if row else None
    if row is None or form is None:
        return None
    data: Mapping[str, Any] = row.data
    if kind == "email":
        return data.get("email")
    return next((data[field.id] for field in form.fields if field.kind.finds_people and data.get(field.id)), None)


def _send(url: str, mail: EmailMessage) -> None:
    """Hand a mail to the server in `url` (smtp://user:password@host:587, smtps:// for TLS from the start)."""
    server = urlsplit(url)
    connect = smtplib.SMTP_SSL if server.scheme == "smtps" else smtplib.SMTP
    with connect(server.hostname or "localhost", server.port or 0, timeout=PATIENCE) as smtp:
        if server.username:
            if server.scheme == "smtp":
                smtp.starttls()
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(mail)


def _post(url: str, said: Mapping[str, Any], key: str) -> None:
    """Post JSON once for `key`: the other side may see it again and knows it by the key."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    request = urllib.request.Request(url, orjson.dumps(dict(said)), headers, method="POST")
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        answer.read(1)
