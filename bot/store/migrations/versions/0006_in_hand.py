"""Whom a rep has in hand, and when purchases last graded their book."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("desks", sa.Column("hand_id", sa.BigInteger(), nullable=True))
    op.add_column("desks", sa.Column("hand_at", UtcDateTime(timezone=True), nullable=True))
    op.add_column("desks", sa.Column("ranked_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop them; what they say can be found out again."""
    for column in ("ranked_on", "hand_at", "hand_id"):
        op.drop_column("desks", column)
