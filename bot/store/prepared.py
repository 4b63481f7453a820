"""Statements of the hot path, compiled once for good."""

from collections.abc import Callable, Mapping
from typing import Any

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

    def run(self, connection: Connection, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Execute with ``values``, which must name every parameter; the first row, if the statement returns any."""
        dialect = connection.dialect
        sql, binds, by_place = self._compiled.get(dialect.name) or self._compile(dialect)
        bound = [(name, process(values[name]) if process else values[name]) for name, process in binds]
        try:
            cursor = connection.connection.cursor()
            cursor.execute(sql, tuple(value for _, value in bound) if by_place else dict(bound))
            row: tuple[Any, ...] | None = cursor.fetchone() if cursor.description else None
            cursor.close()
        except dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(sql, None, error, dialect.loaded_dbapi.Error, dialect=dialect) from error
        return row

    def _compile(self, dialect: Dialect) -> tuple[str, list[_Bind], bool]:
        """SQLite's driver takes values by place, PostgreSQL's by name."""
        compiled: Any = self._statement.compile(dialect=dialect)
        binds = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or compiled.binds
        ]
        self._compiled[dialect.name] = (str(compiled), binds, compiled.positional)
        return self._compiled[dialect.name]
