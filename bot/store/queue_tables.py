"""The tables of what comes in and what goes out, and of who is at it. Rows do not leave ``store``."""
# No `from __future__ import annotations` here: it breaks SQLModel's mapper.

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, text
from sqlmodel import Field

from bot.store.columns import UtcDateTime
from bot.store.model import Model

_WAITS, _PARKED = text("state = 'waiting'"), text("state = 'parked'")


class StoredUpdate(Model, table=True):
    """An update as Telegram gave it. ``body`` is its JSON, erased once it is done; ``state``: waiting, done, parked.

    ``chat_id`` is what orders it; ``owner`` is the replica that has its chat in hand. ``starts`` counts the times it
    was begun since a try is known to have ended, ``failures`` those it failed by a mistake of ours; ``error`` is the
    class of what it failed with last.
    """

    __tablename__ = "updates"
    __table_args__ = (
        Index("ix_updates_waiting", "bot_id", "chat_id", sqlite_where=_WAITS, postgresql_where=_WAITS),
        Index("ix_updates_parked", "bot_id", sqlite_where=_PARKED, postgresql_where=_PARKED),
        Index(None, "received_at"),
    )

    bot_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    body: str | None
    state: str = Field(default="waiting", max_length=8)
    owner: str = Field(max_length=64)
    starts: int = 0
    failures: int = 0
    error: str | None = Field(default=None, max_length=64)
    received_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Delivery(Model, table=True):
    """A message somebody must get: written in the transaction that caused it, sent by whoever holds its lease.

    ``key`` says what it is, so that it is written once. ``content`` holds the Bot API's method and parameters, erased
    when it ended. ``begun_at`` stands while a sending was begun whose outcome is not known. ``state``: waiting, sent,
    failed (the reader cannot be reached), parked (a mistake of ours), expired, cancelled.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_waiting", "due_at", "id", sqlite_where=_WAITS, postgresql_where=_WAITS),
        Index("ix_deliveries_parked", "id", sqlite_where=_PARKED, postgresql_where=_PARKED),
        Index(None, "ended_at"),
        {"sqlite_autoincrement": True},  # a claim must never meet another delivery under its id
    )

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    )
    key: str = Field(sa_column=Column(String(120), nullable=False, unique=True))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    content: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    due_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    expires_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    state: str = Field(default="waiting", max_length=9)
    holder: str | None = Field(default=None, max_length=64)
    lease_until: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    begun_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    attempts: int = 0
    outcome: str | None = Field(default=None, max_length=64)
    repeated: bool = False
    message_id: int | None = None
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Lease(Model, table=True):
    """Who may do what only one may: ``holder`` until then, unless renewed."""

    __tablename__ = "leases"

    name: str = Field(sa_column=Column(String(96), primary_key=True))
    holder: str = Field(max_length=64)
    until: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
