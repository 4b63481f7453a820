"""The tables. Rows do not leave ``store`` and ``flows``."""
# No `from __future__ import annotations` here: it breaks SQLModel's mapper.

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlmodel import Field

from bot.store.columns import UtcDateTime
from bot.store.model import Model


class Person(Model, table=True):
    """Someone who wrote to the bot. ``chosen_language`` overrides that of their app; ``pack`` is their trade.

    ``team_id`` is the team they work in now, of those they belong to; an owner runs the bot since ``owner_since``.
    """

    __tablename__ = "people"

    id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    language: str = Field(max_length=2)
    chosen_language: str | None = Field(default=None, max_length=2)
    pack: str | None = Field(default=None, max_length=32)
    joined_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    team_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    owner_since: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Consultation(Model, table=True):
    """One description and all that was done with it: everything a card shows follows from this row.

    ``answers`` maps signals to 1, -1 or 0 in the order asked; ``pending`` is the signal asked about now. ``update_id``
    is the update that changed it last: processed again after a kill, that update changes nothing twice.
    """

    __tablename__ = "consultations"
    __table_args__ = (
        UniqueConstraint("chat_id", "source_message_id"),
        Index(None, "person_id", "id"),
        Index(None, "person_id", "update_id", unique=True),  # one update opens one
        Index(None, "updated_at"),
        {"sqlite_autoincrement": True},  # an old button must never meet a new consultation under its id
    )

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    )
    person_id: int = Field(sa_column=Column(BigInteger, ForeignKey("people.id", ondelete="CASCADE"), nullable=False))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    source_message_id: int | None = None
    update_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    card_message_id: int | None = None
    text: str
    answers: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    pending: str | None = None
    stage: str = Field(max_length=16)
    line: int = 0
    corrected_to: str | None = None
    updated_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Correction(Model, table=True):
    """A rep said "not right, it is …": a proposed test case for the content owner. One per consultation."""

    __tablename__ = "corrections"

    consultation_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    text: str
    answers: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    said: str | None
    corrected_to: str
    library: str = Field(max_length=16)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Pairing(Model, table=True):
    """One question of what to offer along with it: what was said of the customer and what was answered since.

    ``answers`` maps attributes to a choice, a number or a list of products; ``line`` counts the suggestion on show;
    ``update_id`` as above.
    """

    __tablename__ = "pairings"
    __table_args__ = (
        UniqueConstraint("chat_id", "source_message_id"),
        Index(None, "person_id", "id"),
        Index(None, "person_id", "update_id", unique=True),  # one update opens one
        Index(None, "updated_at"),
        {"sqlite_autoincrement": True},  # as above
    )

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    )
    person_id: int = Field(sa_column=Column(BigInteger, ForeignKey("people.id", ondelete="CASCADE"), nullable=False))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    source_message_id: int | None = None
    update_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    pack: str = Field(max_length=32)
    text: str
    answers: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    pending: str | None = None
    line: int = 0
    updated_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class LineUse(Model, table=True):
    """How often a person sent a line on, so that what serves them comes up first."""

    __tablename__ = "line_uses"

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    line: str = Field(sa_column=Column(String(12), primary_key=True))
    times: int
    last_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    update_id: int | None = Field(default=None, sa_column=Column(BigInteger))
