"""A database of numbers."""

import pytest

from bot.store.database import open_engine

from .numbers import TABLES


@pytest.fixture
def place(empty_url: str) -> str:
    """The URL of a database with one table of unique numbers."""
    engine = open_engine(empty_url)
    TABLES.create_all(engine)
    engine.dispose()
    return empty_url
