"""From a backup into an empty database, of either kind: all of it or nothing."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from bot.store import backup_file
from bot.store.backing_up import AT_ONCE, EVERY, Progress
from bot.store.backup_file import Header, Line
from bot.store.bare_tables import BareTable, bare_tables
from bot.store.given_ids import go_on_after
from bot.store.migrating import HEAD, move
from bot.store.sealing import BackupError

_Batch = tuple[str, list[str], list[list[Any]]]
"""A table, its columns in the order of the file, and some rows."""


def verify(path: Path, key: str | None) -> Header:
    """Read a backup to its end. Raises BackupError unless it is whole and this release can restore it."""
    lines = backup_file.reading(path, key)
    header = _header(lines, path)
    rows: Counter[str] = Counter()
    for name, _, batch in _batches(lines):
        rows[name] += len(batch)
    if rows != Counter(header.tables):
        raise BackupError(f"{path} does not hold the rows it names, so nothing of it is used; take another backup.")
    return header


def restore(engine: Engine, path: Path, key: str | None, progress: Progress) -> Header:
    """Put a backup into an empty database and bring that up to date. Raises BackupError; then nothing has changed."""
    verify(path, key)
    lines = backup_file.reading(path, key)
    header = _header(lines, path)
    with _explained(path), engine.begin() as connection:
        _refuse_data(connection)
        move(connection, header.step)
        tables = {each.name: each for each in bare_tables(connection)}
        if set(tables) != set(header.tables):
            raise BackupError(f"{path} has other tables than step {header.step} has; it was not made by Birdcall.")
        _fill(connection, tables, _batches(lines), progress)
        move(connection, HEAD)
        go_on_after(connection, bare_tables(connection), header.ids)
    return header


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (IntegrityError, DataError) as error:
        reason = type(error.orig).__name__
        raise BackupError(f"{path} does not fit the tables ({reason}), so nothing of it is used.") from error


def _header(lines: Iterator[Line], path: Path) -> Header:
    header = next(lines)
    if not isinstance(header, Header):
        raise BackupError(f"{path} is no backup of Birdcall.")
    if header.step > HEAD:
        raise BackupError(f"{path} was made by a newer Birdcall (step {header.step}); update this one, then restore.")
    return header


def _refuse_data(connection: Connection) -> None:
    full = [each.name for each in bare_tables(connection) if connection.execute(select(each.clause).limit(1)).first()]
    if full:
        raise BackupError(
            "The database is not empty, and nothing in it is ever overwritten; set BIRDCALL_DATABASE to a new one."
        )


def _fill(connection: Connection, tables: dict[str, BareTable], batches: Iterator[_Batch], progress: Progress) -> None:
    done: Counter[str] = Counter()
    for name, columns, rows in batches:
        makers = tables[name].from_json(columns)
        values = [
            {
                column: make(value) if make and value is not None else value
                for column, make, value in zip(columns, makers, row, strict=True)
            }
            for row in rows
        ]
        connection.execute(insert(tables[name].clause), values)
        done[name] += len(rows)
        if done[name] % EVERY == 0:
            progress(name, done[name])


def _batches(lines: Iterator[Line]) -> Iterator[_Batch]:
    """Rows as they come, so many at a time. ``lines`` is read to its end, where it proves to be whole."""
    name, columns, rows = "", list[str](), list[list[Any]]()
    for line in lines:
        if isinstance(line, list):
            rows.append(line)
        if rows and (len(rows) == AT_ONCE or not isinstance(line, list)):
            yield name, columns, rows
            rows = []
        if isinstance(line, dict):
            name, columns = line["table"], line["columns"]
    if rows:
        yield name, columns, rows
