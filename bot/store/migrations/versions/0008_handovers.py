"""Customers who change hands, and lines of a team's own."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    _create_handovers()
    _create_handed_over()
    _create_team_lines()
    _create_team_line_versions()


def _create_handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=False),
        sa.Column("from_id", sa.BigInteger(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(10), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("return_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("returned_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("of_id", sa.BigInteger(), nullable=True),
        sa.Column("told_at", UtcDateTime(timezone=True), nullable=True),
        _leads("handovers", "team_id", "teams"),
        sa.PrimaryKeyConstraint("id", name="pk_handovers"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_handovers_returning",
        "handovers",
        ["return_at"],
        sqlite_where=sa.text("return_at IS NOT NULL AND returned_at IS NULL"),
        postgresql_where=sa.text("return_at IS NOT NULL AND returned_at IS NULL"),
    )
    op.create_index("ix_handovers_team_id_id", "handovers", ["team_id", "id"])
    untold = sa.text("told_at IS NULL")
    op.create_index("ix_handovers_untold", "handovers", ["id"], sqlite_where=untold, postgresql_where=untold)


def _create_handed_over() -> None:
    op.create_table(
        "handed_over",
        sa.Column("handover_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        _leads("handed_over", "customer_id", "customers"),
        _leads("handed_over", "handover_id", "handovers"),
        sa.PrimaryKeyConstraint("handover_id", "customer_id", name="pk_handed_over"),
    )
    op.create_index("ix_handed_over_customer_id", "handed_over", ["customer_id"])


def _create_team_lines() -> None:
    op.create_table(
        "team_lines",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("text", sa.String(256), nullable=False),
        sa.Column("type_id", sa.String(32), nullable=True),
        sa.Column("stage", sa.String(16), nullable=True),
        sa.Column("objection", sa.String(32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("reviewed_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        _leads("team_lines", "team_id", "teams"),
        sa.PrimaryKeyConstraint("id", name="pk_team_lines"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_team_lines_team_id_state", "team_lines", ["team_id", "state"])


def _create_team_line_versions() -> None:
    op.create_table(
        "team_line_versions",
        sa.Column("line_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(256), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        _leads("team_line_versions", "line_id", "team_lines"),
        sa.PrimaryKeyConstraint("line_id", "version", name="pk_team_line_versions"),
    )


def downgrade() -> None:
    """Take them away again."""
    for table in ("team_line_versions", "team_lines", "handed_over", "handovers"):
        op.drop_table(table)


def _leads(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}", ondelete="CASCADE")
