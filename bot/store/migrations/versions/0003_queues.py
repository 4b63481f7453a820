"""What comes in, what goes out, who is at it; and which update changed a row last."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WAITS, _PARKED = sa.text("state = 'waiting'"), sa.text("state = 'parked'")


def upgrade() -> None:
    """Add the tables and the columns."""
    for table in ("consultations", "pairings", "line_uses"):
        op.add_column(table, sa.Column("update_id", sa.BigInteger(), nullable=True))
    for table in ("consultations", "pairings"):
        op.create_index(f"ix_{table}_person_id_update_id", table, ["person_id", "update_id"], unique=True)
    op.create_table(
        "updates",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(64), nullable=True),
        sa.Column("received_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_updates"),
    )
    op.create_index(
        "ix_updates_waiting", "updates", ["bot_id", "chat_id"], sqlite_where=_WAITS, postgresql_where=_WAITS
    )
    op.create_index("ix_updates_parked", "updates", ["bot_id"], sqlite_where=_PARKED, postgresql_where=_PARKED)
    op.create_index("ix_updates_received_at", "updates", ["received_at"])
    _create_deliveries()
    op.create_table(
        "leases",
        sa.Column("name", sa.String(96), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("until", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("holder", sa.String(64), nullable=True),
        sa.Column("lease_until", UtcDateTime(timezone=True), nullable=True),
        sa.Column("begun_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(64), nullable=True),
        sa.Column("repeated", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("key", name="uq_deliveries_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_deliveries_waiting", "deliveries", ["due_at", "id"], sqlite_where=_WAITS, postgresql_where=_WAITS
    )
    op.create_index("ix_deliveries_parked", "deliveries", ["id"], sqlite_where=_PARKED, postgresql_where=_PARKED)
    op.create_index("ix_deliveries_ended_at", "deliveries", ["ended_at"])


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("leases")
    op.drop_table("deliveries")
    op.drop_table("updates")
    for table in ("pairings", "consultations"):
        op.drop_index(f"ix_{table}_person_id_update_id", table)
    for table in ("line_uses", "pairings", "consultations"):
        op.drop_column(table, "update_id")
