"""Every fixed table, as SQLAlchemy Core. The projections `f_<form>` are made at publish, outside this list."""

from __future__ import annotations

from app.models.agents import agent
from app.models.audit import audit, idempotency
from app.models.base import metadata
from app.models.definitions import bundle, bundle_file, document, release
from app.models.files import file
from app.models.flows import catch, instance, parcel, task, timer, token
from app.models.jobs import incident, job
from app.models.migrations import migrated, migration
from app.models.notices import notification
from app.models.people import absence, api_key, membership, session, slip, user
from app.models.projections import projection_issue
from app.models.promises import sla_clock
from app.models.records import counter, event, message, record, record_link, window
from app.models.views import saved_view

__all__ = [
    "absence",
    "agent",
    "api_key",
    "audit",
    "bundle",
    "bundle_file",
    "catch",
    "counter",
    "document",
    "event",
    "file",
    "idempotency",
    "incident",
    "instance",
    "job",
    "membership",
    "message",
    "metadata",
    "migrated",
    "migration",
    "notification",
    "parcel",
    "projection_issue",
    "record",
    "record_link",
    "release",
    "saved_view",
    "session",
    "sla_clock",
    "slip",
    "task",
    "timer",
    "token",
    "user",
    "window",
]
