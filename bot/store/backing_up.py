"""From a database into a backup: one moment of it, while everybody goes on writing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from bot.store import backup_file
from bot.store.backup_file import FORMAT, Header, Put
from bot.store.bare_tables import BareTable, bare_tables
from bot.store.engines import reading
from bot.store.given_ids import last_ids
from bot.store.migrating import current
from bot.store.sealing import BackupError

Progress = Callable[[str, int], None]
"""Told the table and how many of its rows are done, after every ``EVERY`` rows."""

AT_ONCE = 1000
"""Rows in memory at a time."""

EVERY = 100 * AT_ONCE


def back_up(engine: Engine, path: Path, key: str | None, now: datetime, progress: Progress) -> Header:
    """Write all rows of all tables into a new file. Raises BackupError; then there is no file."""
    with reading(engine).connect() as connection:
        step = current(connection)
        if step is None:
            raise BackupError("The database is new; there is nothing to back up.")
        tables = bare_tables(connection)
        rows = {
            each.name: connection.execute(select(func.count()).select_from(each.clause)).scalar_one() for each in tables
        }
        header = Header(FORMAT, step, f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", rows, last_ids(connection, tables))
        with backup_file.writing(path, key) as put:
            put(header)
            for each in tables:
                _copy(connection, each, put, progress)
    return header


def _copy(connection: Connection, table: BareTable, put: Put, progress: Progress) -> None:
    put({"table": table.name, "columns": table.columns})
    query = select(table.clause).order_by(*(table.clause.columns[name] for name in table.key))
    result = connection.execute(query, execution_options={"yield_per": AT_ONCE})
    for number, row in enumerate(result, 1):
        put(list(row))
        if number % EVERY == 0:
            progress(table.name, number)
