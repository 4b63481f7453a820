"""Corrections are kept one a consultation, and outlive it."""

from datetime import timedelta

from sqlalchemy import select, text

from bot.store import consultations
from bot.store.consultations import CORRECTIONS
from bot.store.database import Connection, Database

from .rows import NOW, consultation, correction, count, meet


async def test_a_second_correction_replaces_the_first_and_can_be_taken_back(database: Database) -> None:
    def work(connection: Connection) -> int:
        meet(connection)
        number = consultation(connection)
        correction(connection, number, corrected_to="owl")
        correction(connection, number, corrected_to="dove")
        return number

    number = await database.write(work)
    kept = await database.read(
        lambda connection: connection.execute(select(CORRECTIONS.c.corrected_to)).scalars().all()
    )
    await database.write(lambda connection: consultations.uncorrect(connection, consultation_id=number))

    assert kept == ["dove"]
    assert await database.read(lambda connection: count(connection, "corrections")) == 0


async def test_pruning_erases_what_lay_untouched_and_keeps_corrections(database: Database) -> None:
    limit = NOW - timedelta(days=90)

    def work(connection: Connection) -> None:
        meet(connection)
        correction(connection, consultation(connection, text="old", updated_at=limit - timedelta(seconds=1)))
        consultation(connection, text="just in time", updated_at=limit)
        consultation(connection, text="new")

    await database.write(work)

    erased = await database.write(lambda connection: consultations.prune(connection, before=limit))

    def left(connection: Connection) -> list[str]:
        return list(connection.execute(text("SELECT text FROM consultations ORDER BY id")).scalars())

    assert erased == 1
    assert await database.read(left) == ["just in time", "new"]
    assert await database.read(lambda connection: count(connection, "corrections")) == 1
