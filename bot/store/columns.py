"""Column types that keep what a database drops."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, ForeignKey, Integer
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. Naive values are refused; SQLite drops the time zone, so UTC is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database, in UTC. Raises ValueError on a naive value."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def given_number() -> Any:
    """An id that the database gives."""
    return Field(default=None, sa_column=Column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True))


def led_by(target: str, *, key: bool = False, needed: bool = True, index: bool = False) -> Any:
    """The id of a row of another table, with which this row goes; as a part of the ``key``, or else perhaps none."""
    leads = ForeignKey(target, ondelete="CASCADE")
    if key:
        return Field(sa_column=Column(BigInteger, leads, primary_key=True, autoincrement=False))
    return Field(default=None, sa_column=Column(BigInteger, leads, nullable=not needed, index=index))
