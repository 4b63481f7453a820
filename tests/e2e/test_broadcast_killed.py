"""A broadcast while the bot is killed again and again: nobody is left out, and nobody hears twice unless it says so."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from sqlalchemy import func, insert, select

from bot.core.teams.message import Message
from bot.delivering import AT_A_TIME, Deliverer
from bot.flows.stored_broadcasts import stored
from bot.messenger import Messenger
from bot.sandbox.fake import Phone
from bot.sandbox.fake.request import InProcessRequest
from bot.screens.wording import REPEATED
from bot.store import broadcasts
from bot.store.broadcasts import READERS
from bot.store.database import Connection
from bot.store.people import PEOPLE
from bot.store.teams import MEMBERS
from tests.conftest import World
from tests.guarding import CANARY
from tests.sending_to_many import at_once
from tests.teaming import Team

ENOUGH = 1100
"""More than are written down in two steps."""

TEXT = f"今天清零{CANARY}"


def crowd(connection: Connection, *, world: World, team: Team, phones: Sequence[Phone]) -> None:
    """These are reps of the team, and a broadcast of its lead to everybody is due."""
    now = world.clock.now
    people = [{"id": one.user_id, "language": "zh", "joined_at": now} for one in phones]
    connection.execute(insert(PEOPLE), people)
    members = {"team_id": team.id, "role": "rep", "name": CANARY, "tags": [], "joined_at": now}
    connection.execute(insert(MEMBERS), [{**members, "person_id": one.user_id} for one in phones])
    broadcasts.make(
        connection,
        values={
            "team_id": team.id, "author_id": team.lead.user_id, "state": "planned", "title": CANARY,
            "content": stored(Message(text=TEXT)), "audience": {}, "timing": {"kind": "now"}, "next_at": now,
            "created_at": now, "updated_at": now,
        },
    )  # fmt: skip


def readers_and_waiting(connection: Connection) -> tuple[int, int]:
    """How many readers are written down, and how many of them wait."""
    waiting = func.count().filter(READERS.c.state == "waiting")
    written, left = connection.execute(select(func.count(), waiting).select_from(READERS)).one()
    return written, left


class Lives:
    """Processes that each do what is due until they are killed, and the clock between them."""

    def __init__(self, world: World) -> None:
        self.world, self.number = world, 0

    async def one(self, until: Callable[[], Awaitable[bool]]) -> None:
        """Ticks and deliveries side by side, until it is so; then the process is killed and another one begins."""
        world, services = self.world, self.world.services
        line = InProcessRequest(world.fake)
        bot = Messenger(world.fake.token, request=line, get_updates_request=line, mark=REPEATED, pace=at_once())
        deliverer = Deliverer(
            services.database, bot, services.watch, holder=services.replica, clock=world.clock, look=0.002
        )
        working = [asyncio.ensure_future(work) for work in (deliverer.run(), self._tick())]
        async with asyncio.timeout(60):
            while not await until():
                deliverer.nudge()
                await asyncio.sleep(0)
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        await world.restart()
        world.clock.pass_(seconds=3)
        self.number += 1

    async def _tick(self) -> None:
        while True:
            await self.world.look()
            await asyncio.sleep(0)


async def test_whoever_it_is_for_gets_it_once_however_often_the_bot_is_killed(world: World) -> None:
    lead = world.rep(user_id=1)
    await world.process(lead.send("/start"))
    team = await Team.of(world, lead=lead)
    phones = [world.rep(user_id=1000 + number) for number in range(ENOUGH)]
    write = world.services.database.write
    await write(partial(crowd, world=world, team=team, phones=phones))
    lives = Lives(world)

    async def is_(true: Callable[[int, int], bool]) -> bool:
        return true(*await write(readers_and_waiting))

    async def heard_by(count: int) -> bool:
        return sum(bool(phone.messages) for phone in phones) >= count

    await lives.one(partial(is_, lambda written, _: written > 0))
    partly_written = await is_(lambda written, _: written < ENOUGH)
    await lives.one(partial(is_, lambda written, _: written == ENOUGH))
    for count in range(100, 800, 100):
        await lives.one(partial(heard_by, count))
    partly_settled = await is_(lambda written, waiting: 0 < waiting < written)
    await lives.one(partial(heard_by, ENOUGH))
    for _ in range(4):
        await world.tick(seconds=3)

    assert partly_written
    assert partly_settled
    heard = [[message.text for message in phone.messages] for phone in phones]
    assert all(set(texts) <= {TEXT, f"{REPEATED}{TEXT}"} for texts in heard)
    assert {texts.count(TEXT) for texts in heard} <= {0, 1}
    assert min(map(len, heard)) == 1
    assert sum(map(len, heard)) - ENOUGH <= AT_A_TIME * lives.number
    assert await is_(lambda written, waiting: (written, waiting) == (ENOUGH, 0))
    (report,) = [message.text for message in lead.messages if message.text.startswith("📣")]
    assert f"送达 {ENOUGH}/{ENOUGH}" in report
