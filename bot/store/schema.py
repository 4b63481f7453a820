"""Every table there is."""

from bot.store import queue_tables, tables
from bot.store.model import metadata

__all__ = ["metadata", "queue_tables", "tables"]
