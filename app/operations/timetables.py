"""Whatever happens on a schedule has its next time as a job: put there when its definition comes in force."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.db import ZONE
from app.models import job
from app.outbox import Job, call_off, enqueue
from engines.logic.cron import next_time


def arrange_times(conn: Connection, kind: str, schedules: Mapping[str, str], now: int) -> None:
    """Give each of `schedules` (a cron line by key) its next job of `kind`, and forget those that are gone."""
    waiting = conn.execute(select(job.c.key, job.c.due_at).where(job.c.kind == kind, job.c.status == "ready"))
    there = {row.key: row.due_at for row in waiting}
    wanted = [each for key, line in schedules.items() for each in following(conn, kind, key, line, now)]
    call_off(conn, there.keys() - {each.key for each in wanted})
    late = {key for key, at in there.items() if at <= now}  # about to run, or missed: that is made up for
    enqueue(conn, (each for each in wanted if each.key not in late), now)


def following(conn: Connection, kind: str, key: str, line: str, now: int) -> list[Job]:
    """The job of `kind` ("rule_schedule") for the next time of the cron line; none where it names none."""
    at, what = next_time(line, now, conn.info[ZONE]), kind.partition("_")[0]
    return [] if at is None else [Job(kind, {what: key}, at, f"{kind}:{key}", priority=5)]
