"""What leads send to many, and what became of it."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    _create_broadcasts()
    _index_broadcasts()
    _create_readers()


def _create_broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("template", sa.String(16), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("timing", sa.JSON(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("pings_allowed", sa.Integer(), nullable=False),
        sa.Column("ping_hours", sa.Integer(), nullable=False),
        sa.Column("pings", sa.Integer(), nullable=False),
        sa.Column("of_id", sa.BigInteger(), nullable=True),
        sa.Column("occasion", sa.String(32), nullable=True),
        sa.Column("next_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reached_id", sa.BigInteger(), nullable=True),
        sa.Column("all_reached", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.String(64), nullable=False),
        sa.Column("report_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("started_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        _leads("broadcasts", "team_id", "teams"),
        sa.PrimaryKeyConstraint("id", name="pk_broadcasts"),
        sqlite_autoincrement=True,
    )


def _index_broadcasts() -> None:
    op.create_index(
        "ix_broadcasts_ahead",
        "broadcasts",
        ["next_at"],
        sqlite_where=sa.text("next_at IS NOT NULL"),
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index("ix_broadcasts_of_id_occasion", "broadcasts", ["of_id", "occasion"], unique=True)
    op.create_index(
        "ix_broadcasts_reported",
        "broadcasts",
        ["report_at"],
        sqlite_where=sa.text("report_at IS NOT NULL"),
        postgresql_where=sa.text("report_at IS NOT NULL"),
    )
    op.create_index(
        "ix_broadcasts_sending",
        "broadcasts",
        ["id"],
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_index("ix_broadcasts_team_id_id", "broadcasts", ["team_id", "id"])


def _create_readers() -> None:
    op.create_table(
        "readers",
        sa.Column("broadcast_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("pings", sa.Integer(), nullable=False),
        sa.Column("delivery_key", sa.String(64), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(8), nullable=True),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True),
        _leads("readers", "broadcast_id", "broadcasts"),
        _leads("readers", "person_id", "people"),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name="pk_readers"),
    )
    op.create_index("ix_readers_broadcast_id_state", "readers", ["broadcast_id", "state"])
    op.create_index("ix_readers_person_id", "readers", ["person_id"])


def downgrade() -> None:
    """Take them away again."""
    for table in ("readers", "broadcasts"):
        op.drop_table(table)


def _leads(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}", ondelete="CASCADE")
