"""What runs inside a process of the server, or of a worker: the application, the job runner."""

from __future__ import annotations

import atexit
import gc
import signal
from functools import cache

from flask import Flask

from app import clock, create_app
from app.db import Database
from app.jobs.crew import HANDS
from app.jobs.kind import Tools
from app.jobs.runner import Runner
from app.live import live
from app.operations.arrange_upkeep import arrange_upkeep
from app.settings import Settings, read_settings


@cache
def prepared() -> tuple[Settings, Database, Flask]:
    """What every process of the server needs in memory; nothing is open yet that two processes must not share."""
    settings = read_settings()
    database = Database(settings.database_url, zone=settings.zone)
    app = create_app(settings, database)
    app.url_map.update()
    return settings, database, app


def share() -> None:
    """Prepare before the server makes several processes of this one, which then have that memory in common.

    They have it in common until one of them writes there; so the collector, which marks what it looks at, is kept away.
    """
    _, database, _ = prepared()
    with database.read() as conn:
        live(database, conn)
    database.close()
    gc.collect()
    gc.freeze()


def application() -> Flask:
    """What a worker process of the server serves; called by it, once."""
    settings, database, app = prepared()
    if settings.embedded_runner:
        arrange_upkeep(database, clock.now())
        runner = Runner(Tools(database, settings))
        runner.start()
        atexit.register(runner.stop)
    _settle_memory()
    return app


def _settle_memory() -> None:
    """What is there now stays: the collector need not walk over it again, and less often over what requests leave."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def work(settings: Settings) -> None:
    """Run jobs until told to stop."""
    database = Database(settings.database_url, pool_size=HANDS, zone=settings.zone)
    arrange_upkeep(database, clock.now())
    runner = Runner(Tools(database, settings))
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: runner.stop(0))
    runner.run()
