"""SQLite: one file, one writer at a time, readers beside it."""

import sqlite3
import time
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

PATIENCE = 10
"""Seconds to wait for another process that writes, before it is a failure."""

_PRAGMAS = (f"busy_timeout={PATIENCE * 1000}", "synchronous=NORMAL", "foreign_keys=ON")


def open_sqlite(url: URL) -> Engine:
    """The engine of a SQLite file, whose transactions are ``BEGIN IMMEDIATE`` unless they only read."""
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "check_same_thread": False}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """WAL lets reads run beside the writer; NORMAL survives kill -9 (SQLite: PRAGMA synchronous)."""
    connection.isolation_level = None  # SQLAlchemy's begin event says how a transaction begins instead
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _use_wal(connection)


def _use_wal(connection: Any) -> None:
    """SQLite does not wait, whatever the timeout, when two processes turn a new file to WAL at once."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except Exception as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once when another writes in between.
    read_only = connection.get_execution_options().get("read_only")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
