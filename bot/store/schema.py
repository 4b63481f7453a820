"""Every table there is."""

from bot.store import book_tables, broadcast_tables, desk_tables, queue_tables, tables, team_tables
from bot.store.model import metadata

__all__ = ["book_tables", "broadcast_tables", "desk_tables", "metadata", "queue_tables", "tables", "team_tables"]
