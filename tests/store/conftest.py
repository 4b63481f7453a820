"""A database of numbers."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.database import open_engine


@pytest.fixture
def place(tmp_path: Path) -> str:
    """The URL of a database with one table of unique numbers."""
    url = f"sqlite:///{tmp_path / 'numbers.db'}"
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE numbers (place INTEGER PRIMARY KEY, number INTEGER UNIQUE)"))
    engine.dispose()
    return url
