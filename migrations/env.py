"""Alembic's way into our tables. The projections `f_…` belong to publish and are left alone."""

from alembic import context

from app.db import Database
from app.models import metadata


def fixed(name: str | None, kind: str, _: object) -> bool:
    """Is this one of the tables that migrations look after?"""
    return kind != "table" or name in metadata.tables


def run() -> None:
    """Migrate in one transaction: on both databases a failed migration leaves nothing behind."""
    database = Database(context.config.attributes["url"])
    with database.engine.connect() as connection:
        context.configure(
            connection,
            target_metadata=metadata,
            include_name=fixed,
            render_as_batch=database.sqlite,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    database.close()


run()
