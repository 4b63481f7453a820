"""Customers go from one rep to another, and nothing that is due is lost."""

from datetime import datetime, time
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from bot.flows.handovers import Why, hand_over_in, take_back_in
from bot.sandbox.fake import Phone
from bot.store import handovers
from bot.store.customers import CUSTOMERS, TERMS
from bot.store.desks import DESKS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.outbox import DELIVERIES
from bot.store.undos import UNDOS
from tests.booking import Book
from tests.conftest import World
from tests.e2e.test_reminding import MONDAY, TUESDAY, at, reminders
from tests.guarding import CANARY
from tests.teaming import Team


async def hand(
    world: World, team: Team, giver: Phone, to: Phone, only: list[int] | None = None, *,
    why: Why = "other", until: datetime | None = None, by: Phone | None = None,
) -> int | None:  # fmt: skip
    """Customers change hands as the chat has it done."""
    work = partial(
        hand_over_in, team_id=team.id, from_id=giver.user_id, to_id=to.user_id, by_id=(by or giver).user_id,
        customer_ids=only, why=why, return_at=until, now=world.clock.now,
        library=world.services.library.engine.library,
    )  # fmt: skip
    return await world.services.database.write(work)


async def rows(world: World, table: Any, *where: Any) -> list[Any]:
    statement = select(table).where(*where).order_by(*table.primary_key.columns)
    return await world.services.database.write(lambda connection: list(connection.execute(statement)))


@pytest.fixture
async def giver(world: World) -> Phone:
    return world.rep(user_id=1)


@pytest.fixture
async def taker(world: World) -> Phone:
    return world.rep(user_id=2)


@pytest.fixture
async def team(world: World, giver: Phone, taker: Phone) -> Team:
    return await Team.of(world, lead=world.rep(user_id=3), reps=[giver, taker])


async def test_a_customer_goes_with_their_promise_which_comes_to_the_new_rep_at_its_time(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    number = await Book(world, giver).promised(f"张总{CANARY}", "给报价", MONDAY, time(10), team_id=team.id)
    customer = (await Book(world, giver).follow_up(number)).customer_id
    await hand(world, team, giver, taker, [customer])
    await world.until(at(MONDAY, 10))

    assert reminders(giver) == []
    assert len(reminders(taker)) == 1
    assert {row.person_id for row in await rows(world, TERMS)} == {taker.user_id}
    assert (await Book(world, giver).follow_up(number)).person_id == taker.user_id


async def test_customers_of_no_team_or_another_rep_stay_where_they_are(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    own = await Book(world, giver).keep(f"王姐{CANARY}", team_id=None)
    theirs = await team.keep(taker, f"李总{CANARY}")

    assert await hand(world, team, giver, taker) is None
    assert await hand(world, team, giver, taker, [own, theirs]) is None
    assert [(row.id, row.person_id) for row in await rows(world, CUSTOMERS)] == [(own, 1), (theirs, 2)]


async def test_a_message_of_the_old_rep_that_has_not_left_does_not_leave(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    number = await Book(world, giver).promised(f"张总{CANARY}", "给报价", MONDAY, time(10), team_id=team.id)
    world.clock.now = at(MONDAY, 10)
    await world.look()
    await hand(world, team, giver, taker)
    await world.tick()

    states = {row.key: row.state for row in await rows(world, DELIVERIES)}
    assert reminders(giver) == []
    assert states[f"follow_up:{number}:0"] == "cancelled"
    assert len(reminders(taker)) == 1


async def test_in_the_receivers_quiet_hours_nobody_is_told(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    await Book(world, taker).work(wakes=time(10), starts=time(10), digest=time(10), sleeps=time(20), ends=time(18))
    await Book(world, giver).promised(f"张总{CANARY}", "给报价", MONDAY, time(9), team_id=team.id)
    await hand(world, team, giver, taker)
    await world.until(at(MONDAY, 9, 59))
    early = len(taker.messages)
    await world.until(at(MONDAY, 10))

    assert not any("⏰" in message.text for message in taker.messages[:early])
    assert len(reminders(taker)) == 1


async def test_another_scheme_grades_the_rhythm_anew_and_the_same_one_goes_on(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, f"张总{CANARY}", grades={"timing": "B"}, last_touch_at=world.clock.now)
    before = await Book(world, giver).open_()
    await hand(world, team, giver, taker)
    same = await Book(world, taker).open_()
    await world.services.database.write(
        lambda connection: connection.execute(DESKS.update().where(DESKS.c.person_id == 1).values(scheme="value"))
    )
    await hand(world, team, taker, giver)
    other = await Book(world, giver).open_()

    assert [(row.id, row.day, row.person_id) for row in same] == [(before[0].id, before[0].day, 2)]
    assert [(row.customer_id, row.why, row.words, row.person_id) for row in other] == [(customer, "silence", "", 1)]
    assert other[0].id != before[0].id


async def test_what_the_old_rep_had_in_hand_and_could_take_back_ends_politely(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, f"张总{CANARY}")
    for data in (f"k:{customer}", f"t:{customer}:log:call:warmer"):
        await press(world, giver, data)
    undo = (await rows(world, UNDOS))[0].id
    touch = f"t:{undo}:undo"
    await hand(world, team, giver, taker)
    before = await everything(world)
    for data in (touch, f"k:{customer}", f"k:{customer}:ask:name", f"t:{customer}:new", f"g:{customer}:h:timing:A"):
        await press(world, giver, data)
        assert CANARY not in giver.last.text

    assert await everything(world) == before
    assert {(row.person_id, row.hand_id) for row in await rows(world, DESKS)} >= {(1, None)}


async def test_what_was_asked_about_them_is_asked_no_more(world: World, team: Team, giver: Phone, taker: Phone) -> None:
    customer = await team.keep(giver, f"张总{CANARY}")
    await press(world, giver, f"k:{customer}:ask:name")
    await hand(world, team, giver, taker)
    await world.say(giver, "李总")

    assert [row.name for row in await rows(world, CUSTOMERS)] == [f"张总{CANARY}"]


async def test_a_cover_ends_at_its_time_and_what_was_promised_meanwhile_goes_back_with_them(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, f"张总{CANARY}", grades={"timing": "B"})
    cover = await hand(world, team, giver, taker, None, why="holiday", until=at(TUESDAY, 8))
    await Book(world, taker).promised(f"王姐{CANARY}", "她自己的", MONDAY, time(9), team_id=team.id)
    await press(world, taker, f"k:{customer}:when:20261127:any")
    assert cover is not None
    await back(world, cover)

    mine = await rows(world, FOLLOW_UPS, FOLLOW_UPS.c.customer_id == customer, FOLLOW_UPS.c.ended_at.is_(None))
    assert [(row.person_id, row.why) for row in mine] == [(1, "by_hand")]
    assert {row.name: row.person_id for row in await rows(world, CUSTOMERS)} == {f"张总{CANARY}": 1, f"王姐{CANARY}": 2}


async def test_a_cover_that_was_covered_in_its_turn_comes_back_from_whoever_has_it(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    third = await team.join(world.rep(user_id=4))
    await team.keep(giver, f"张总{CANARY}")
    first = await hand(world, team, giver, taker, None, why="holiday", until=at(TUESDAY, 8))
    second = await hand(world, team, taker, third, None, why="leave", until=at(TUESDAY, 9))
    assert first
    assert second
    await back(world, first)
    home = [row.person_id for row in await rows(world, CUSTOMERS)]
    await back(world, second)

    assert home == [1]
    assert [row.person_id for row in await rows(world, CUSTOMERS)] == [1]


async def test_who_was_given_to_somebody_else_for_good_meanwhile_does_not_go_back(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, f"张总{CANARY}")
    await team.keep(giver, f"王姐{CANARY}")
    cover = await hand(world, team, giver, taker, None, why="holiday", until=at(TUESDAY, 8))
    await hand(world, team, taker, team.lead, [customer], by=team.lead)
    assert cover
    await back(world, cover)

    assert [row.person_id for row in await rows(world, CUSTOMERS)] == [3, 1]


async def test_when_the_old_rep_has_left_they_stay_with_who_covers(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    await team.keep(giver, f"张总{CANARY}")
    cover = await hand(world, team, giver, taker, None, why="holiday", until=at(TUESDAY, 8))
    await team.leave(giver)
    assert cover
    await back(world, cover)

    stayed = (await rows(world, handovers.HANDOVERS))[-1]
    assert [row.person_id for row in await rows(world, CUSTOMERS)] == [2]
    assert (stayed.why, stayed.of_id) == ("stayed", cover)


async def back(world: World, number: int) -> int | None:
    """A cover is over."""
    library = world.services.library.engine.library

    def work(connection: Any) -> int | None:
        row = handovers.of(connection, handover_id=number)
        assert row
        return take_back_in(
            connection, of=row, by_id=row.from_id, how="return", customer_ids=None, now=world.clock.now, library=library
        )

    return await world.services.database.write(work)


async def press(world: World, phone: Phone, data: str) -> str:
    """Press a button with that data, wherever it came from; what the message then says."""
    await world.say(phone, "/hours")
    raw = phone.tap(next(button.text for button in phone.last.flat if button.data))
    raw["callback_query"]["data"] = data
    await world.process(raw)
    return phone.last.text


async def everything(world: World) -> list[Any]:
    return [await rows(world, table) for table in (CUSTOMERS, TERMS, FOLLOW_UPS, UNDOS)]
