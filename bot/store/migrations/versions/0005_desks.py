"""A rep's desk: hours, prompts, what can be undone, what was applied and imported."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OWED = sa.text("digest_at IS NOT NULL")


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "desks",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("scheme", sa.String(32), nullable=False),
        sa.Column("silence_days", sa.Integer(), nullable=False),
        sa.Column("keep_months", sa.Integer(), nullable=False),
        sa.Column("digests", sa.Boolean(), nullable=False),
        sa.Column("unreachable_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("digest_at", UtcDateTime(timezone=True), nullable=True),
        _leads("desks", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", name="pk_desks"),
    )
    op.create_index("ix_desks_digest", "desks", ["digest_at"], sqlite_where=_OWED, postgresql_where=_OWED)
    op.create_table(
        "prompts",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        _leads("prompts", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", name="pk_prompts"),
    )
    _create_undos()
    op.create_table(
        "applied",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.String(16), nullable=False),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        _leads("applied", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", "update_id", "place", name="pk_applied"),
    )
    op.create_index("ix_applied_at", "applied", ["at"])
    _create_imports()


def _create_undos() -> None:
    op.create_table(
        "undos",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        _leads("undos", "person_id", "people"),
        _leads("undos", "customer_id", "customers"),
        sa.PrimaryKeyConstraint("id", name="pk_undos"),
        sqlite_autoincrement=True,
    )
    for column in ("person_id", "customer_id", "at"):
        op.create_index(f"ix_undos_{column}", "undos", [column])


def _create_imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("file_id", sa.String(200), nullable=True),
        sa.Column("file_name", sa.String(128), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        _leads("imports", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_imports_person_id", "imports", ["person_id"])
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "import_changes",
        sa.Column("import_id", number, autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        _leads("import_changes", "import_id", "imports"),
        _leads("import_changes", "customer_id", "customers"),
        sa.PrimaryKeyConstraint("import_id", "customer_id", name="pk_import_changes"),
    )
    op.create_index("ix_import_changes_customer_id", "import_changes", ["customer_id"])


def downgrade() -> None:
    """Take them away again."""
    for table in ("import_changes", "imports", "applied", "undos", "prompts", "desks"):
        op.drop_table(table)


def _leads(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}", ondelete="CASCADE")
