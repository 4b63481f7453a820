"""A customer of the book described anew: what they were taken for is remembered, what they are taken for follows."""

from dataclasses import dataclass
from functools import partial

from bot.core.book.naming import leading_name
from bot.core.case import Case
from bot.flows import editing
from bot.flows.case_verdicts import judge, types_of
from bot.flows.consulting import act
from bot.flows.editing import Edited, Values
from bot.flows.meant_customers import called
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import customers, histories
from bot.store.database import Connection

MOST_NAMESAKES = 2
"""More people of one name are too many to offer one by one."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """A customer who is called as a description begins."""

    id: int
    name: str


async def namesakes(services: Services, sender: Sender, text: str) -> tuple[Namesake, ...]:
    """Customers of this book whose very name the description begins with."""
    writing = services.library.engine.writing
    span = leading_name(writing.level(text))
    if span is None:
        return ()
    name = text[slice(*span)]

    def look(connection: Connection) -> tuple[Namesake, ...]:
        found = called(connection, person_id=sender.person_id, name=name, writing=writing)
        rows = () if found.by_family else found.rows[:MOST_NAMESAKES]
        return tuple(Namesake(row.id, row.name) for row in rows)

    return await services.database.read(look)


async def add_case(services: Services, sender: Sender, customer_id: int, case_id: int) -> Edited | None:
    """What this case says is said of this customer."""
    case = await act(services, sender, case_id, lambda case: case)
    return await _judged(services, sender, customer_id, case) if case else None


async def describe(services: Services, sender: Sender, customer_id: int, text: str) -> Edited | None:
    """The customer described anew; without anything to go on, their types stay as they are."""
    profile = await profile_of(services, sender)
    case = Case.opened(services.library.engine, profile.language, text, profile.pack)
    return await _judged(services, sender, customer_id, case)


async def is_kind(services: Services, sender: Sender, customer_id: int, kind: str) -> Edited | None:
    """The rep says what type this customer is; the other facets stay. The library has such a type."""
    types = services.library.engine.library.types

    def values(before: Values) -> Values:
        facet = types[kind].facet
        others = [one for one in before["types"] if one[0] not in types or types[one[0]].facet != facet]
        return {"types": [[kind, 1.0], *others]}

    def also(connection: Connection) -> None:
        row = customers.several(connection, customer_ids=[customer_id])[customer_id]
        judged = {"customer_id": customer_id, "at": sender.now, "stage": row.stage, "text": "", "types": row.types}
        histories.judged(connection, values=judged)

    return await editing.change(services, sender, customer_id, values, also)


async def _judged(services: Services, sender: Sender, customer_id: int, case: Case) -> Edited | None:
    def values(_: Values) -> Values:
        fresh = {"description": case.text, "stage": case.stage}
        return {**fresh, "types": types_of(case)} if case.verdict else fresh

    remember = partial(judge, customer_id=customer_id, case=case, now=sender.now) if case.verdict else None
    return await editing.change(services, sender, customer_id, values, remember)
