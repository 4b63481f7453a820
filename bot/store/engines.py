"""From a URL to an engine: SQLite or PostgreSQL, which everything else takes as the same."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.store.failures import DatabaseError
from bot.store.postgres import open_postgres
from bot.store.sqlite import open_sqlite

_OPENERS = {
    "sqlite": open_sqlite,
    "postgresql": open_postgres,
    "postgresql+psycopg": open_postgres,
    "postgres": open_postgres,
}
_READING: dict[str, dict[str, Any]] = {
    "sqlite": {"read_only": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def open_engine(url: str) -> Engine:
    """The SQLAlchemy engine of ``url``; nothing is connected yet. Raises DatabaseError, which never shows the URL."""
    try:
        parsed = make_url(url)
        opener = _OPENERS[parsed.drivername]
    except (ArgumentError, ValueError, KeyError):
        raise DatabaseError(
            "BIRDCALL_DATABASE is neither SQLite nor PostgreSQL: set it to sqlite:///birdcall.db or "
            "postgresql://user:password@host/birdcall"
        ) from None  # what make_url says may hold the password
    return opener(parsed)


def reading(engine: Engine) -> Engine:
    """The same engine, whose transactions only read and see one moment throughout."""
    return engine.execution_options(**_READING[engine.dialect.name])
