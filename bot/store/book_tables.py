"""The tables of the customer book. Rows do not leave ``store`` and ``flows``."""
# No `from __future__ import annotations` here: it breaks SQLModel's mapper.

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, String, text
from sqlmodel import Field

from bot.store.columns import UtcDateTime, given_number, led_by
from bot.store.model import Model

_LIVE, _OPEN = text("erased_at IS NULL"), text("ended_at IS NULL")
_TOLD = text("ended_at IS NULL AND tell_at IS NOT NULL")
_OWN_CLOCK = text("ended_at IS NULL AND why <> 'promise'")


class Customer(Model, table=True):
    """One customer of one rep. ``types`` is the latest verdict, ``[[type, confidence], …]``; ``grades`` scheme → tier.

    ``sort_name`` is the name as it sorts (pinyin); ``birthday`` is ``[month, day, lunar, year]``; ``rank`` is how far
    from the top the tier is that drives the rhythm; ``next_day`` repeats the soonest open follow-up, for sorting.
    Leads of the team ``team_id`` may see to the customer; without one only the rep does. From ``rested_at`` until the
    next touch nothing brings the customer back by itself.
    An erased customer is hidden at once and gone after seven days; so is one merged into another.
    """

    __tablename__ = "customers"
    __table_args__ = (
        *(
            Index(None, "person_id", column, "id", sqlite_where=_LIVE, postgresql_where=_LIVE)
            for column in ("next_day", "last_touch_at", "sort_name", "rank")
        ),
        Index(None, "person_id", "phone"),
        Index(None, "erased_at"),
        {"sqlite_autoincrement": True},  # an old button must never meet a new customer under its id
    )

    id: int | None = given_number()
    person_id: int = led_by("people.id")
    name: str = Field(max_length=64)
    sort_name: str = Field(max_length=64)
    phone: str | None = Field(default=None, max_length=20)
    trade: str = Field(default="", max_length=64)
    pack: str | None = Field(default=None, max_length=32)
    tags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    notes: str = ""
    birthday: list[Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    stage: str = Field(max_length=16)
    description: str = ""
    types: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    grades: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    rank: int = 99
    last_touch_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    outcome: str | None = Field(default=None, max_length=8)
    rested_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    next_day: date | None = None
    import_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    team_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    card_message_id: int | None = None
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    updated_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    erased_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class CustomerTerm(Model, table=True):
    """What a customer is found by: any beginning of a term finds it."""

    __tablename__ = "customer_terms"
    __table_args__ = (Index(None, "customer_id"),)

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    term: str = Field(  # by code point on both databases, or a beginning would not be a range
        sa_column=Column(String(48).with_variant(String(48, collation="C"), "postgresql"), primary_key=True)
    )
    customer_id: int = Field(
        sa_column=Column(
            BigInteger, ForeignKey("customers.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        )
    )


class Touch(Model, table=True):
    """One logged contact. ``outcome``: warmer, same, colder, won, lost, or not said; a file stays at Telegram."""

    __tablename__ = "touches"
    __table_args__ = (Index(None, "customer_id", "at"), Index(None, "person_id", "at"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    customer_id: int = led_by("customers.id")
    person_id: int = led_by("people.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    channel: str = Field(max_length=8)
    outcome: str | None = Field(default=None, max_length=8)
    reached: bool = True
    text: str = ""
    stage: str = Field(max_length=16)
    file_kind: str | None = Field(default=None, max_length=8)
    file_id: str | None = Field(default=None, max_length=200)


class Judgement(Model, table=True):
    """What a customer was taken for when they were described: the type over time, and by stage."""

    __tablename__ = "judgements"
    __table_args__ = (Index(None, "customer_id", "at"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    customer_id: int = led_by("customers.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    stage: str = Field(max_length=16)
    text: str
    types: list[Any] = Field(sa_column=Column(JSON, nullable=False))


class GradeChange(Model, table=True):
    """A customer came to a tier; an empty one: to none. ``how``: answers, hand, purchases, import or review."""

    __tablename__ = "grade_changes"
    __table_args__ = (Index(None, "customer_id", "at"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    customer_id: int = led_by("customers.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    scheme: str = Field(max_length=32)
    tier: str = Field(max_length=32)
    how: str = Field(max_length=12)
    reason: str = ""


class FollowUp(Model, table=True):
    """Something due for a customer until it ended: ``why`` is promise, rhythm, silence, birthday or by_hand.

    Due on the rep's local ``day``, at ``at_time`` when one was promised; ``due_day`` was its day before it gave way to
    others, as often as ``moved`` says. It shows in that day's digest; a message of its own is owed at ``tell_at``, none
    without it. ``asks`` counts those messages; ``told_at`` was the last one, unless its day was changed since. The rep
    had it before them last at ``seen_at``.
    ``ended``: done, dropped, replaced, erased. At ``escalated_at`` the lead heard that it was missed.
    """

    __tablename__ = "follow_ups"
    __table_args__ = (
        Index("ix_follow_ups_telling", "tell_at", "id", sqlite_where=_TOLD, postgresql_where=_TOLD),
        Index("ix_follow_ups_open", "person_id", "day", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(None, "customer_id", "ended_at"),
        Index(
            "uq_follow_ups_clock", "customer_id", "why", unique=True,
            sqlite_where=_OWN_CLOCK, postgresql_where=_OWN_CLOCK,
        ),
        Index(None, "ended_at"),
        {"sqlite_autoincrement": True},
    )  # fmt: skip

    id: int | None = given_number()
    customer_id: int = led_by("customers.id")
    person_id: int = led_by("people.id")
    why: str = Field(max_length=8)
    words: str = ""
    day: date
    due_day: date
    at_time: time | None = None
    tell_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    asks: int = 0
    told_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    seen_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    moved: int = 0
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    ended: str | None = Field(default=None, max_length=8)
    note: str = ""
    escalated_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Purchase(Model, table=True):
    """Something bought, in hundredths of the currency; negative: given back."""

    __tablename__ = "purchases"
    __table_args__ = (Index(None, "customer_id", "day"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    customer_id: int = led_by("customers.id")
    day: date
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))
    import_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
