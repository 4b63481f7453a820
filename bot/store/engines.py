"""From a URL to an engine: SQLite or PostgreSQL, which everything else takes as the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.store.failures import DatabaseError, reported
from bot.store.postgres import end_standstills, open_postgres
from bot.store.sqlite import open_sqlite

_SQLITE = {"sqlite", "sqlite+pysqlite"}
_POSTGRES = {"postgresql", "postgresql+psycopg", "postgres"}
_READING: dict[str, dict[str, Any]] = {
    "sqlite": {"read_only": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def open_engine(url: str, key: str | None = None) -> Engine:
    """The SQLAlchemy engine of ``url``; nothing is connected yet. A server's files no ``key`` of ours can encrypt.

    Raises DatabaseError, which never shows the URL.
    """
    parsed = _parsed(url)
    if parsed is not None and parsed.drivername in _SQLITE:
        return open_sqlite(parsed, key)
    if parsed is not None and parsed.drivername in _POSTGRES:
        return open_postgres(parsed)
    raise DatabaseError(
        "BIRDCALL_DATABASE is neither SQLite nor PostgreSQL: set it to sqlite:///birdcall.db or "
        "postgresql://user:password@host/birdcall"
    )


@contextmanager
def opened(url: str, key: str | None) -> Iterator[Engine]:
    """An engine for as long as it is needed. Whatever goes wrong with the database within it is a DatabaseError."""
    with reported():
        engine = open_engine(url, key)
        try:
            yield engine
        finally:
            engine.dispose()


def sqlite_file(url: str) -> Path | None:
    """The file that holds the data; None for a server, or for what cannot be understood."""
    parsed = _parsed(url)
    file = parsed is not None and parsed.drivername in _SQLITE and parsed.database
    return Path(file) if file and file != ":memory:" else None


def reading(engine: Engine) -> Engine:
    """The same engine, whose transactions only read and see one moment throughout."""
    return engine.execution_options(**_READING[engine.dialect.name])


def connected_to_write(engine: Engine) -> Connection:
    """A connection for whoever writes all the time; on a server, one that cannot stand still and hold others up."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        end_standstills(connection)
    return connection


def _parsed(url: str) -> URL | None:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):  # what they say may hold the password
        return None
