"""INSERT … ON CONFLICT, which SQLite took over from PostgreSQL, for both."""

from typing import Any, Self

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite.dml import OnConflictDoNothing, OnConflictDoUpdate


class _DoNothing(OnConflictDoNothing):
    inherit_cache = True
    constraint_target = None  # PostgreSQL's compiler asks for it; SQLite knows columns only


class _DoUpdate(OnConflictDoUpdate):
    inherit_cache = True
    constraint_target = None  # as above


class _Insert(Insert):
    inherit_cache = True

    def on_conflict_do_nothing(self, *arguments: Any, **named: Any) -> Self:
        return self.ext(_DoNothing(*arguments, **named))

    def on_conflict_do_update(self, *arguments: Any, **named: Any) -> Self:
        return self.ext(_DoUpdate(*arguments, **named))


def insert(table: Table) -> Insert:
    """As ``sqlalchemy.dialects.sqlite.insert``, but compiled for PostgreSQL as well."""
    return _Insert(table)
