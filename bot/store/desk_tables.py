"""The tables of a rep's desk: their hours, what they were asked, what can be undone, what was imported."""
# No `from __future__ import annotations` here: it breaks SQLModel's mapper.

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, text
from sqlmodel import Field

from bot.store.columns import UtcDateTime, given_number, led_by
from bot.store.model import Model

_OWED = text("digest_at IS NOT NULL")


class Desk(Model, table=True):
    """How a rep works: ``hours`` as in ``core.rhythm``, the scheme that drives the rhythm, when the next digest is due.

    ``silence_days`` without any contact raise a customer whom no tier brings back; ``keep_months`` without contact have
    the rep reminded that a customer's data may be no longer needed. Who does not want ``digests`` is owed none; nor is
    who cannot be reached (blocked the bot), since ``unreachable_at`` and until they write again. ``hand_id`` is the
    customer the rep opened or touched last, at ``hand_at``; ``ranked_on`` the day on which purchases last graded the
    book.
    """

    __tablename__ = "desks"
    __table_args__ = (
        Index("ix_desks_digest", "digest_at", sqlite_where=_OWED, postgresql_where=_OWED),
    )  # fmt: skip

    person_id: int = led_by("people.id", key=True)
    hours: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    scheme: str = Field(max_length=32)
    silence_days: int = 30
    keep_months: int = 24
    digests: bool = True
    unreachable_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    digest_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    hand_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    hand_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    ranked_on: date | None = None


class Prompt(Model, table=True):
    """What the rep was asked to write next, for a while: ``what`` of which customer or follow-up."""

    __tablename__ = "prompts"

    person_id: int = led_by("people.id", key=True)
    what: str = Field(max_length=16)
    about: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Undo(Model, table=True):
    """What it takes to take a change back, in terms of ``what`` it was."""

    __tablename__ = "undos"
    __table_args__ = (Index(None, "at"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    person_id: int = led_by("people.id", index=True)
    customer_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    what: str = Field(max_length=16)
    before: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Applied(Model, table=True):
    """What an update has changed already, and what came of it: processed again, it only hears it."""

    __tablename__ = "applied"
    __table_args__ = (Index(None, "at"),)

    person_id: int = led_by("people.id", key=True)
    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    place: str = Field(sa_column=Column(String(16), primary_key=True))
    result: Any = Field(default=None, sa_column=Column(JSON))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Import(Model, table=True):
    """A file of customers or purchases: shown, taken in, or taken back. It stays at Telegram; its rows are not kept."""

    __tablename__ = "imports"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = given_number()
    person_id: int = led_by("people.id", index=True)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    kind: str = Field(max_length=10)
    state: str = Field(default="shown", max_length=8)
    file_id: str | None = Field(default=None, max_length=200)
    file_name: str = Field(default="", max_length=128)
    columns: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    counts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class ImportChange(Model, table=True):
    """What an import changed of a customer: columns as each ``was`` and ``became``, what it ``opened``; none: added."""

    __tablename__ = "import_changes"
    __table_args__ = (Index(None, "customer_id"),)

    import_id: int = Field(
        sa_column=Column(
            BigInteger().with_variant(Integer(), "sqlite"), ForeignKey("imports.id", ondelete="CASCADE"),
            primary_key=True, autoincrement=False,
        )
    )  # fmt: skip
    customer_id: int = Field(
        sa_column=Column(
            BigInteger, ForeignKey("customers.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        )
    )
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
