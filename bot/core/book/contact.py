"""A contact to be written down, and what a line tells of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.core.book.history import Channel, Outcome
from bot.core.book.touching import Touching, touched
from bot.core.book.writing import Writing
from bot.core.dates.meaning import Kind
from bot.core.dates.understanding import SaidDate, dates_in, impossible_in, past_day_in


@dataclass(frozen=True, slots=True)
class Promised:
    """What is to happen ``on`` the rep's local day, in the rep's ``words``; it may well mean one of ``others``."""

    on: date
    at: time | None
    kind: Kind
    words: str
    others: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact. ``day`` is a local day that is over, None: now. ``file`` is its kind and Telegram's id for it.

    ``outcome`` None is unsaid. ``reached`` False: nobody answered.
    """

    channel: Channel = "other"
    outcome: Outcome | None = None
    text: str = ""
    reached: bool = True
    day: date | None = None
    promised: Promised | None = None
    file: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A contact told in a line, with whom as written (empty: whoever is in hand).

    ``impossible`` are words of a date in it that there is not.
    """

    contact: Contact
    name: str
    impossible: str | None = None


def tells_of_contact(text: str, writing: Writing) -> bool:
    """May ``text`` tell of contact with a customer? Quick, and needs no clock."""
    return touched(text, (), writing) is not None


def contact_in(text: str, now: datetime, writing: Writing) -> Told | None:
    """The contact that ``text`` tells of; ``now`` is local and aware."""
    dates = dates_in(text, now)
    told = touched(text, dates, writing)
    if told is None:
        return None
    day = past_day_in(text, now)
    contact = Contact(
        told.channel, told.outcome, told.note, told.reached,
        day if day and day < now.date() else None, _promised(told, dates),
    )  # fmt: skip
    return Told(contact, told.name_part, impossible_in(text, now))


def noted(text: str, now: datetime) -> Contact:
    """What a rep writes about a contact that is logged; a date in it is a promise. ``now`` is local and aware."""
    dates, note = dates_in(text, now), text.strip()
    return Contact(text=note, promised=_said(dates[0], note) if dates else None)


def _promised(told: Touching, dates: Sequence[SaidDate]) -> Promised | None:
    if told.promise is None:
        return None
    meant = next((one for one in dates if one.span == told.promise.date), None)
    return _said(meant, told.promise.words) if meant else None


def _said(said: SaidDate, words: str) -> Promised:
    return Promised(said.day, said.time, said.kind, words.strip(" ,，。.;；"), said.others)
