"""Statements of the hot path, compiled once for good."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.elements import CompilerElement

_Bind = tuple[str, Callable[[Any], Any] | None]


class Prepared:
    """A Core statement that is handed to the driver as text: a fifth of the time (docs/decisions/0001).

    Values go through the same bind processors of their column types as usual; rows are the driver's.
    Raises SQLAlchemy's errors, without the values.
    """

    def __init__(self, statement: CompilerElement) -> None:
        self._statement = statement
        self._compiled: dict[str, tuple[str, list[_Bind], bool]] = {}
        self._constants: dict[str, Any] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Execute with ``values``, which must name every parameter; the first row, if the statement returns any."""
        rows = self.rows(connection, values)
        return rows[0] if rows else None

    def rows(self, connection: Connection, values: Mapping[str, Any], *, before: str = "") -> list[tuple[Any, ...]]:
        """As ``run``; every row. ``before`` goes before the statement, as EXPLAIN does."""
        dialect = connection.dialect
        sql, binds, by_place = self._compiled.get(dialect.name) or self._compile(dialect)
        given = {**self._constants, **values} if self._constants else values
        bound = [(name, process(given[name]) if process else given[name]) for name, process in binds]
        try:
            cursor = connection.connection.cursor()
            cursor.execute(before + sql, tuple(value for _, value in bound) if by_place else dict(bound))
            rows = cast(list[tuple[Any, ...]], cursor.fetchall()) if cursor.description else []
            cursor.close()
        except dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(sql, None, error, dialect.loaded_dbapi.Error, dialect=dialect) from error
        return rows

    def _compile(self, dialect: Dialect) -> tuple[str, list[_Bind], bool]:
        """SQLite's driver takes values by place, PostgreSQL's by name."""
        compiled: Any = self._statement.compile(dialect=dialect)
        binds = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or compiled.binds
        ]
        # Such as the offset that SQLite's LIMIT comes with.
        self._constants |= {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required and name in dict(binds)
        }
        self._compiled[dialect.name] = (str(compiled), binds, compiled.positional)
        return self._compiled[dialect.name]
