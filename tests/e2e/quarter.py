"""A quarter of one rep's work through the whole bot: mornings told, some of it done, the clock at whatever is next."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Any, Final

from sqlalchemy import select

from bot.sandbox.fake.wire import Json
from bot.store import desks, follow_ups
from bot.store.customers import CUSTOMERS
from bot.store.database import Connection
from bot.store.follow_ups import FOLLOW_UPS
from tests.conftest import World
from tests.e2e.quarter_book import DAYS, FIRST, NAMES, REP, TOLD, put_in, works

_SHANGHAI: Final = timedelta(hours=8)
_ABOUT = re.compile(r"f:(\d+):")

OUTCOMES: Final = ("warmer", "warmer", "same", "same", "same", "colder", "colder", "won", "lost", "missed")
SNOOZES: Final = ("20m", "3h", "later", "tomorrow", "week")
LINES: Final = ("{}电话了，嫌贵", "给{}打了电话，没接", "{}电话了，挺满意", "{}电话了，还在考虑")
PROMISES: Final = (
    "{}电话了，下周三再谈", "{}电话了，明天下午三点再打", "{}电话了，说月底定", "{}电话了，周六上午十点再谈",
    "{}电话了，3月11日下午两点签合同", "{}电话了，春节后再联系", "{}电话了，2月18日上午十点拜年",
)  # fmt: skip


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time in Shanghai."""
    return datetime.combine(day, time(hour, minute), UTC) - _SHANGHAI


def here(moment: datetime) -> datetime:
    """That moment in Shanghai."""
    return moment + _SHANGHAI


@dataclass(frozen=True)
class Came:
    """A message that came by itself; ``about`` is the follow-up that it told of, as it was then; None: a digest."""

    at: datetime
    text: str
    about: Any = None


@dataclass(frozen=True)
class Evening:
    """The book at the end of a day: what is open, and all customers by their ids."""

    day: date
    open: tuple[Any, ...]
    customers: dict[int, Any]
    dropped: dict[int, datetime]


@dataclass(repr=False)
class Quarter:
    """What happened, too much to be printed. ``shown`` is what was due each workday's morning, after its digest."""

    tiers: dict[int, str]
    came: list[Came] = field(default_factory=list)
    shown: dict[date, list[Any]] = field(default_factory=dict)
    evenings: list[Evening] = field(default_factory=list)
    did: Counter[str] = field(default_factory=Counter)
    acted: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    moved_by_rep: set[int] = field(default_factory=set)
    owed_too_long: list[Any] = field(default_factory=list)


class Living:
    """The rep, their phone and the clock."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.chance = world, Random(seed)  # noqa: S311  # what happens to a rep is no secret
        self.phone = world.rep(user_id=REP)

    async def live(self) -> Quarter:
        """Thirteen weeks from the Sunday evening before."""
        self.world.clock.now = at(FIRST, 12) - timedelta(hours=16)
        self.quarter = Quarter(await put_in(self.world, self.chance))
        self.names = dict(zip(self.quarter.tiers, NAMES, strict=True))
        for number in range(DAYS):
            await self._day(FIRST + timedelta(days=number))
            if number % 10 == 3:  # now and then
                await self.world.restart()
        return self.quarter

    async def _day(self, day: date) -> None:
        if day == TOLD:
            await self.world.process(self.phone.send("3月10日到13日休假"))
        await self._until(at(day, 9, 1))
        if works(day):
            self.quarter.shown[day] = [row for row in await self._open() if row.day <= day]
            await self._work(day)
        if self.chance.random() < 0.7:  # somebody calls of their own accord
            await self._until(at(day, 19, 5))
            await self._line(self.chance.choice(list(self.names)))
        await self._until(at(day, 23, 30))
        await self._look(day)

    async def _work(self, day: date) -> None:
        """Most of what is due is seen to, in the order of the list, over the day."""
        due = list(self.quarter.shown[day])
        self.chance.shuffle(due)
        moment = at(day, 9, 10)
        for row in due:
            await self._until(moment)
            await self._act(row)
            moment += timedelta(seconds=8 * 3600 / len(due))
        if self.chance.random() < 0.06:  # a day that is too much
            self.quarter.did["put off"] += 1
            for row in await self._open():
                if row.day <= day:
                    self.quarter.acted[row.id].append(self.world.clock.now)
            await self._tap(f"f:put_off:{day:%Y%m%d}")

    async def _until(self, moment: datetime) -> None:
        """The clock goes from one thing that is due to the next, up to that moment."""
        while (due := await self._next_due()) and due <= moment and not self.quarter.owed_too_long:
            self.world.clock.now = max(due, self.world.clock.now)
            await self._tick()
        self.world.clock.now = max(moment, self.world.clock.now)

    async def _next_due(self) -> datetime | None:
        def look(connection: Connection) -> list[datetime | None]:
            return [desks.next_digest(connection), follow_ups.next_telling(connection)]

        return min((due for due in await self.world.services.database.read(look) if due), default=None)

    async def _tick(self) -> None:
        before, now = len(self.phone.messages), self.world.clock.now
        rows = {row.id: row for row in await self._open()}
        await self.world.tick()
        for message in self.phone.messages[before:]:
            if message.text.startswith("☀️"):
                self.quarter.came.append(Came(now, message.text))
                self.morning = message
            else:
                told = {int(found[1]) for one in message.flat if (found := _ABOUT.match(one.data or ""))}
                self.quarter.came += [Came(now, message.text, rows.get(number)) for number in told]
        self.quarter.owed_too_long += [row for row in await self._open() if row.tell_at and row.tell_at <= now]

    async def _act(self, row: Any) -> None:
        """What the rep does about one follow-up of the day's list."""
        chosen = self.chance.choices(
            ("out", "line", "promise", "snooze", "drop", "move", "rest", "nothing"),
            (46, 24, 6, 5, 3, 4, 1, 9),
        )[0]
        self.quarter.did[chosen] += 1
        if chosen == "nothing":
            return
        self.quarter.acted[row.id].append(self.world.clock.now)
        if chosen in ("line", "promise"):
            await self._line(row.customer_id, PROMISES if chosen == "promise" else LINES)
        elif chosen == "out":
            await self._tap(f"f:{row.id}:out:{self.chance.choice(OUTCOMES)}")
        elif chosen in ("drop", "rest"):
            await self._tap(f"f:{row.id}:why:no_need")
            if chosen == "rest":
                await self._tap(f"f:{row.id}:rest")
        else:
            self.quarter.moved_by_rep.add(row.id)
            day = here(self.world.clock.now).date() + timedelta(days=self.chance.randint(1, 12))
            snooze = f"f:{row.id}:snooze:{self.chance.choice(SNOOZES)}"
            await self._tap(snooze if chosen == "snooze" else f"f:{row.id}:on:{day:%Y%m%d}")

    async def _line(self, customer: int, lines: tuple[str, ...] = LINES) -> None:
        await self.world.process(self.phone.send(self.chance.choice(lines).format(self.names[customer])))

    async def _tap(self, data: str) -> None:
        """A button that lies at most a page behind this morning's message."""
        raw: Json = self.phone.tap("", message_id=self.morning.message_id)
        raw["callback_query"]["data"] = data
        await self.world.process(raw)

    async def _open(self) -> list[Any]:
        statement = select(FOLLOW_UPS).where(FOLLOW_UPS.c.ended_at.is_(None)).order_by(FOLLOW_UPS.c.id)
        return await self.world.services.database.read(lambda connection: list(connection.execute(statement)))

    async def _look(self, day: date) -> None:
        look = partial(_evening, day=day)
        self.quarter.evenings.append(await self.world.services.database.read(look))


def _evening(connection: Connection, *, day: date) -> Evening:
    rows = connection.execute(select(FOLLOW_UPS).where(FOLLOW_UPS.c.ended_at.is_(None)))
    gone = connection.execute(
        select(FOLLOW_UPS.c.customer_id, FOLLOW_UPS.c.ended_at)
        .where(FOLLOW_UPS.c.ended == "dropped", FOLLOW_UPS.c.why != "birthday")
        .order_by(FOLLOW_UPS.c.ended_at)
    )
    customers = {row.id: row for row in connection.execute(select(CUSTOMERS))}
    return Evening(day, tuple(rows), customers, {row.customer_id: row.ended_at for row in gone})
