"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The first tables"""
    op.create_table(
        "api_key",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("user", BIG, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("expires_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("hash", name=op.f("uq_api_key_hash")),
    )
    op.create_table(
        "audit",
        sa.Column("seq", BIG, autoincrement=True, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("actor_kind", sa.String(length=16), nullable=False),
        sa.Column("actor_id", BIG, nullable=True),
        sa.Column("what", sa.String(length=48), nullable=False),
        sa.Column("subject", sa.String(length=128), nullable=True),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.Column("prev_hash", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "bundle",
        sa.Column("key", sa.String(length=48), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("requires", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("base", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("updated_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_bundle")),
    )
    op.create_table(
        "bundle_file",
        sa.Column("bundle", sa.String(length=48), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("bundle", "path", name=op.f("pk_bundle_file")),
    )
    op.create_table(
        "counter",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("value", BIG, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_counter")),
    )
    op.create_table(
        "document",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=48), nullable=False),
        sa.Column("bundle", sa.String(length=48), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("kind", "key", "sha256", name=op.f("uq_document_kind_key_sha256")),
    )
    op.create_table(
        "event",
        sa.Column("seq", BIG, autoincrement=True, nullable=False),
        sa.Column("record", BIG, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("actor_kind", sa.String(length=16), nullable=False),
        sa.Column("actor_id", BIG, nullable=True),
        sa.Column("node", sa.String(length=48), nullable=True),
        sa.Column("from_", sa.Text(), nullable=True),
        sa.Column("to_", sa.Text(), nullable=True),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("release", BIG, nullable=True),
        sa.Column("chain", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_record_seq", ["record", "seq"], unique=False)

    op.create_table(
        "file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("record", BIG, nullable=True),
        sa.Column("form", sa.String(length=48), nullable=True),
        sa.Column("uploaded_by", BIG, nullable=True),
        sa.Column("upload_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
    )
    with op.batch_alter_table("file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_file_record"), ["record"], unique=False)

    op.create_table(
        "idempotency",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("response", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_idempotency")),
    )
    with op.batch_alter_table("idempotency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idempotency_created_at"), ["created_at"], unique=False)

    op.create_table(
        "incident",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("record", BIG, nullable=True),
        sa.Column("instance", BIG, nullable=True),
        sa.Column("token", sa.Integer(), nullable=True),
        sa.Column("node", sa.String(length=48), nullable=True),
        sa.Column("job", BIG, nullable=True),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("message", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("closed_at", BIG, nullable=True),
        sa.Column("closed_by", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_record"), ["record"], unique=False)

    op.create_table(
        "instance",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("record", BIG, nullable=False),
        sa.Column("flow", sa.String(length=48), nullable=False),
        sa.Column("release", BIG, nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("next_id", sa.Integer(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("vars", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instance")),
        sa.UniqueConstraint("record", name=op.f("uq_instance_record")),
    )
    op.create_table(
        "job",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=True),
        sa.Column("queue", sa.String(length=16), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", BIG, nullable=False),
        sa.Column("run_at", BIG, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", BIG, nullable=True),
        sa.Column("lease_token", sa.String(length=32), nullable=True),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("record", BIG, nullable=True),
        sa.Column("created_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("key", name=op.f("uq_job_key")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(
            "ix_job_ready",
            ["run_at", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'ready'"),
            postgresql_where=sa.text("status = 'ready'"),
        )
        batch_op.create_index(batch_op.f("ix_job_record"), ["record"], unique=False)

    op.create_table(
        "membership",
        sa.Column("user", BIG, nullable=False),
        sa.Column("group_key", sa.String(length=48), nullable=False),
        sa.Column("manager", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user", "group_key", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index("ix_membership_group_key", ["group_key"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("record", BIG, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("author_kind", sa.String(length=16), nullable=False),
        sa.Column("author_id", BIG, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attachments", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index("ix_message_record_id", ["record", "id"], unique=False)

    op.create_table(
        "notification",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("user", BIG, nullable=False),
        sa.Column("record", BIG, nullable=True),
        sa.Column("title", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("read_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
    )
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index("ix_notification_user_id", ["user", "id"], unique=False)

    op.create_table(
        "projection_issue",
        sa.Column("record", BIG, autoincrement=False, nullable=False),
        sa.Column("field", sa.String(length=100), nullable=False),
        sa.Column("form", sa.String(length=48), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", "field", name=op.f("pk_projection_issue")),
    )
    with op.batch_alter_table("projection_issue", schema=None) as batch_op:
        batch_op.create_index("ix_projection_issue_form", ["form"], unique=False)

    op.create_table(
        "record",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("form", sa.String(length=48), nullable=False),
        sa.Column("release", BIG, nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=48), nullable=False),
        sa.Column("status_category", sa.String(length=8), nullable=False),
        sa.Column("priority", sa.String(length=8), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("assignee", BIG, nullable=True),
        sa.Column("group_key", sa.String(length=48), nullable=True),
        sa.Column("customer", BIG, nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("tags", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("updated_at", BIG, nullable=False),
        sa.Column("first_response_at", BIG, nullable=True),
        sa.Column("resolved_at", BIG, nullable=True),
        sa.Column("closed_at", BIG, nullable=True),
        sa.Column("due_at", BIG, nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("origin", BIG, nullable=True),
        sa.Column("origin_key", sa.String(length=128), nullable=True),
        sa.Column("link_hash", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("form", "number", name=op.f("uq_record_form_number")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_record_link_hash")),
        sa.UniqueConstraint("origin_key", name=op.f("uq_record_origin_key")),
    )
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.create_index("ix_record_customer", ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_record_origin"), ["origin"], unique=False)

    op.create_table(
        "release",
        sa.Column("seq", BIG, autoincrement=True, nullable=False),
        sa.Column("bundle", sa.String(length=48), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("by", BIG, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("manifest", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("files", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_release")),
    )
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.create_index("ix_release_bundle_seq", ["bundle", "seq"], unique=False)
        batch_op.create_index(
            "ix_release_live", ["bundle"], unique=True, sqlite_where=sa.text("live"), postgresql_where=sa.text("live")
        )

    op.create_table(
        "session",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("user", BIG, nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("expires_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_user"), ["user"], unique=False)

    op.create_table(
        "task",
        sa.Column("instance", BIG, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", BIG, nullable=False),
        sa.Column("node", sa.String(length=48), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("user", BIG, nullable=True),
        sa.Column("group_key", sa.String(length=48), nullable=True),
        sa.Column("customer", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("action", sa.String(length=48), nullable=True),
        sa.Column("by", BIG, nullable=True),
        sa.Column("due_at", BIG, nullable=True),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("closed_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("instance", "id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(
            "ix_task_open_group",
            ["group_key"],
            unique=False,
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )
        batch_op.create_index(
            "ix_task_open_user",
            ["user"],
            unique=False,
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )
        batch_op.create_index(batch_op.f("ix_task_record"), ["record"], unique=False)

    op.create_table(
        "timer",
        sa.Column("instance", BIG, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("node", sa.String(length=48), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("port", sa.String(length=48), nullable=True),
        sa.PrimaryKeyConstraint("instance", "id", name=op.f("pk_timer")),
    )
    op.create_table(
        "token",
        sa.Column("instance", BIG, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("node", sa.String(length=48), nullable=False),
        sa.Column("memo", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("instance", "id", name=op.f("pk_token")),
    )
    op.create_table(
        "user",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("roles", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
    )
    op.create_table(
        "window",
        sa.Column("rule", sa.String(length=48), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("fired_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("rule", "key_hash", name=op.f("pk_window")),
    )
