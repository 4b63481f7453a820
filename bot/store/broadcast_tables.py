"""The tables of broadcasts: what a lead sends, and what became of it. Rows do not leave ``store`` and ``flows``."""
# No `from __future__ import annotations` here: it breaks SQLModel's mapper.

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, text
from sqlmodel import Field

from bot.store.columns import UtcDateTime, given_number, led_by
from bot.store.model import Model

_AHEAD = text("next_at IS NOT NULL")
_SENDING = text("state = 'sending'")
_REPORTED = text("report_at IS NOT NULL")


class Broadcast(Model, table=True):
    """A message of a lead's to many: a draft, then planned, sending, sent; or cancelled.

    ``content`` is what readers get, ``audience`` who they are and ``timing`` when, as in ``core.teams``. ``next_at`` is
    when something is to be done for it next (begin, go on, ask the silent again). Readers are written down in the order
    of their ids; ``reached_id`` is the last who was, until all are (``all_reached``). One that repeats stays planned;
    each time it comes it has a broadcast of its own, ``of_id``, one for each ``occasion``. ``pings`` are the rounds in
    which the silent were asked again, of ``pings_allowed`` that come by themselves every ``ping_hours``. ``message_id``
    is the author's message that shows the report, ``told`` a mark of what it shows, ``report_at`` when it is looked at
    whether it still does.
    """

    __tablename__ = "broadcasts"
    __table_args__ = (
        Index(None, "team_id", "id"),
        Index("ix_broadcasts_ahead", "next_at", sqlite_where=_AHEAD, postgresql_where=_AHEAD),
        Index("ix_broadcasts_sending", "id", sqlite_where=_SENDING, postgresql_where=_SENDING),
        Index("ix_broadcasts_reported", "report_at", sqlite_where=_REPORTED, postgresql_where=_REPORTED),
        Index(None, "of_id", "occasion", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: int | None = given_number()
    team_id: int = led_by("teams.id")
    author_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    state: str = Field(max_length=10)
    title: str = Field(default="", max_length=80)
    template: str | None = Field(default=None, max_length=16)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    audience: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    timing: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    asks: bool = True
    pings_allowed: int = 0
    ping_hours: int = 4
    pings: int = 0
    of_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    occasion: str | None = Field(default=None, max_length=32)
    next_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    reached_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    all_reached: bool = False
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    told: str = Field(default="", max_length=64)
    report_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    updated_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    started_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Reader(Model, table=True):
    """Somebody a broadcast is for: ``waiting`` until its delivery ended as ``sent``, ``blocked``, ``failed``, ``late``
    or ``cancelled``; by the name they had then. ``answer``: seen, done, cannot (with a ``reason``), or none yet.
    ``delivery_key`` and ``due_at`` are of the latest message to them: the broadcast, or one of ``pings`` reminders.
    """

    __tablename__ = "readers"
    __table_args__ = (Index(None, "person_id"), Index(None, "broadcast_id", "state"))

    broadcast_id: int = led_by("broadcasts.id", key=True)
    person_id: int = led_by("people.id", key=True)
    name: str = Field(max_length=64)
    due_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    state: str = Field(default="waiting", max_length=10)
    pings: int = 0
    delivery_key: str = Field(default="", max_length=64)
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    answer: str | None = Field(default=None, max_length=8)
    reason: str = Field(default="", max_length=200)
    answered_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
