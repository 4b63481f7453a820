"""Customers found by what a rep types: a name, its sound or initials, the end of a number, or what they were like."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from functools import partial
from typing import Any, Final

from bot.core.book.names import GRADE, TYPE, whole_term
from bot.core.book.querying import CustomerQuery, prefixes
from bot.core.book.writing import Writing
from bot.core.intent import Describing, intent_of
from bot.flows.desks import RepDesk, desk_from
from bot.flows.doubles import Double, doubles_in, doubles_of
from bot.flows.meant_customers import called
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import customer_filters as filters
from bot.store import customers, desks
from bot.store.customers import CustomerRow
from bot.store.database import Connection

LONGEST: Final = 40
"""Characters of a text that may mean a customer."""

MOST_OFFERED: Final = 6

_SHORTEST: Final = 2
_ASKING: Final = re.compile(
    r"那个|那位|那几|哪个|哪位|哪些|谁|的$|客户|\b(?:who|the ones?|those|which|customers?|clients?)\b", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"[，,。；;！!？?：:]")


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a text means: their ids, none when it means nobody. ``also``: the library has something under it, too."""

    ids: tuple[int, ...]
    also: bool = False


async def named(services: Services, sender: Sender, text: str, but: int) -> tuple[Double, ...]:
    """Customers whose name or number this is, a few; ``but`` not this one."""
    await profile_of(services, sender)
    writing = services.library.engine.writing

    def look(connection: Connection) -> tuple[Double, ...]:
        rows = _named(connection, writing, sender.person_id, text)
        return doubles_of(connection, customer_ids=[row.id for row in rows if row.id != but][:MOST_OFFERED])

    return await services.database.read(look)


async def alike(services: Services, sender: Sender, customer_id: int) -> tuple[Double, ...]:
    """Who may be the same person as this customer of the rep."""
    writing = services.library.engine.writing
    look = partial(doubles_in, writing=writing, person_id=sender.person_id, customer_id=customer_id)
    return await services.database.read(look)


async def meant(services: Services, sender: Sender, text: str) -> Found:
    """Whom a short text means, if it is a customer's very name, number's end or initials, or plainly asks for some."""
    if not may_mean_somebody(text):
        return Found(())
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> tuple[int, ...]:
        row = desks.of(connection, person_id=sender.person_id)
        named = _named(connection, engine.writing, sender.person_id, text) if row else []
        if named or row is None:
            return tuple(row.id for row in named)
        desk = desk_from(row)
        query = engine.querying.understood(text, desk.hours.local(sender.now).date())
        if not is_clear(query, text):
            return ()
        rows = customers.listed(
            connection, person_id=sender.person_id, order="due", offset=0, most=2, where=where_of(query, desk, sender)
        )
        return tuple(row.id for row in rows)

    ids = await services.database.read(look)
    return Found(ids, bool(ids) and not isinstance(intent_of(engine, text, profile.pack), Describing))


def may_mean_somebody(text: str) -> bool:
    """Might it be a name, a number or a question for customers? A quick look, so that descriptions ask no database."""
    plain = text.strip()
    if len(plain) > LONGEST or "\n" in plain:
        return False
    long = len(plain.encode(errors="replace")) > LONGEST
    return _ASKING.search(plain) is not None or not (long or _SENTENCE.search(plain))


def where_of(query: CustomerQuery, desk: RepDesk, sender: Sender) -> list[Any]:
    """The conditions of a search; that nobody fits, when it asks for nothing."""
    person, conditions = sender.person_id, list[Any]()
    exact = [filters.found_by(person, term) for term in prefixes(query)]
    if exact:
        loosely = [filters.has_any(person, query.looser)] if query.looser else []
        conditions.append(filters.all_or(exact, loosely))
    for terms in ([TYPE + kind for kind in query.types], [f"{GRADE}{tier}".casefold() for tier in query.grades]):
        conditions += [filters.has_any(person, terms)] if terms else []
    conditions += [filters.has_any(person, [query.ending])] if query.ending else []
    conditions += [filters.ended_as(query.outcome)] if query.outcome else []
    if query.touched:
        first, last = query.touched
        since, until = desk.hours.moment(first, time()), desk.hours.moment(last + timedelta(days=1), time())
        conditions.append(filters.met_between(person, since, until))
    if query.state == "overdue":
        conditions.append(filters.due_before(desk.hours.local(sender.now).date()))
    if query.state == "silent":
        conditions.append(filters.silent_since(sender.now - timedelta(days=desk.silence_days)))
    return conditions or [filters.nobody()]


def is_clear(query: CustomerQuery, text: str) -> bool:
    """Does a text that names nobody ask for customers all the same: by tag, state or number, or by what and when?"""
    if query.terms:
        return False
    asks = _ASKING.search(text) is not None
    traits = query.types or query.grades or query.outcome
    return bool(query.tags or query.state or query.ending or (asks and query.touched and traits))


def _named(connection: Connection, writing: Writing, person_id: int, text: str) -> list[CustomerRow]:
    if len(whole_term(writing.fold(text))) < _SHORTEST:
        return []
    return called(connection, person_id=person_id, name=text, writing=writing).rows
