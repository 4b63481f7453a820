"""A person's trade, pairings, and how often lines are sent on."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the tables."""
    op.add_column("people", sa.Column("pack", sa.String(32), nullable=True))
    op.create_table(
        "pairings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("source_message_id", sa.Integer(), nullable=True),
        sa.Column("pack", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("pending", sa.String(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_pairings_person_id_people", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_pairings"),
        sa.UniqueConstraint("chat_id", "source_message_id", name="uq_pairings_chat_id_source_message_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pairings_person_id_id", "pairings", ["person_id", "id"])
    op.create_index("ix_pairings_updated_at", "pairings", ["updated_at"])
    op.create_table(
        "line_uses",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("line", sa.String(12), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_line_uses_person_id_people", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "line", name="pk_line_uses"),
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("line_uses")
    op.drop_table("pairings")
    op.drop_column("people", "pack")
