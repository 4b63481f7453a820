"""Deliveries: each is sent once, or its end is known; whatever Telegram and kills do, the others go on."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from bot.core.pace import Pace
from bot.delivering import AT_A_TIME
from bot.store import leases, outbox
from bot.store.database import Database
from tests.sending_to_many import MARK, MOMENT, Office


def said(office: Office, chat: int) -> list[str]:
    return [message.text for message in office.fake.phone(chat).messages]


async def test_what_is_due_is_sent_once_oldest_first_and_its_content_erased(database: Database) -> None:
    office = Office(database)
    office.phones(1, 2, 3)
    for number, due in enumerate((-1, -30, -7, 0, -20, -300)):
        await office.put(f"due {due}", 1 + number % 3, due=due)

    await office.deliver()
    await office.deliver()

    assert office.tried() == ["due -300", "due -30", "due -20", "due -7", "due -1", "due 0"]
    rows = (await office.rows()).values()
    assert {(row.state, row.content, row.holder, row.repeated, row.attempts) for row in rows} == {
        ("sent", None, None, False, 1)
    }
    assert [row.message_id for row in sorted(rows, key=lambda row: row.due_at)] == [
        entry.result["message_id"] for entry in office.fake.journal
    ]
    assert office.watch.deliveries["sent"] == 6


async def test_the_same_key_is_one_delivery(database: Database) -> None:
    office = Office(database)
    (phone,) = office.phones(1)

    written = [await office.put("a reminder"), await office.put("a reminder", text="other words")]
    await office.deliver()
    again = await office.put("a reminder")
    await office.deliver()

    assert [*written, again] == [True, False, False]
    assert [message.text for message in phone.messages] == ["a reminder"]


async def test_what_is_not_due_waits_for_its_time(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    await office.put("later", due=60)
    await office.put("now")

    await office.deliver()
    before = office.tried()
    office.clock.pass_(seconds=60)
    await office.deliver()

    assert before == ["now"]
    assert office.tried() == ["now", "later"]


async def test_what_came_too_late_is_not_sent(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    await office.put("for today", lasts=60)
    await office.put("in time", lasts=61)
    office.clock.pass_(seconds=60)

    await office.deliver()

    assert office.tried() == ["in time"]
    assert await office.states() == {"for today": ("expired", "expired"), "in time": ("sent", "sent")}
    assert (await office.rows())["for today"].content is None


async def test_what_was_cancelled_is_not_sent_even_when_it_is_in_hand(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    await office.put("dropped")
    await database.write(partial(outbox.claim, holder="alone", now=office.clock.now, most=9, seconds=20))

    cancelled = await database.write(partial(outbox.cancel, keys=["dropped"], now=office.clock.now))
    await office.deliver()

    assert cancelled == 1
    assert office.tried() == []
    assert (await office.rows())["dropped"].content is None


async def test_people_who_blocked_the_bot_or_are_gone_end_theirs_and_the_others_get_theirs(database: Database) -> None:
    office = Office(database)
    blocker, _ = office.phones(1, 2)
    blocker.block()
    await office.put("to a blocker", 1)
    await office.put("to nobody", 404)
    await office.put("to a reader", 2)

    await office.deliver()

    assert await office.states() == {
        "to a blocker": ("failed", "blocked"),
        "to nobody": ("failed", "gone"),
        "to a reader": ("sent", "sent"),
    }
    assert {row.content for row in (await office.rows()).values()} == {None}


async def test_a_mistake_of_ours_parks_the_delivery_with_its_error_and_the_others_go_on(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    await office.put("broken", text="<b>never closed", parse_mode="HTML")
    await database.write(
        partial(outbox.put, key="no method", chat_id=1, content={"text": "x"}, due_at=office.clock.now)
    )
    await office.put("whole")

    await office.deliver()

    assert await office.states() == {
        "broken": ("parked", "BadRequest"),
        "no method": ("parked", "KeyError"),
        "whole": ("sent", "sent"),
    }
    assert office.watch.deliveries["parked"] == 2


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_a_flood_puts_off_its_chat_for_exactly_as_long_as_telegram_says_and_marks_nothing(
    database: Database,
) -> None:
    office = Office(database)
    office.phones(1, 2)
    office.fake.faults.flood(1, 7)
    for number in range(3):
        await office.put(f"one {number}", 1)
    await office.put("two", 2)

    await office.deliver()
    put_off = [await office.due_in(f"one {number}") for number in range(3)]
    office.clock.pass_(seconds=6.9)
    await office.deliver()
    before = office.tried(1)
    office.clock.pass_(seconds=0.2)
    await office.deliver()

    assert put_off == [pytest.approx(7)] * 3
    assert before == ["one 0"]
    assert office.tried(1) == ["one 0", "one 0", "one 1", "one 2"]
    assert office.tried(2) == ["two"]


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_a_second_flooded_chat_halts_all(database: Database) -> None:
    office = Office(database)
    office.phones(1, 2, 3)
    office.fake.faults.flood(1, 7)
    office.fake.faults.flood(2, 20)
    await office.put("one", 1)
    await office.put("two", 2)
    await office.deliver()
    await office.put("three", 3)

    await office.deliver()
    halted = await office.due_in("three")
    office.clock.pass_(seconds=20.1)
    await office.deliver()

    assert halted == pytest.approx(20)
    assert sorted(office.tried()) == ["one", "one", "three", "two", "two"]


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_what_waited_for_a_place_does_not_leave_for_a_chat_halted_meanwhile(database: Database) -> None:
    office = Office(database)
    office.phones(*range(1, AT_A_TIME + 1))
    office.fake.faults.delay(0.02)
    office.fake.faults.flood(1, 30)
    for chat in range(1, AT_A_TIME + 1):
        await office.put(f"first {chat}", chat, due=-1)
    await office.put("second 1", 1)

    await office.deliver()

    assert office.tried(1) == ["first 1"]
    assert await office.due_in("second 1") == pytest.approx(30)


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
async def test_an_outage_is_waited_out_longer_and_longer_but_not_by_all_at_once(
    database: Database, chance: float
) -> None:
    office = Office(database)
    office.chance = chance
    office.phones(1)
    office.line.down = 4
    await office.put("through an outage")

    pauses = []
    for _ in range(4):
        await office.deliver()
        pauses.append(await office.due_in("through an outage"))
        office.clock.pass_(seconds=pauses[-1])
    await office.deliver()

    assert pauses == [pytest.approx(seconds * (1 + chance / 2)) for seconds in (1, 2, 4, 8)]
    assert said(office, 1) == ["through an outage"]
    assert (await office.rows())["through an outage"].repeated is False


async def test_what_telegram_may_have_taken_although_it_did_not_say_so_is_marked(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    office.fake.faults.lose_answer()
    await office.put("once?")

    for _ in range(2):
        await office.deliver()
        office.clock.pass_(seconds=60)

    assert said(office, 1) == ["once?", MARK + "once?"]
    assert (await office.rows())["once?"].repeated is True


async def test_a_group_that_moved_gets_it_under_its_new_id(database: Database) -> None:
    office = Office(database)
    group = office.fake.group(-7)
    moved = office.fake.upgrade(group, -1007)
    await office.put("to the team", -7)

    await office.deliver()

    assert [message.text for message in moved.messages.values()] == ["to the team"]
    row = (await office.rows())["to the team"]
    assert (row.state, row.chat_id, row.repeated) == ("sent", -1007, False)


@pytest.mark.parametrize("begun", [True, False])
async def test_after_a_kill_it_is_sent_again_and_marked_only_if_it_was_begun(database: Database, begun: bool) -> None:
    office = Office(database)
    office.phones(1)
    await office.put("in flight")
    now = office.clock.now
    (claimed,) = await database.write(partial(outbox.claim, holder="alone", now=now, most=9, seconds=20))
    if begun:
        assert await database.write(partial(outbox.begin, delivery_id=claimed.id, holder="alone", now=now))

    await office.deliver()

    assert office.tried() == [(MARK if begun else "") + "in flight"]
    assert (await office.rows())["in flight"].repeated is begun


async def test_what_a_replica_that_was_killed_had_in_hand_is_sent_when_its_lease_is_over(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    await office.put("left behind")
    claim = partial(outbox.claim, holder="gone", now=office.clock.now, most=9)
    (claimed,) = await database.write(partial(claim, seconds=3600))
    office.start()
    await asyncio.sleep(20 * MOMENT)
    while_held = office.tried()
    await office.stop()

    await database.write(partial(outbox.release, holder="gone"))
    await database.write(partial(claim, seconds=0))
    await office.deliver()

    assert claimed.begun is False
    assert while_held == []
    assert office.tried() == ["left behind"]


async def test_who_slept_until_its_lease_was_over_puts_off_nothing_that_another_has_begun(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    await office.put("taken over")
    now = office.clock.now
    (claimed,) = await database.write(partial(outbox.claim, holder="slept", now=now, most=9, seconds=0))
    await database.write(partial(outbox.claim, holder="alone", now=now, most=9, seconds=60))
    assert await database.write(partial(outbox.begin, delivery_id=claimed.id, holder="alone", now=now))
    begun = (await office.rows())["taken over"]

    put_off = partial(outbox.put_off, delivery_id=claimed.id, holder="slept", outcome="halted", chat_id=1)
    await database.write(partial(put_off, due_at=now + timedelta(hours=1), unknown=False))

    assert (await office.rows())["taken over"] == begun


async def test_what_is_under_way_is_not_begun_again_when_the_clock_jumps(database: Database) -> None:
    office = Office(database)
    office.phones(1)
    office.fake.faults.delay(0.05)
    await office.put("once")
    office.start()
    while not (await office.rows())["once"].attempts:  # noqa: ASYNC110 - what is waited for has no event
        await asyncio.sleep(MOMENT)

    office.clock.pass_(hours=1)
    await office.until(office.tried)
    await office.stop()

    assert office.tried() == ["once"]
    assert (await office.rows())["once"].attempts == 1


async def test_stopping_lets_what_is_under_way_end_and_gives_back_the_rest(database: Database) -> None:
    office = Office(database)
    office.phones(*range(1, 41))
    office.fake.faults.delay(0.02)
    for chat in range(1, 41):
        await office.put(f"to {chat}", chat)
    office.start()
    await office.until(lambda: len(office.tried()) > 0)

    await office.stop()
    rows = list((await office.rows()).values())
    sent = [row for row in rows if row.state == "sent"]
    waiting = [(row.state, row.holder, row.begun_at, row.attempts) for row in rows if row.state != "sent"]
    office.fake.faults.clear()
    await office.deliver()

    assert 0 < len(sent) < 40
    assert set(waiting) == {("waiting", None, None, 0)}
    assert sorted(office.tried()) == sorted(f"to {chat}" for chat in range(1, 41))


async def test_many_leave_at_telegrams_pace_however_often_it_is_told_to_look(database: Database) -> None:
    office = Office(database, pace=Pace())
    office.phones(*range(1, 91))
    for chat in range(1, 91):
        await office.put(f"to {chat}", chat)
    office.start()

    while len(office.fake.journal) < 90:
        office.deliverer.nudge()  # type: ignore[union-attr]  # it runs
        await database.write(lambda _: None)  # time passes when what was begun is written down
        await asyncio.sleep(MOMENT)
        office.clock.pass_(seconds=0.01)
    await office.stop()

    times = [entry.at for entry in office.fake.journal]
    assert max(sum(start <= at < start + 1 for at in times) for start in times) <= 30
    assert times[-1] - times[0] < 4


async def test_of_two_replicas_one_sends_and_when_it_is_gone_the_other(database: Database) -> None:
    if not database.shared:
        pytest.skip("only PostgreSQL is shared by replicas")
    first = Office(database, holder="first")
    second = Office(database, holder="second", beside=first)
    first.phones(*range(1, 31))
    first.start()
    await first.put("to begin with", 1)
    await first.until(first.tried)
    second.start()

    for chat in range(1, 31):
        await first.put(f"to {chat}", chat)
    await first.until(lambda: len(first.tried()) == 31)
    await first.stop()
    await database.write(partial(leases.drop, holder="first"))
    await first.put("at last", 1)
    await second.until(lambda: len(second.tried()) == 32)
    await second.stop()

    assert first.watch.deliveries == {"sent": 31}
    assert second.watch.deliveries == {"sent": 1}
    assert len(set(first.tried())) == 32
