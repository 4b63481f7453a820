"""One run: the crowd, the bots, the harm, then calm."""

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from bot.bench.chaos import books
from bot.bench.chaos.book_checks import shelf
from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.bots import Bot
from bot.bench.chaos.broadcast_checks import mail
from bot.bench.chaos.clocks import Clocks, workdays
from bot.bench.chaos.crews import form
from bot.bench.chaos.crowds import FIRST_REP, crews_among, crowd, keepers_among
from bot.bench.chaos.databases import Kind, Place
from bot.bench.chaos.harm import Harm
from bot.bench.chaos.ledger import Ledger
from bot.bench.chaos.passing import DAYS, pass_time
from bot.bench.chaos.runs import LONGEST, RARER_AFTER, Outcome, Size
from bot.bench.chaos.settling import put_off, unsettled
from bot.bench.chaos.standing import NAMES, skew_of, standing
from bot.bench.processes import BenchError
from bot.content.opening import open_library
from bot.content.trained import engine_of
from bot.core.engine import Engine
from bot.running import the_time
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.journal import JournalEntry
from bot.sandbox.fake.limits import MESSAGE_WAITS
from bot.store.database import Connection, Database, DatabaseError
from bot.store.migrating import bring_up_to_date

CALM_WITHIN = 120.0
"""Seconds in which what still waits after the last harm must become less."""

SOON = timedelta(minutes=15)
"""What is to be told or tried again within that time is waited for."""

T = TypeVar("T")


class Run:
    """A run at ``place``; ``ledger``, ``books``, ``clocks`` and ``bots`` tell afterwards what happened."""

    def __init__(self, folder: Path, library: Path, place: Place, kind: Kind, size: Size) -> None:
        self._folder = folder
        self._library = library
        self._place = place
        self._kind = kind
        self._size = size
        self._crews = crews_among(size.reps)
        self._least = size.kills, size.days, size.broadcasts
        self._chance = Random(size.seed)
        # Bots so often killed would miss taps, and each has to count.
        self._fake = FakeTelegram(clock=lambda: the_time().timestamp(), kept=400, taps_wait=MESSAGE_WAITS)
        self.ledger = Ledger()
        self.bots: list[Bot] = []
        self.clocks = Clocks([skew_of(folder, name) for name in NAMES[kind]], workdays(DAYS + Clocks.AHEAD))
        self.books = BookLedger(self.clocks)
        self._fake.journal.listen(self._hear)
        self._ends_at = float("inf")

    async def run(self) -> Outcome:
        """All of it. Raises BenchError when it does not come to an end."""
        self._stored = await asyncio.to_thread(self._opened)
        for crew in self._crews:
            await self._stored.write(partial(form, crew=crew, now=self.clocks.now()))
        cache = self._folder / "cache"
        engine = engine_of(open_library(self._library, cache))
        settings = {
            "BIRDCALL_DATABASE": self._place.url,
            "BIRDCALL_CACHE": str(cache),
            "BIRDCALL_LIBRARY": str(self._library),
        }
        try:
            async with standing(self._kind, self._fake, self._folder, settings) as self.bots:
                running = [asyncio.ensure_future(bot.run()) for bot in self.bots]
                harm = Harm(self._fake, self.bots, self._place, self.ledger, self.clocks, self._chance, self._in_flight)
                try:
                    await self._harm_all(harm, engine)
                    calm = await self._calm_down()
                finally:
                    await asyncio.gather(*(bot.stop() for bot in self.bots))
                    await asyncio.gather(*running)
            lost, wrong = await self._stored.read(partial(books.wrong_cases, ledger=self.ledger))
            kept = await self._stored.read(partial(shelf, ledger=self.books))
            look = partial(mail, ledger=self.books.broadcasts, today=self.clocks.today, shown=self._shown)
            sent = await self._stored.read(partial(look, now=self.clocks.now()))
            given_up = await self._stored.read(books.given_up)
            return Outcome(lost, [*wrong, *kept.wrong, *sent.wrong], given_up, calm, harm, kept, sent)
        finally:
            await asyncio.to_thread(self._stored.close)

    def _hear(self, entry: JournalEntry) -> None:
        if not self.books.hear(entry):
            self.ledger.hear(entry)

    def _shown(self, chat: int, message_id: int) -> str | None:
        """What a message says."""
        messages = self._fake.phone(chat, "Lead").messages
        return next((one.text for one in messages if one.message_id == message_id), None)

    def _opened(self) -> Database:
        stored = Database(self._place.url)
        bring_up_to_date(stored.engine)
        return stored

    async def _harm_all(self, harm: Harm, engine: Engine) -> None:
        self._ends_at = time.monotonic() + self._size.minutes * 60
        pause = self._size.reps / self._size.updates
        seconds = self._size.minutes * 60
        async with asyncio.TaskGroup() as group:
            group.create_task(harm.do(self._kill_every, self._over))
            group.create_task(self._deliver())
            group.create_task(self._tell())
            group.create_task(pass_time(self.clocks, self.books, seconds, self._settled, self._over))
            for person in crowd(
                self._fake, engine, self.ledger, self.books, self.clocks, self._size.reps, self._crews, self._chance
            ):
                group.create_task(person.work(pause, self._over))

    async def _settled(self, mark: int) -> bool:
        """Whether time may pass on from where this update was the latest."""
        waiting = (pending.update_id for pending in self._fake.state.updates.pending())
        if min(waiting, default=mark + 1) <= mark:
            return False
        left = await self._insisting(partial(unsettled, mark=mark, clocks=self.clocks))
        if left and left == await self._insisting(partial(put_off, clocks=self.clocks)):
            self.clocks.put_forward()
        return not left

    async def _deliver(self) -> None:
        """A stream of deliveries, written by a process of their own beside the bots'."""
        while not self._over():
            await asyncio.sleep(1)
            reps = self._size.reps - keepers_among(self._size.reps)
            chats = [FIRST_REP + self._chance.randrange(reps) for _ in range(int(self._size.deliveries))]
            first = self.ledger.deliveries
            await self._insisting(partial(books.deliver, first=first, chats=chats, now=self.clocks.now()))
            self.ledger.deliveries += len(chats)

    async def _tell(self) -> None:
        while not self._over():
            await asyncio.sleep(10)
            updates = self.ledger.updates + self.books.updates
            said = f"{updates:,} updates, {self.ledger.deliveries:,} deliveries, day {self.clocks.today}"
            print(said, file=sys.stderr, flush=True)

    async def _calm_down(self) -> float:
        """Wait until the day is over and nothing is left, as long as it becomes less; how many seconds that took."""
        start = best_at = time.monotonic()
        best = float("inf")
        while time.monotonic() - best_at < CALM_WITHIN:
            await asyncio.sleep(0.3)
            left = len(self._fake.state.updates) + await self._insisting(
                partial(books.left, until=self.clocks.latest() + SOON)
            )
            left += await self._insisting(partial(unsettled, mark=self.books.latest, clocks=self.clocks))
            if not left and self.clocks.day_over:
                return time.monotonic() - start
            if not left:
                self.clocks.pass_on()
                self.books.turn()
            if left < best:
                best_at = time.monotonic()
            best = min(left, best) or float("inf")
        waiting = "\n".join(
            [f"{len(self._fake.state.updates)} with Telegram", *await self._insisting(books.still_waiting)]
        )
        raise BenchError(f"For {CALM_WITHIN:.0f} s what waits has not become less.\n{waiting}\n{self._logs()}")

    async def _insisting(self, work: Callable[[Connection], T]) -> T:
        """The database may be away for a moment."""
        while True:
            try:
                return await self._stored.write(work)
            except DatabaseError:
                await asyncio.sleep(0.2)

    async def _in_flight(self, bot: Bot) -> int:
        return await self._insisting(partial(books.in_flight, owner=bot.name))

    def _kill_every(self) -> float:
        """Bots that are killed as often on a slow computer would never come to work."""
        late = max(0.0, time.monotonic() - self._ends_at)
        return self._size.kill_every * (1 + late / RARER_AFTER)

    def _over(self) -> bool:
        late = time.monotonic() - self._ends_at
        kills = sum(bot.kills for bot in self.bots)
        sent = sum(one.stopped is None for one in self.books.broadcasts.sent.values())
        done = kills, self.clocks.today, sent
        enough = all(one >= least for one, least in zip(done, self._least, strict=True))
        return late >= 0 and (late >= LONGEST or enough)

    def _logs(self) -> str:
        """The end of what the bots said last."""
        return "\n".join((self._folder / f"{bot.name}.log").read_text(errors="replace")[-1500:] for bot in self.bots)
