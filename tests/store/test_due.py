"""What is due is found by an index, told once, and gives way whole."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.bench.book_rows import fill_follow_ups, make_due
from bot.store import desks, follow_ups, outbox, people
from bot.store.customers import CUSTOMERS
from bot.store.database import Connection, Database
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.outbox import DELIVERIES

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = date(2026, 11, 20)


def rows(connection: Connection) -> list[Any]:
    return list(connection.execute(select(FOLLOW_UPS).order_by(FOLLOW_UPS.c.id)))


async def test_what_is_due_among_many_is_found_by_the_index(database: Database) -> None:
    fill_follow_ups(database.engine, rows=2000, now=NOW)
    await database.write(partial(make_due, many=3, now=NOW))

    due = await database.read(partial(follow_ups.due, now=NOW, most=60))
    plan = await database.read(partial(follow_ups.plan_of_due, now=NOW, most=60))

    assert due == [1, 2, 3]
    assert any("ix_follow_ups_telling" in line for line in plan)


async def test_it_is_told_once(database: Database) -> None:
    fill_follow_ups(database.engine, rows=1, now=NOW)
    await database.write(partial(make_due, many=1, now=NOW))
    tell = partial(follow_ups.told, follow_up_id=1, again_at=NOW + timedelta(hours=2), now=NOW)

    assert [await database.write(tell), await database.write(tell)] == [True, False]
    assert await database.read(partial(follow_ups.due, now=NOW + timedelta(hours=2), most=60)) == [1]
    assert (await database.write(rows))[0].asks == 1


async def test_what_ends_is_not_brought_up_by_a_message_that_waits(database: Database) -> None:
    fill_follow_ups(database.engine, rows=2, now=NOW)
    await database.write(partial(make_due, many=2, now=NOW))
    for number in (1, 2):
        await database.write(partial(follow_ups.told, follow_up_id=number, again_at=None, now=NOW))
        put = partial(outbox.put, key=follow_ups.telling_key(number, 0), chat_id=1, due_at=NOW)
        await database.write(partial(put, content={"method": "sendMessage", "text": "x"}))
    await database.write(partial(follow_ups.end, follow_up_ids=[1], how="done", now=NOW))

    waiting = await database.write(
        lambda connection: connection.execute(select(DELIVERIES.c.key, DELIVERIES.c.state)).all()
    )
    assert dict(tuple(row) for row in waiting) == {"follow_up:1:0": "cancelled", "follow_up:2:0": "waiting"}


async def test_what_moves_keeps_its_first_day_and_its_customer_is_due_anew(database: Database) -> None:
    fill_follow_ups(database.engine, rows=3, now=NOW)
    await database.write(partial(follow_ups.move, days={1: DAY + timedelta(days=3), 2: DAY + timedelta(days=1)}))
    found = await database.write(rows)
    due = await database.write(
        lambda connection: list(
            connection.execute(
                select(CUSTOMERS.c.next_day).where(CUSTOMERS.c.id.in_((1, 2, 3))).order_by(CUSTOMERS.c.id)
            )
        )
    )
    by_customer = {row.customer_id: row.day for row in found}

    assert [(row.day - DAY).days for row in found] == [3, 1, 0]
    assert {row.due_day for row in found} == {DAY}
    assert [row.moved for row in found] == [1, 1, 0]
    assert all(day in (*by_customer.values(), DAY) for (day,) in due)


async def test_moving_nothing_is_nothing(database: Database) -> None:
    await database.write(partial(follow_ups.move, days={}))
    await database.write(partial(follow_ups.unsay, follow_up_ids=[], now=NOW))


async def test_a_digest_is_given_once_and_none_is_owed_to_whom_nothing_reaches(database: Database) -> None:
    for person in (1, 2):
        await database.write(partial(people.meet, person_id=person, language="zh", now=NOW))
        values: dict[str, Any] = {"person_id": person, "hours": {}, "scheme": "timing", "digest_at": NOW}
        await database.write(partial(desks.set_up, values=values))
    await database.write(partial(desks.unreachable, person_id=2, now=NOW))
    owed = await database.read(partial(desks.owed, now=NOW, most=9))
    give = partial(desks.digested, person_id=1, next_at=NOW + timedelta(days=1), now=NOW)

    assert owed == [1]
    assert [await database.write(give), await database.write(give)] == [True, False]
    assert await database.read(partial(desks.owed, now=NOW, most=9)) == []
