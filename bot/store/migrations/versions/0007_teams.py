"""Teams, who belongs to them, how they are joined, what was done in them and when members are told of them."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    _create_teams()
    _create_memberships()
    _create_invites()
    _create_audit_entries()
    _create_briefings()
    op.add_column("customers", sa.Column("team_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_customers_team_id", "customers", ["team_id"])
    op.add_column("follow_ups", sa.Column("escalated_at", UtcDateTime(timezone=True), nullable=True))
    op.add_column("people", sa.Column("team_id", sa.BigInteger(), nullable=True))
    op.add_column("people", sa.Column("owner_since", UtcDateTime(timezone=True), nullable=True))


def _create_teams() -> None:
    op.create_table(
        "teams",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("missed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("lines_version", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_teams_missed_at", "teams", ["missed_at"])


def _create_memberships() -> None:
    op.create_table(
        "memberships",
        sa.Column("team_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("joined_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("left_at", UtcDateTime(timezone=True), nullable=True),
        _leads("memberships", "person_id", "people"),
        _leads("memberships", "team_id", "teams"),
        sa.PrimaryKeyConstraint("team_id", "person_id", name="pk_memberships"),
    )
    op.create_index(
        "ix_memberships_person_id",
        "memberships",
        ["person_id"],
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )


def _create_invites() -> None:
    op.create_table(
        "invites",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=True),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(timezone=True), nullable=True),
        _leads("invites", "team_id", "teams"),
        sa.PrimaryKeyConstraint("id", name="pk_invites"),
        sa.UniqueConstraint("token_hash", name="uq_invites_token_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_invites_team_id_expires_at", "invites", ["team_id", "expires_at"])


def _create_audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("about", sa.String(48), nullable=False),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entries"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_entries_about_id", "audit_entries", ["about", "id"])
    op.create_index("ix_audit_entries_team_id_id", "audit_entries", ["team_id", "id"])
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )


def _create_briefings() -> None:
    op.create_table(
        "briefings",
        sa.Column("team_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("next_at", UtcDateTime(timezone=True), nullable=False),
        _leads("briefings", "person_id", "people"),
        _leads("briefings", "team_id", "teams"),
        sa.PrimaryKeyConstraint("team_id", "person_id", "kind", name="pk_briefings"),
    )
    op.create_index("ix_briefings_next_at", "briefings", ["next_at"])


def downgrade() -> None:
    """Take them away again."""
    op.drop_index("ix_customers_team_id", "customers")
    op.drop_column("people", "owner_since")
    op.drop_column("people", "team_id")
    op.drop_column("follow_ups", "escalated_at")
    op.drop_column("customers", "team_id")
    for table in ("briefings", "audit_head", "audit_entries", "invites", "memberships", "teams"):
        op.drop_table(table)


def _leads(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}", ondelete="CASCADE")
