"""A line, a voice note or a picture about a contact: whose it is, and what if nobody knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.book.contact import Contact, Told, contact_in, tells_of_contact
from bot.core.engine import Engine
from bot.core.text import Language
from bot.flows import prompting
from bot.flows.desks import desk_of
from bot.flows.in_hand import customer_in_hand
from bot.flows.meant_customers import Meant, Somebody, customers_called, lately_met
from bot.flows.profiles import profile_of
from bot.flows.prompting import Asked
from bot.flows.services import Sender, Services
from bot.flows.touching import Logged, record, record_for_new
from bot.store import customers
from bot.store.database import Connection

WHOSE = "touch_whose"
"""What the rep is asked for while it is not known whose a contact is."""


@dataclass(frozen=True, slots=True)
class Whose:
    """It is not known whose it is: one of ``who``, or somebody called ``name`` who is not in the book."""

    language: Language
    name: str
    who: tuple[Somebody, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """The contact is logged. ``impossible`` are words of a date in it that there is not."""

    logged: Logged
    impossible: str | None = None


async def hear(services: Services, sender: Sender, text: str) -> Written | Whose | None:
    """Log the contact a line tells of, or ask whose it is; None when it tells of none."""
    engine = services.library.engine
    if not tells_of_contact(text, engine.writing):
        return None
    told = await _read(services, sender, text, sender.now)
    meant = await services.database.read(lambda connection: _meant(connection, sender, told, engine)) if told else None
    if told is None or meant is None:
        return None
    if meant.sure and len(meant.who) == 1:
        logged = await record(services, sender, meant.who[0].id, told.contact)
        return Written(logged, told.impossible) if logged else None
    await prompting.ask(services, sender, WHOSE, text=text, name=told.name, at=sender.now.isoformat())
    return Whose((await profile_of(services, sender)).language, told.name, meant.who, text)


async def attach(services: Services, sender: Sender, kind: str, file_id: str, text: str) -> Written | Whose | None:
    """Keep a file with a contact of whoever is in hand, or ask whose it is; None when the book is empty."""
    contact = Contact(text=text, file=(kind, file_id))
    told = Told(contact, "")
    engine = services.library.engine
    meant = await services.database.read(lambda connection: _meant(connection, sender, told, engine))
    if meant is None:
        return None
    if meant.sure:
        logged = await record(services, sender, meant.who[0].id, contact)
        return Written(logged) if logged else None
    await prompting.ask(services, sender, WHOSE, file=[kind, file_id], text=text, name="", at=sender.now.isoformat())
    return Whose((await profile_of(services, sender)).language, "", meant.who, "")


async def settle(services: Services, sender: Sender, customer_id: int | None) -> Written | None:
    """It is this customer's (None: somebody's who is not in the book yet). None when that is asked no more."""
    asked = await prompting.taken(services, sender)
    told = await _told(services, sender, asked)
    logged = None
    if told is not None and customer_id is not None:
        logged = await record(services, sender, customer_id, told.contact)
    elif told is not None and told.name:
        logged = await record_for_new(services, sender, told.name, told.contact)
    if told is None or logged is None:
        await _ask_again(services, sender, asked)
        return None
    return Written(logged, told.impossible)


async def named(services: Services, sender: Sender, name: str, about: Mapping[str, Any]) -> Written | Whose | None:
    """The rep wrote whose it is that they were asked ``about``; None when nobody is called so."""
    engine = services.library.engine

    def look(connection: Connection) -> Meant:
        return customers_called(connection, person_id=sender.person_id, name=name, writing=engine.writing)

    meant = await services.database.read(look)
    if meant.sure and len(meant.who) == 1:
        return await settle(services, sender, meant.who[0].id)
    await _ask_again(services, sender, Asked(WHOSE, about))
    return Whose((await profile_of(services, sender)).language, "", meant.who, "") if meant.who else None


async def unsettled_text(services: Services, sender: Sender) -> str | None:
    """The line of which it is asked whose it is, for it may be no contact at all; it is asked no more."""
    asked = await prompting.taken(services, sender)
    if asked is None or asked.what != WHOSE or "file" in asked.about:
        await _ask_again(services, sender, asked)
        return None
    return str(asked.about["text"])


async def _ask_again(services: Services, sender: Sender, asked: Asked | None) -> None:
    """What was not answered is still asked."""
    if asked:
        await prompting.ask(services, sender, asked.what, **asked.about)


async def _told(services: Services, sender: Sender, asked: Asked | None) -> Told | None:
    """The contact of which it is asked whose it is."""
    if asked is None or asked.what != WHOSE:
        return None
    text, file = str(asked.about["text"]), asked.about.get("file")
    if file:
        return Told(Contact(text=text, file=(file[0], file[1])), "")
    return await _read(services, sender, text, datetime.fromisoformat(asked.about["at"]))


async def _read(services: Services, sender: Sender, text: str, at: datetime) -> Told | None:
    """The contact a line written at that moment tells of."""
    desk = await desk_of(services, sender)
    return contact_in(text, desk.hours.local(at), services.library.engine.writing)


def _meant(connection: Connection, sender: Sender, told: Told, engine: Engine) -> Meant | None:
    """Who may be meant; None when nobody is named and there is nobody to choose from."""
    person_id = sender.person_id
    if told.name:
        return customers_called(connection, person_id=person_id, name=told.name, writing=engine.writing)
    hand = customer_in_hand(connection, sender)
    if hand is not None:
        return Meant((Somebody(hand.id, hand.name, hand.phone or "", hand.trade),), sure=True)
    if customers.count(connection, person_id=person_id) == 0:
        return None
    return lately_met(connection, person_id=person_id)
