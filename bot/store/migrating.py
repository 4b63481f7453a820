"""Bring a database to the tables this release expects."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError

from bot.store.engines import reading
from bot.store.failures import DatabaseError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0010"
"""The newest step. A database that is there already needs no Alembic, whose import costs a third of the start."""

_HISTORY = Path(__file__).with_name("migrations")


_TURN = 0x62697264
"""The advisory lock that one replica at a time migrates under ("bird")."""

PATIENCE = 5.0
"""Seconds a step waits for a table that others use. Who needs the table next would wait behind it."""

_LOCK_NOT_AVAILABLE = "55P03"


class UnknownStepError(ValueError):
    """There is no such step in the history; the message names it."""


def revision(engine: Engine) -> str | None:
    """The step the database is at; None when it is new."""
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and not Path(file).exists():
        return None  # looking must not create it
    with reading(engine).connect() as connection:
        return current(connection)


def migrate(engine: Engine, target: str = HEAD, patience: float = PATIENCE) -> bool:
    """Go up or down to ``target`` ("base" undoes everything). One transaction; returns whether anything was done.

    Of several at the same time one does it and the others wait. Raises UnknownStepError, and DatabaseError when a
    table is still in use after ``patience`` seconds.
    """
    with engine.connect() as connection, connection.begin():
        return move(connection, target, patience)


def move(connection: Connection, target: str = HEAD, patience: float = PATIENCE) -> bool:
    """As ``migrate``, as a part of a transaction that has begun. The turn is kept until its end."""
    from alembic import command  # noqa: PLC0415  # see HEAD
    from alembic.util import CommandError  # noqa: PLC0415  # as above

    try:
        _wait_for_turn(connection, patience)
        config, before = _config(connection), current(connection)
        go = command.downgrade if target == "base" or target < (before or "") else command.upgrade
        go(config, target)
        return current(connection) != before
    except CommandError as error:
        raise UnknownStepError(f"There is no step “{target}”; the newest is {HEAD}, base undoes all.") from error
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
            raise
        raise DatabaseError(
            "The tables are in use, nothing was changed; end what works on them for long, then: birdcall migrate"
        ) from error


def bring_up_to_date(engine: Engine) -> bool:
    """Migrate unless the database is at ``HEAD`` already. Returns whether anything was done."""
    return revision(engine) != HEAD and migrate(engine)


def _wait_for_turn(connection: Connection, patience: float) -> None:
    """SQLite's BEGIN IMMEDIATE has waited already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))  # another's turn, or an index, may take long
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
        connection.execute(text(f"SET LOCAL lock_timeout = {int(patience * 1000)}"))


def current(connection: Connection) -> str | None:
    """The step the database is at, as this transaction sees it; None when it is new."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415  # see HEAD

    config = Config()
    config.set_main_option("script_location", str(_HISTORY))
    config.attributes["connection"] = connection
    return config
