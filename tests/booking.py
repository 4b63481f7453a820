"""Customers of a book, put there at once, as they come to be there in the chat."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select, update

from bot.core.rhythm.due import PromiseKind
from bot.core.text import Language
from bot.flows.desks import columns_of, desk_from, desk_in, with_hours
from bot.flows.following import promise, replan
from bot.flows.stored_customers import named, terms_of
from bot.sandbox.fake import Phone
from bot.store import customers, desks, people
from bot.store.database import Connection
from bot.store.follow_ups import FOLLOW_UPS
from tests.conftest import World

SHANGHAI = timedelta(hours=8)


class Book:
    """The book of one rep in a world."""

    def __init__(self, world: World, phone: Phone) -> None:
        self.world, self.phone = world, phone

    async def keep(self, name: str, **columns: Any) -> int:
        """A customer with these columns; their id."""
        return await self.world.services.database.write(partial(self._keep, name=name, columns=columns))

    async def promised(
        self, name: str, words: str, day: date, at: time | None = None, kind: PromiseKind = "on", **columns: Any
    ) -> int:
        """A customer to whom something is promised; the follow-up's id."""
        customer_id = await self.keep(name, **columns)
        work = partial(self._promise, customer_id=customer_id, words=words, day=day, at=at, kind=kind)
        return await self.world.services.database.write(work)

    async def work(self, **hours: Any) -> None:
        """Work at other hours."""
        await self.world.services.database.write(partial(self._work, hours=hours))

    async def follow_up(self, number: int) -> Any:
        """A follow-up as it is stored."""
        statement = select(FOLLOW_UPS).where(FOLLOW_UPS.c.id == number)
        return await self.world.services.database.write(lambda connection: connection.execute(statement).one())

    async def open_(self) -> list[Any]:
        """All that is open, soonest first."""
        statement = (
            select(FOLLOW_UPS).where(FOLLOW_UPS.c.ended_at.is_(None)).order_by(FOLLOW_UPS.c.day, FOLLOW_UPS.c.id)
        )
        return await self.world.services.database.write(lambda connection: list(connection.execute(statement)))

    async def age(self, number: int, day: date) -> None:
        """That follow-up was due on that day."""
        statement = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id == number).values(day=day, due_day=day)
        await self.world.services.database.write(lambda connection: connection.execute(statement).rowcount)

    @property
    def now(self) -> datetime:
        return self.world.clock.now

    def _desk(self, connection: Connection) -> Any:
        language: Language = "zh" if (self.phone.language_code or "").startswith("zh") else "en"
        people.meet(connection, person_id=self.phone.user_id, language=language, now=self.now)
        return desk_in(connection, person_id=self.phone.user_id, language=language, now=self.now)

    def _keep(self, connection: Connection, *, name: str, columns: Mapping[str, Any]) -> int:
        desk, engine = self._desk(connection), self.world.services.library.engine
        values = {
            "person_id": self.phone.user_id, "phone": None, "trade": "", "tags": [], "notes": "", "stage": "probe",
            "description": "", "types": [], "grades": {}, "created_at": self.now, "updated_at": self.now,
            **named(engine.writing, name), **columns,
        }  # fmt: skip
        number = customers.add(connection, values=values, terms=terms_of(engine.writing, values))
        replan(connection, customer_id=number, desk=desk, library=engine.library, now=self.now)
        return number

    def _promise(
        self, connection: Connection, *, customer_id: int, words: str, day: date, at: time | None, kind: PromiseKind
    ) -> int:
        desk, library = self._desk(connection), self.world.services.library.engine.library
        customer = customers.several(connection, customer_ids=[customer_id])[customer_id]
        number = promise(connection, customer=customer, words=words, day=day, at=at, kind=kind, desk=desk, now=self.now)
        replan(connection, customer_id=customer_id, desk=desk, library=library, now=self.now)
        return number

    def _work(self, connection: Connection, *, hours: Mapping[str, Any]) -> None:
        self._desk(connection)
        row = desks.of(connection, person_id=self.phone.user_id)
        assert row is not None
        desk = with_hours(desk_from(row), **hours)
        values = {**columns_of(desk), "digest_at": desk.next_digest(self.now)}
        desks.change(connection, person_id=self.phone.user_id, values=values)
