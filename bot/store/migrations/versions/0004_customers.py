"""The customer book: customers, what happened with them, and what is due."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_LIVE, _OPEN = sa.text("erased_at IS NULL"), sa.text("ended_at IS NULL")
_TOLD = sa.text("ended_at IS NULL AND tell_at IS NOT NULL")
_OWN_CLOCK = sa.text("ended_at IS NULL AND why <> 'promise'")


def upgrade() -> None:
    """Add the tables."""
    _create_customers()
    _create_terms()
    _create_touches()
    _create_follow_ups()
    _create(
        "judgements",
        _of("customers"),
        _moment("at"),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("types", sa.JSON(), nullable=False),
    )
    _create(
        "grade_changes",
        _of("customers"),
        _moment("at"),
        sa.Column("scheme", sa.String(32), nullable=False),
        sa.Column("tier", sa.String(32), nullable=False),
        sa.Column("how", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
    )
    _create(
        "purchases",
        _of("customers"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=True),
    )
    _index("judgements", "customer_id", "at")
    _index("grade_changes", "customer_id", "at")
    _index("purchases", "customer_id", "day")
    _index("purchases", "import_id")


def _create_customers() -> None:
    _create(
        "customers",
        _of("people"),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("sort_name", sa.String(64), nullable=False),
        sa.Column("phone", sa.String(20), nullable=True),
        sa.Column("trade", sa.String(64), nullable=False),
        sa.Column("pack", sa.String(32), nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("birthday", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("types", sa.JSON(), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        _moment("last_touch_at", nullable=True),
        sa.Column("outcome", sa.String(8), nullable=True),
        _moment("rested_at", nullable=True),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.Column("import_id", sa.BigInteger(), nullable=True),
        sa.Column("card_message_id", sa.Integer(), nullable=True),
        _moment("created_at"),
        _moment("updated_at"),
        _moment("erased_at", nullable=True),
    )
    for column in ("next_day", "last_touch_at", "sort_name", "rank"):
        _index("customers", "person_id", column, "id", where=_LIVE)
    _index("customers", "person_id", "phone")
    _index("customers", "erased_at")
    _index("customers", "import_id")


def _create_terms() -> None:
    term = sa.String(48).with_variant(sa.String(48, collation="C"), "postgresql")
    op.create_table(
        "customer_terms",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("term", term, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        _leads("customer_terms", "people", "person_id"),
        _leads("customer_terms", "customers", "customer_id"),
        sa.PrimaryKeyConstraint("person_id", "term", "customer_id", name="pk_customer_terms"),
    )
    _index("customer_terms", "customer_id")


def _create_touches() -> None:
    _create(
        "touches",
        _of("customers"),
        _of("people"),
        _moment("at"),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("outcome", sa.String(8), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("file_kind", sa.String(8), nullable=True),
        sa.Column("file_id", sa.String(200), nullable=True),
    )
    _index("touches", "customer_id", "at")
    _index("touches", "person_id", "at")


def _create_follow_ups() -> None:
    _create(
        "follow_ups",
        _of("customers"),
        _of("people"),
        sa.Column("why", sa.String(8), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=False),
        sa.Column("at_time", sa.Time(), nullable=True),
        _moment("tell_at", nullable=True),
        sa.Column("asks", sa.Integer(), nullable=False),
        _moment("told_at", nullable=True),
        _moment("seen_at", nullable=True),
        sa.Column("moved", sa.Integer(), nullable=False),
        _moment("created_at"),
        _moment("ended_at", nullable=True),
        sa.Column("ended", sa.String(8), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
    )
    _index("follow_ups", "tell_at", "id", name="ix_follow_ups_telling", where=_TOLD)
    _index("follow_ups", "person_id", "day", "id", name="ix_follow_ups_open", where=_OPEN)
    _index("follow_ups", "customer_id", "why", name="uq_follow_ups_clock", where=_OWN_CLOCK, unique=True)
    _index("follow_ups", "customer_id", "ended_at")
    _index("follow_ups", "ended_at")


def downgrade() -> None:
    """Take them away again."""
    for table in ("purchases", "grade_changes", "judgements", "follow_ups", "touches", "customer_terms", "customers"):
        op.drop_table(table)


def _create(table: str, *columns: sa.Column[Any]) -> None:
    """A table of numbered rows; each ``…_id`` of people or customers leads there and goes with it."""
    number = sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)
    leads = {"person_id": "people", "customer_id": "customers"}
    keys = [_leads(table, leads[column.name], column.name) for column in columns if column.name in leads]
    key = sa.PrimaryKeyConstraint("id", name=f"pk_{table}")
    op.create_table(table, number, *columns, *keys, key, sqlite_autoincrement=True)


def _leads(table: str, target: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}", ondelete="CASCADE")


def _of(target: str) -> sa.Column[Any]:
    return sa.Column({"people": "person_id", "customers": "customer_id"}[target], sa.BigInteger(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _index(table: str, *columns: str, name: str = "", where: sa.TextClause | None = None, unique: bool = False) -> None:
    named = name or f"ix_{table}_{'_'.join(columns)}"
    op.create_index(named, table, list(columns), unique=unique, sqlite_where=where, postgresql_where=where)
