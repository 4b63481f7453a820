"""A moment comes back as it was, in UTC; a moment without a time zone is refused."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from bot.store.database import Connection, Database
from bot.store.people import PEOPLE

BEIJING = timezone(timedelta(hours=8))


def keep(connection: Connection, moment: datetime) -> None:
    connection.execute(insert(PEOPLE), {"id": 1, "language": "zh", "joined_at": moment})


@pytest.mark.parametrize("zone", [UTC, BEIJING, timezone(timedelta(hours=-5, minutes=-30))])
async def test_a_moment_comes_back_as_the_same_moment_in_utc(database: Database, zone: timezone) -> None:
    moment = datetime(2026, 11, 20, 1, 2, 3, 456789, tzinfo=zone)

    await database.write(lambda connection: keep(connection, moment))
    found = await database.read(lambda connection: connection.execute(select(PEOPLE.c.joined_at)).scalar_one())

    assert found == moment
    assert found.tzinfo is UTC


async def test_moments_written_in_different_zones_are_in_their_true_order(database: Database) -> None:
    early, late = datetime(2026, 11, 20, 7, 0, tzinfo=BEIJING), datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
    await database.write(lambda connection: keep(connection, early))

    def joined_before(connection: Connection) -> list[int]:
        return list(connection.execute(select(PEOPLE.c.id).where(PEOPLE.c.joined_at < late)).scalars())

    assert await database.read(joined_before) == [1]


async def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001  # that is the point

    with pytest.raises(StatementError, match="has no time zone"):
        await database.write(lambda connection: keep(connection, naive))

    assert await database.read(lambda connection: connection.execute(select(PEOPLE.c.id)).all()) == []
