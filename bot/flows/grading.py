"""Grading customers."""

from datetime import datetime

from bot.core.library import Library
from bot.store.database import Connection


def regrade_by_purchases(connection: Connection, *, person_id: int, library: Library, now: datetime) -> int:
    """Grade a rep's customers anew by what they bought; how many grades changed."""
    return 0
