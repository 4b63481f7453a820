"""Consultations are found by their message, by their person, and only by their own person."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.store import consultations, people
from bot.store.database import Connection, Database

from .rows import NOW, OTHER_REP, REP, VALUES, consultation, count, meet


async def test_what_was_written_comes_back(database: Database) -> None:
    answers = {"loud": 1.0, "fast": -1.0, "warm": 0.0}

    def work(connection: Connection) -> int:
        meet(connection)
        return consultation(connection, source_message_id=7, text="他说「贵」👍", answers=answers, stage="close")

    number = await database.write(work)
    row = await database.read(lambda c: consultations.owned(c, consultation_id=number, person_id=REP))

    assert row is not None
    assert (row.text, row.answers, row.stage, row.updated_at) == ("他说「贵」👍", answers, "close", NOW)
    assert list(row.answers) == list(answers)


async def test_only_its_own_person_may_open_it(database: Database) -> None:
    def work(connection: Connection) -> int:
        meet(connection)
        meet(connection, OTHER_REP)
        return consultation(connection)

    number = await database.write(work)

    assert await database.read(lambda c: consultations.owned(c, consultation_id=number, person_id=OTHER_REP)) is None


async def test_the_latest_is_the_newest_of_that_person(database: Database) -> None:
    def work(connection: Connection) -> int:
        meet(connection)
        meet(connection, OTHER_REP)
        consultation(connection)
        newest = consultation(connection)
        consultation(connection, OTHER_REP)
        return newest

    newest = await database.write(work)
    row = await database.read(lambda c: consultations.latest(c, person_id=REP))

    assert row is not None
    assert row.id == newest
    assert await database.read(lambda c: consultations.latest(c, person_id=404)) is None


async def test_a_message_opens_one_consultation_however_often_it_is_processed(database: Database) -> None:
    def work(connection: Connection) -> list[int | None]:
        meet(connection)
        opened = {**VALUES, "source_message_id": 7}
        return [consultations.open_consultation(connection, values=opened) for _ in range(2)]

    first, again = await database.write(work)
    found = await database.read(lambda c: consultations.from_message(c, chat_id=REP, message_id=7))

    assert again is None
    assert found is not None
    assert found.id == first
    assert await database.read(lambda c: consultations.from_message(c, chat_id=OTHER_REP, message_id=7)) is None


async def test_examples_have_no_message_and_may_be_many(database: Database) -> None:
    def work(connection: Connection) -> None:
        meet(connection)
        consultation(connection)
        consultation(connection)

    await database.write(work)

    assert await database.read(lambda connection: count(connection, "consultations")) == 2


async def test_a_stranger_cannot_have_a_consultation(database: Database) -> None:
    with pytest.raises(IntegrityError):
        await database.write(lambda connection: consultation(connection, 404))


async def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)

    with pytest.raises(ValueError, match="has no time zone"):
        await database.write(lambda connection: consultation(connection, updated_at=naive))


async def test_the_card_is_remembered_and_columns_change(database: Database) -> None:
    def work(connection: Connection) -> int:
        meet(connection)
        number = consultation(connection)
        consultations.place_card(connection, consultation_id=number, card_message_id=8)
        consultations.change(connection, consultation_id=number, values={"stage": "close", "line": 2})
        return number

    number = await database.write(work)
    row = await database.read(lambda c: consultations.owned(c, consultation_id=number, person_id=REP))

    assert row is not None
    assert (row.card_message_id, row.stage, row.line) == (8, "close", 2)


async def test_an_id_is_never_given_twice(database: Database) -> None:
    def work(connection: Connection) -> int:
        meet(connection)
        return consultation(connection)

    first = await database.write(work)
    await database.write(lambda connection: people.forget(connection, person_id=REP))
    second = await database.write(work)
    await database.write(lambda connection: connection.execute(text("DELETE FROM consultations")))
    third = await database.write(work)

    assert first < second < third
