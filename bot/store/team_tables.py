"""The tables of teams: who belongs to them, who did what. Rows do not leave ``store`` and ``flows``."""
# No `from __future__ import annotations` here: it breaks SQLModel's mapper.

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, text
from sqlmodel import Field

from bot.store.columns import UtcDateTime, given_number, led_by
from bot.store.model import Model

_HERE = text("left_at IS NULL")
_UNTOLD = text("told_at IS NULL")


class Team(Model, table=True):
    """A team. ``rules`` as ``core.teams.TeamRules``; closed: nobody belongs to it any more.

    At ``missed_at`` it is looked next what was missed and its leads must hear of.
    ``lines_version`` is a hash of the lines that are live: the same version is the same lines. NULL: there never
    were any.
    """

    __tablename__ = "teams"
    __table_args__ = (Index(None, "missed_at"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    name: str = Field(max_length=64)
    rules: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    made_by: int = Field(sa_column=Column(BigInteger, nullable=False))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    closed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    missed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    lines_version: str | None = Field(default=None, max_length=32)


class Membership(Model, table=True):
    """Somebody in a team: ``lead`` or ``rep``, by the name they had when they joined; ``tags`` group readers.

    Who left keeps the row, so that what they answered still has a name; coming back takes it up again.
    """

    __tablename__ = "memberships"
    __table_args__ = (Index(None, "person_id", sqlite_where=_HERE, postgresql_where=_HERE),)

    team_id: int = led_by("teams.id", key=True)
    person_id: int = led_by("people.id", key=True)
    role: str = Field(max_length=8)
    name: str = Field(max_length=64)
    tags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    joined_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    left_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Invite(Model, table=True):
    """A way in, once: into a team as lead or rep, or (without a team) as owner. Only a hash of the token is kept."""

    __tablename__ = "invites"
    __table_args__ = (Index(None, "team_id", "expires_at"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    token_hash: str = Field(sa_column=Column(String(64), nullable=False, unique=True))
    team_id: int | None = led_by("teams.id", needed=False)
    role: str = Field(max_length=8)
    tags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    made_by: int = Field(sa_column=Column(BigInteger, nullable=False))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    used_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    used_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class AuditEntry(Model, table=True):
    """Who did what when, and to what: ``about`` is ``customer:12``, ``person:7``. Never what was said.

    ``hash`` covers the entry and ``before``, the hash of the one before it, so that none can be changed or left out.
    It outlives the people it names: ids only.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index(None, "team_id", "id"),
        Index(None, "about", "id"),
        Index(None, "team_id", "action", "at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = given_number()
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    actor_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    team_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    action: str = Field(max_length=32)
    about: str = Field(default="", max_length=48)
    before: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class AuditHead(Model, table=True):
    """The one row that tells which entry is the latest, so that none can be taken off the end either."""

    __tablename__ = "audit_head"

    id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    entry_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    hash: str = Field(max_length=64)


class Briefing(Model, table=True):
    """What a member is told of the team at its hour: ``morning``, ``evening``, ``weekly`` (leads), ``goal`` (reps)."""

    __tablename__ = "briefings"
    __table_args__ = (Index(None, "next_at"),)

    team_id: int = led_by("teams.id", key=True)
    person_id: int = led_by("people.id", key=True)
    kind: str = Field(sa_column=Column(String(10), primary_key=True))
    next_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Handover(Model, table=True):
    """Customers went from one rep to another, ``by`` the rep or a lead; ``why``: leave, holiday, resigned, other.

    With ``return_at`` they come back by themselves then; ``returned_at``: they did, or somebody ended it early. Going
    back is a handover, too, ``of_id`` the one that it ends: return, given_back, undone; stayed: there was nobody to go
    back to. At ``told_at`` those whom it concerns were told.
    """

    __tablename__ = "handovers"
    __table_args__ = (
        Index(None, "team_id", "id"),
        Index("ix_handovers_untold", "id", sqlite_where=_UNTOLD, postgresql_where=_UNTOLD),
        Index(
            "ix_handovers_returning", "return_at",
            sqlite_where=text("return_at IS NOT NULL AND returned_at IS NULL"),
            postgresql_where=text("return_at IS NOT NULL AND returned_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )  # fmt: skip

    id: int | None = given_number()
    team_id: int = led_by("teams.id")
    from_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    to_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    by_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    why: str = Field(max_length=10)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    return_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    returned_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    of_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    told_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class HandedOver(Model, table=True):
    """A customer of a handover, until they went back, or to somebody else for good, at ``ended_at``."""

    __tablename__ = "handed_over"
    __table_args__ = (Index(None, "customer_id"),)

    handover_id: int = led_by("handovers.id", key=True)
    customer_id: int = led_by("customers.id", key=True)
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class TeamLine(Model, table=True):
    """A line of the team's own, beside the library's: for a type, a stage, an objection, or any.

    A ``draft`` is its author's alone; ``proposed`` by a rep until a lead publishes or declines it (``declined``);
    ``live``: it is found and advised; ``withdrawn``: no more. The text on show is version ``version``; all that there
    were are kept to go back to. ``reviewed_by`` is the lead who decided last.
    """

    __tablename__ = "team_lines"
    __table_args__ = (Index(None, "team_id", "state"), {"sqlite_autoincrement": True})

    id: int | None = given_number()
    team_id: int = led_by("teams.id")
    state: str = Field(max_length=10)
    language: str = Field(max_length=2)
    text: str = Field(max_length=256)
    type_id: str | None = Field(default=None, max_length=32)
    stage: str | None = Field(default=None, max_length=16)
    objection: str | None = Field(default=None, max_length=32)
    version: int = 1
    author_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    reviewed_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    updated_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class TeamLineVersion(Model, table=True):
    """A text that a line had."""

    __tablename__ = "team_line_versions"

    line_id: int = led_by("team_lines.id", key=True)
    version: int = Field(primary_key=True)
    text: str = Field(max_length=256)
    by_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
