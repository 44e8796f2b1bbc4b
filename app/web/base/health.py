"""For those who run the server: is it alive, is it ready, how busy is it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, Response
from sqlalchemy.exc import SQLAlchemyError

from app.queries.queue import Queue, queue
from app.web.base.shell import shell


def install(app: Flask) -> None:
    """At the root, where probes look."""
    app.add_url_rule("/healthz", "healthz", healthz)
    app.add_url_rule("/readyz", "readyz", readyz)
    app.add_url_rule("/metrics", "metrics", metrics)


def healthz() -> Response:
    """The process answers."""
    return _text("ok\n")


def readyz() -> Response:
    """The database answers, with its tables."""
    here = shell()
    try:
        with here.database.read() as conn:
            queue(conn, here.clock())
    except SQLAlchemyError:
        return _text("the database does not answer\n", 503)
    return _text("ok\n")


def metrics() -> Response:
    """Requests of this process, and the jobs that wait in the database."""
    here = shell()
    with here.database.read() as conn:
        waiting = queue(conn, here.clock())
    return _text("\n".join([*here.metrics.lines(), *_jobs(waiting)]) + "\n")


def _jobs(waiting: Queue) -> Iterator[str]:
    yield "# TYPE gongdan_jobs gauge"
    yield f'gongdan_jobs{{state="ready"}} {waiting.ready}'
    yield f'gongdan_jobs{{state="later"}} {waiting.later}'
    yield f'gongdan_jobs{{state="dead"}} {waiting.dead}'
    yield "# TYPE gongdan_jobs_oldest_seconds gauge"
    yield f"gongdan_jobs_oldest_seconds {waiting.oldest}"
    yield "# TYPE gongdan_incidents_open gauge"
    yield f"gongdan_incidents_open {waiting.incidents}"


def _text(words: str, status: int = 200) -> Response:
    return Response(words, status, {"Cache-Control": "no-store"}, "text/plain")
