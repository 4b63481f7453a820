"""What was done of a kind is found among all that a team ever did."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_audit_entries_team_id_action_at", "audit_entries", ["team_id", "action", "at"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_audit_entries_team_id_action_at", "audit_entries")
