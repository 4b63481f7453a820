from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.bench.deliveries import fill, plan_of_claim, put_due, work_off
from bot.store import outbox
from bot.store.database import Database

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def filled(database: Database) -> Iterator[Database]:
    fill(database.engine, 2000, NOW)
    yield database


async def test_of_the_many_none_is_due_and_all_that_is_put_is_worked_off(filled: Database) -> None:
    assert (await filled.read(partial(outbox.depth, now=NOW)))[0] == 0
    await filled.write(partial(put_due, many=130, now=NOW))

    claims, done = await work_off(filled, NOW)

    assert (len(claims), done) == (3, 130)
    assert (await filled.write(partial(outbox.depth, now=NOW)))[0] == 0


async def test_claiming_finds_what_is_due_by_its_index(filled: Database) -> None:
    await filled.write(partial(put_due, many=20, now=NOW))

    plan = plan_of_claim(filled.engine, NOW)

    assert any("ix_deliveries_waiting" in line for line in plan)
