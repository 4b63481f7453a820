"""What can go wrong with a database, and whether it passes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_SQLITE_DOWN = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
"""Primary result codes that say nothing against the work (sqlite.org/rescode.html)."""

_POSTGRES_DOWN = ("08", "25006", "25P03", "53", "57P", "58")
"""Beginnings of SQLSTATEs, likewise: connection lost, standby, session ended, no room, shutting down, I/O."""

_POSTGRES_CLASH = ("40001", "40P01")
"""Two transactions in each other's way, of which PostgreSQL ended this one."""


class DatabaseError(Exception):
    """The database cannot be used; the message says why and what to do."""


class StorageDownError(DatabaseError):
    """The database cannot be used now, but the same work may well succeed later: try again.

    Nothing was written, save that a connection lost during the commit itself leaves open whether all of it was.
    """


def missing(what: str, extra: str) -> str:
    """The sentence for a package that only an extra brings."""
    return (
        f"{what} needs one more package: pip install 'birdcall-coach[{extra}]', "
        "or in a checkout: .venv/bin/pip install -r requirements/serve.txt"
    )


def reason_of(error: BaseException) -> str:
    """What the driver says, in one line. Neither driver names passwords."""
    cause = getattr(error, "orig", None) or error.__cause__ or error
    return str(cause).strip().split("\n", 1)[0].strip() or type(cause).__name__


def is_down(error: BaseException) -> bool:
    """Whether it is the storage that failed, not the work: other work would fail now as well."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, PoolTimeoutError)
    if error.connection_invalidated:
        return True
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE_DOWN  # the rest is detail
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state is None:  # never reached a server, or lost it
        return isinstance(error, (OperationalError, InterfaceError))
    return state.startswith(_POSTGRES_DOWN)


def is_clash(error: BaseException) -> bool:
    """Whether the work met another transaction's and should simply be run again."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _POSTGRES_CLASH


def typed(error: Exception) -> Exception:
    """StorageDownError for what passes; anything else as it is."""
    if not (is_down(error) or is_clash(error)):
        return error
    down = StorageDownError(f"The database cannot be used now ({reason_of(error)}). Try again in a moment.")
    down.__cause__ = error
    return down


@contextmanager
def reported() -> Iterator[None]:
    """Within it, what goes wrong with the database is a DatabaseError."""
    try:
        yield
    except SQLAlchemyError as error:
        raise DatabaseError(
            f"The database does not open ({reason_of(error)}). Check BIRDCALL_DATABASE and rights."
        ) from error
