"""A broadcast goes out to its readers: each once, at the hour that was meant, whatever happens meanwhile."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from bot.core.teams.audience import Audience
from bot.core.teams.message import Message
from bot.core.teams.timing import At, Now, OwnHour, Repeat, Timing
from bot.flows.beginning import planned
from bot.flows.calling_off import cancel, pause
from bot.flows.fanning_out import fan_out
from bot.flows.services import Sender
from bot.flows.stored_broadcasts import stored, stored_timing
from bot.sandbox.fake import Phone
from bot.store import broadcasts, teams
from bot.store.broadcasts import AT_ONCE, BROADCASTS, READERS
from bot.store.database import Connection
from bot.store.outbox import DELIVERIES
from bot.store.people import PEOPLE
from bot.store.teams import MEMBERS
from tests.booking import Book
from tests.conftest import World
from tests.guarding import CANARY
from tests.teaming import Team

TEXT = f"今天把逾期的清掉 {CANARY}"
FRIDAY = date(2026, 11, 20)


class Sent:
    """Broadcasts of a team's lead, written down as if they had been composed and confirmed."""

    def __init__(self, team: Team) -> None:
        self.team, self.world, self.reps = team, team.world, team.reps

    async def send(
        self, message: Message | None = None, timing: Timing | None = None, audience: Audience | None = None
    ) -> int:
        """One of them; its id."""
        work = partial(self._send, message or Message(text=TEXT), timing or Now(), audience or Audience())
        return await self.world.services.database.write(work)

    def _send(self, message: Message, timing: Timing, audience: Audience, connection: Connection) -> int:
        now, author = self.world.clock.now, self.team.lead.user_id
        number = broadcasts.make(
            connection,
            values={
                "team_id": self.team.id, "author_id": author, "title": message.text[:20], "created_at": now,
                "updated_at": now, "content": stored(message), "audience": stored(audience),
                "timing": stored_timing(timing), **planned(connection, author_id=author, timing=timing, now=now),
            },
        )  # fmt: skip
        assert number is not None
        return number

    async def states(self, broadcast_id: int) -> dict[int, str]:
        """Who its readers are, and in which state."""
        statement = select(READERS).where(READERS.c.broadcast_id == broadcast_id).order_by(READERS.c.person_id)
        rows = await self.world.services.database.write(lambda connection: connection.execute(statement).all())
        return {row.person_id: row.state for row in rows}

    async def row(self, broadcast_id: int) -> Any:
        """The broadcast as it is stored."""
        return await self.world.services.database.read(partial(broadcasts.of, broadcast_id=broadcast_id))

    async def count(self, *where: Any) -> int:
        """Deliveries of broadcasts like this."""
        statement = select(func.count()).select_from(DELIVERIES).where(DELIVERIES.c.key.like("broadcast:%"), *where)
        found: int = await self.world.services.database.write(
            lambda connection: connection.execute(statement).scalar_one()
        )
        return found

    def sender(self, update_id: int = 1_000_000) -> Sender:
        """The lead, tapping something."""
        return Sender(1, 1, "zh", self.world.clock.now, update_id)

    async def crowd(self, size: int) -> None:
        """So many more reps, with ids from 1000 on."""
        ids = range(1000, 1000 + size)
        now = self.world.clock.now
        known = [{"id": number, "language": "zh", "joined_at": now} for number in ids]
        there = [
            {"team_id": self.team.id, "person_id": number, "role": "rep", "name": CANARY, "tags": [], "joined_at": now}
            for number in ids
        ]

        def work(connection: Connection) -> None:
            connection.execute(insert(PEOPLE), known)
            connection.execute(insert(MEMBERS), there)

        await self.world.services.database.write(work)


@pytest.fixture
async def sent(world: World) -> Sent:
    """A lead and three reps, the last one English."""
    reps = [world.rep(user_id=2), world.rep(user_id=3), world.rep("en", user_id=4)]
    return Sent(await Team.of(world, lead=world.rep(user_id=1), reps=reps))


def got(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages if CANARY in message.text]


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


async def test_everybody_but_its_author_gets_it_once_with_buttons_in_their_language(sent: Sent) -> None:
    number = await sent.send()
    await sent.world.tick()
    await sent.world.tick(seconds=5)

    assert [got(rep) for rep in sent.team.reps] == [[TEXT]] * 3
    assert TEXT not in got(sent.team.lead)
    assert list(await sent.states(number)) == [2, 3, 4]
    assert [button.text for button in sent.team.reps[0].last.flat] == ["👀 看到了", "✓ 已办", "✋ 办不了，因为…"]
    assert [button.data for button in sent.team.reps[2].last.flat] == [
        f"a:{number}:seen", f"a:{number}:done", f"a:{number}:cannot"
    ]  # fmt: skip


async def test_at_their_own_nine_o_clock_each_gets_it_by_their_own_clock(sent: Sent) -> None:
    await Book(sent.world, sent.reps[1]).work(zone="America/New_York")
    await sent.send(timing=OwnHour(date(2026, 11, 23), time(9)))

    seen = []
    for hour in (0, 1, 8, 9, 13, 14):
        await sent.world.until(utc(23, hour))
        seen.append([len(got(rep)) for rep in sent.reps])

    assert seen == [[0, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 1], [1, 0, 1], [1, 1, 1]]


async def test_a_moment_in_somebody_s_quiet_hours_waits_for_their_morning_and_now_does_not(sent: Sent) -> None:
    await sent.send(timing=At(utc(23, 4)))  # four in the morning in London
    await sent.world.until(utc(23, 4))
    assert [len(got(rep)) for rep in sent.reps] == [1, 1, 0]
    await sent.world.until(utc(23, 8))
    assert len(got(sent.reps[2])) == 1

    await sent.world.until(utc(24, 3))
    await sent.send()
    await sent.world.tick()
    assert [len(got(rep)) for rep in sent.reps] == [2, 2, 2]


async def test_who_is_on_leave_gets_it_when_they_are_back_but_not_every_time_of_many(sent: Sent) -> None:
    away = Book(sent.world, sent.reps[0])
    await away.work(leave=((date(2026, 11, 23), date(2026, 11, 24)),))
    await sent.send(timing=At(utc(23, 4)))
    await sent.send(timing=Repeat(time(10)), message=Message(text=f"早 {CANARY}"))

    await sent.world.until(utc(23, 4))
    await sent.world.until(utc(24, 4))
    assert got(sent.reps[0]) == []
    await sent.world.until(utc(25, 1))
    await sent.world.until(utc(25, 2))

    assert got(sent.reps[0]) == [TEXT, f"早 {CANARY}"]
    assert len(got(sent.reps[1])) == 4


async def test_what_repeats_sets_off_one_of_its_own_each_workday(sent: Sent) -> None:
    number = await sent.send(timing=Repeat(time(8, 30)))
    for day in range(20, 26):
        await sent.world.until(utc(day, 0, 29))
        await sent.world.until(utc(day, 0, 30))
        await sent.world.tick(hours=8)

    theirs = select(BROADCASTS).where(BROADCASTS.c.of_id == number).order_by(BROADCASTS.c.id)
    rows = await sent.world.services.database.write(lambda connection: connection.execute(theirs).all())
    assert [row.occasion for row in rows] == ["2026-11-23T08:30", "2026-11-24T08:30", "2026-11-25T08:30"]
    assert [len(got(rep)) for rep in sent.reps] == [3, 3, 3]
    assert (await sent.row(number)).state == "planned"


async def test_paused_it_does_not_come_and_taken_up_again_it_does(sent: Sent) -> None:
    number = await sent.send(timing=Repeat(time(8, 30)))
    await pause(sent.world.services, sent.sender(1), number, on=True)
    await sent.world.until(utc(23, 1))
    assert got(sent.reps[0]) == []

    await pause(sent.world.services, sent.sender(2), number, on=False)
    await sent.world.until(utc(24, 1))
    assert len(got(sent.reps[0])) == 1


async def test_after_a_long_outage_what_is_over_is_passed_over(sent: Sent) -> None:
    await sent.send(timing=Repeat(time(8, 30)))
    await sent.world.until(utc(26, 14))
    assert got(sent.reps[0]) == []
    await sent.world.until(utc(27, 1))
    assert len(got(sent.reps[0])) == 1


async def test_it_is_for_who_is_there_when_it_goes(sent: Sent) -> None:
    await sent.send(timing=At(utc(23, 4)))
    await sent.team.leave(sent.reps[0])
    late = await sent.team.join(sent.world.rep(user_id=9))
    await sent.world.until(utc(23, 4))

    assert [len(got(rep)) for rep in (sent.reps[0], sent.reps[1], late)] == [0, 1, 1]


async def test_whose_author_leads_no_more_is_called_off_and_the_leads_are_told(sent: Sent) -> None:
    other = await sent.team.join(sent.world.rep("en", user_id=8), "lead")
    number = await sent.send(timing=At(utc(23, 4)))
    demoted = partial(teams.change_member, team_id=sent.team.id, person_id=1, values={"role": "rep"})
    await sent.world.services.database.write(demoted)
    await sent.world.until(utc(23, 4))
    await sent.world.tick(seconds=1)

    assert (await sent.row(number)).state == "cancelled"
    assert [len(got(rep)) for rep in sent.reps] == [0, 0, 0]
    assert [message.text for message in other.messages if "did not go out" in message.text] == [other.last.text]
    assert (1, "called_off", f"broadcast:{number}") in await sent.team.noted()


async def test_called_off_on_its_way_what_waits_is_taken_back(sent: Sent) -> None:
    await Book(sent.world, sent.reps[1]).work(zone="America/New_York")
    number = await sent.send(timing=OwnHour(date(2026, 11, 23), time(9)))
    await sent.world.until(utc(23, 1))
    await cancel(sent.world.services, sent.sender(), number)
    await sent.world.until(utc(23, 15))
    await sent.world.tick(hours=1)

    assert [len(got(rep)) for rep in sent.reps] == [1, 0, 0]
    assert [state for state in (await sent.states(number)).values() if state == "cancelled"] == ["cancelled"] * 2
    assert (1, "cancel_broadcast", f"broadcast:{number}") in await sent.team.noted()


async def test_the_silent_of_one_are_the_readers_of_another(sent: Sent) -> None:
    first = await sent.send()
    await sent.world.tick()
    answered = READERS.update().where(READERS.c.person_id == 2).values(answer="done")
    await sent.world.services.database.write(lambda connection: connection.execute(answered).close())
    await sent.send(Message(text=f"还有谁 {CANARY}"), audience=Audience(silent=first))
    await sent.world.tick()

    assert [len(got(rep)) for rep in sent.reps] == [1, 2, 2]


def nothing(*_: object) -> Mapping[str, Any]:
    return {"method": "sendMessage", "text": "."}


class KilledError(Exception):
    """The process ends here."""


async def test_a_kill_between_two_steps_loses_nobody_and_doubles_nobody(sent: Sent) -> None:
    size, services = 2 * AT_ONCE + 17, sent.world.services
    await sent.crowd(size)
    number = await sent.send()
    rendered = 0

    def dying(*_: object) -> Mapping[str, Any]:
        nonlocal rendered
        rendered += 1
        if rendered > 2:  # the first step has readers of two languages
            raise KilledError
        return nothing()

    with pytest.raises(KilledError):
        await fan_out(services, dying, nothing)
    assert await sent.count() == AT_ONCE - 1  # the lead is among the first members
    await fan_out(services, nothing, nothing)

    assert await sent.count() == size + 3
    assert len(await sent.states(number)) == size + 3
    assert (await sent.row(number)).all_reached


async def test_two_replicas_at_once_write_everybody_down_once(sent: Sent) -> None:
    await sent.crowd(AT_ONCE + 20)
    await sent.send()
    looks = [fan_out(sent.world.services, nothing, nothing) for _ in range(3)]
    await asyncio.gather(*looks)
    await fan_out(sent.world.services, nothing, nothing)

    assert await sent.count() == AT_ONCE + 23


async def test_a_big_one_called_off_is_taken_back_step_by_step_and_goes_no_further(sent: Sent) -> None:
    size, services = 2 * AT_ONCE + 17, sent.world.services
    await sent.crowd(size)
    number = await sent.send()
    await fan_out(services, nothing, nothing)
    await cancel(services, sent.sender(), number)
    assert await sent.count(DELIVERIES.c.state == "cancelled") == AT_ONCE
    await sent.world.restart()
    await fan_out(services, nothing, nothing)

    assert await sent.count(DELIVERIES.c.state == "waiting") == 0
    assert set((await sent.states(number)).values()) == {"cancelled"}
    assert (await sent.row(number)).next_at is None


async def test_what_is_due_is_found_by_an_index(sent: Sent) -> None:
    if sent.world.services.database.shared:
        pytest.skip("an empty table is read whole")
    plan = await sent.world.services.database.read(partial(broadcasts.plan_of_ahead, now=utc(20, 9), most=20))
    assert any("ix_broadcasts_ahead" in line for line in plan)
