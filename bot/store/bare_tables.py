"""The tables as they are in a database, whatever its step: for what must not depend on this release's models."""

from base64 import b64decode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    TableClause,
    Text,
    cast,
    column,
    inspect,
    table,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.store.columns import UtcDateTime


class _JsonAsWritten(TypeDecorator[str]):
    """JSON as the text it is stored as, so that it is copied to the letter."""

    impl = Text
    cache_ok = True

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return cast(column, Text)


class _PostgresJsonAsWritten(_JsonAsWritten):
    cache_ok = True

    def bind_expression(self, bindparam: Any) -> ColumnElement[Any]:
        return cast(bindparam, JSON)


@dataclass(frozen=True, slots=True)
class BareTable:
    """A table with its columns, and the columns of its primary key, by which it is ordered."""

    clause: TableClause
    key: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name."""
        return self.clause.name

    @property
    def columns(self) -> list[str]:
        """The names of its columns, in their order."""
        return [each.name for each in self.clause.columns]

    def from_json(self, columns: Sequence[str]) -> list[Callable[[Any], Any] | None]:
        """For each column what makes a value of what JSON made of it; None where it is the same."""
        return [_from_json(self.clause.columns[name].type) for name in columns]


def bare_tables(connection: Connection) -> list[BareTable]:
    """Every table but Alembic's own, those that others refer to first."""
    inspector = inspect(connection)
    names = [name for name, _ in inspector.get_sorted_table_and_fkc_names() if name and name != "alembic_version"]
    return [_bare(connection, name) for name in names]


def _bare(connection: Connection, name: str) -> BareTable:
    inspector = inspect(connection)
    columns = [column(each["name"], _kept(each["type"], connection)) for each in inspector.get_columns(name)]
    key = inspector.get_pk_constraint(name)["constrained_columns"]
    return BareTable(table(name, *columns), tuple(key))


def _kept(kind: TypeEngine[Any], connection: Connection) -> TypeEngine[Any]:
    """The type by which values are copied without a change."""
    if isinstance(kind, JSON):
        return _JsonAsWritten() if connection.dialect.name == "sqlite" else _PostgresJsonAsWritten()
    return UtcDateTime() if isinstance(kind, DateTime) else kind


def _from_json(kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat
    if isinstance(kind, Date):
        return date.fromisoformat
    return b64decode if isinstance(kind, LargeBinary) else None
