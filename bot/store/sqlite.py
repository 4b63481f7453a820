"""SQLite: one file, one writer at a time, readers beside it; encrypted as a whole when there is a key."""

import os
import re
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.store.failures import DatabaseError, missing

PATIENCE = 10
"""Seconds to wait for another process that writes, before it is a failure."""

CHECKPOINT = 2000
"""Pages of the WAL (of 4 KiB) after which a commit takes them over into the file: some 10 ms, which a reply may have to
wait for; SQLite's own 1,000 has half of that twice as often."""

_PRAGMAS = (
    f"busy_timeout={PATIENCE * 1000}", "synchronous=NORMAL", "foreign_keys=ON", f"wal_autocheckpoint={CHECKPOINT}",
)  # fmt: skip
_PLAIN = b"SQLite format 3\0"
_RAW_KEY = re.compile(r"[0-9a-fA-F]{64}")


def open_sqlite(url: URL, key: str | None = None) -> Engine:
    """The engine of a SQLite file, whose transactions are ``BEGIN IMMEDIATE`` unless they only read.

    With a ``key``, file and WAL are encrypted by SQLCipher; 64 hexadecimal digits are the key itself, anything else a
    passphrase that a key is derived from (0.1 s for each connection). Raises DatabaseError without the extra.
    """
    engine = create_engine(
        url,
        module=_driver(key),
        connect_args={"timeout": PATIENCE, "check_same_thread": False},
        hide_parameters=True,
    )

    def prepare(connection: Any, _record: Any) -> None:
        try:
            _prepare(connection, key)
        except Exception as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
                raise
            raise DatabaseError(_why_unreadable(url, key)) from None

    event.listen(engine, "do_connect", _create_for_the_owner_only)
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _driver(key: str | None) -> Any:
    if key is None:
        return sqlite3
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415  # an extra that only a key needs
    except ImportError as error:
        raise DatabaseError(missing("BIRDCALL_DATABASE_KEY", "encrypted")) from error
    return dbapi2


def _create_for_the_owner_only(_dialect: Any, _record: Any, arguments: list[Any], _named: dict[str, Any]) -> None:
    """WAL and shared memory take over the rights of the file."""
    if arguments[0] not in {"", ":memory:"} and not arguments[0].startswith("file:"):
        with suppress(OSError):  # it is there already; or SQLite will say what is wrong
            os.close(os.open(arguments[0], os.O_CREAT | os.O_EXCL, 0o600))


def _prepare(connection: Any, key: str | None) -> None:
    """WAL lets reads run beside the writer; NORMAL survives kill -9 (SQLite: PRAGMA synchronous)."""
    connection.isolation_level = None  # SQLAlchemy's begin event says how a transaction begins instead
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
        quoted = f"\"x'{key}'\"" if _RAW_KEY.fullmatch(key) else "'" + key.replace("'", "''") + "'"
        connection.execute(f"PRAGMA key = {quoted}")
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


def _why_unreadable(url: URL, key: str | None) -> str:
    if key is None:
        return (
            "The database file is not readable: if it is encrypted, set BIRDCALL_DATABASE_KEY; "
            "if it is something else, change BIRDCALL_DATABASE."
        )
    with Path(url.database or "").open("rb") as file:
        plain = file.read(len(_PLAIN)) == _PLAIN
    if plain:
        return (
            "The database file is not encrypted, but BIRDCALL_DATABASE_KEY is set: back it up without the key, "
            "then restore it with the key into a new file."
        )
    return "The database file does not open with this BIRDCALL_DATABASE_KEY: the key is wrong, or it is another file."
