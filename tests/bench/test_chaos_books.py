"""The ledger of kept customers notices what is lost, done twice or never said."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from bot.bench.chaos.book_checks import shelf
from bot.bench.chaos.book_ledger import Book, BookLedger, Kept, Promise
from bot.bench.chaos.clocks import Clocks, workdays
from bot.sandbox.fake.journal import JournalEntry
from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.outbox import DELIVERIES
from bot.store.touches import TOUCHES
from tests.conftest import World

NAME, PHONE, REP = "王小明", "13900000001", 101


def again(connection: Connection, table: Any, **changes: Any) -> None:
    row = connection.execute(select(table)).mappings().one()
    connection.execute(insert(table), {**row, "id": row["id"] + 1, **changes})


BREAKS: dict[str, Callable[[Connection], Any]] = {
    "lost": lambda connection: connection.execute(delete(CUSTOMERS)),
    "keeps 王小明 2 times": partial(again, table=CUSTOMERS),
    "lost contacts": lambda connection: connection.execute(delete(TOUCHES)),
    "twice or unheard of": partial(again, table=TOUCHES),
    "logged by tapping": partial(again, table=TOUCHES, text=""),
    "promises open": lambda connection: connection.execute(delete(FOLLOW_UPS)),
    "2 promises open": partial(again, table=FOLLOW_UPS),
    "B": lambda connection: connection.execute(update(CUSTOMERS).values(grades={"timing": "B"})),
    "never came": lambda connection: connection.execute(update(DELIVERIES).values(message_id=1)),
}


async def told(world: World, folder: Path) -> BookLedger:
    """A ledger of a rep who kept somebody, told of a contact, and was reminded of what is promised."""
    clocks = Clocks([folder / "skew"], workdays(2 + Clocks.AHEAD))
    ledger = BookLedger(clocks)
    kept = Kept(NAME, f"+86{PHONE}", told=[1234], promise=Promise(1, timed=True))
    ledger.books[REP] = Book(REP, since=0, customers={NAME: kept}, texts=2)

    def hear(entry: JournalEntry) -> None:
        ledger.hear(entry)

    world.fake.journal.listen(hear)
    rep = world.rep()
    await world.say(rep, f"记下 {NAME} {PHONE} 11月23日上午11点回访")
    await world.say(rep, f"{NAME}电话了，编号1234")
    while clocks.today < 1 or not clocks.next_day > clocks.today:
        clocks.pass_on()
    for hours in (64, 2):
        await world.tick(hours=hours)
    while clocks.today < 2:  # the day is over
        clocks.pass_on()
    return ledger


async def test_what_was_said_and_what_came_agree_with_what_is_stored(world: World, tmp_path: Path) -> None:
    found = await world.services.database.read(partial(shelf, ledger=await told(world, tmp_path)))

    assert found == replace(found, wrong=[], customers=1, touches=1, reminders=1, digests=1, repeats=0, unmarked=0)


@pytest.mark.parametrize("wrong", BREAKS)
async def test_whatever_is_lost_or_doubled_is_noticed(world: World, tmp_path: Path, wrong: str) -> None:
    ledger = await told(world, tmp_path)
    await world.services.database.write(lambda connection: BREAKS[wrong](connection) and None)

    found = await world.services.database.read(partial(shelf, ledger=ledger))

    assert wrong in "\n".join(found.wrong)


async def test_a_reminder_or_a_digest_that_never_came_is_noticed(world: World, tmp_path: Path) -> None:
    ledger = await told(world, tmp_path)
    ledger.digests.clear()
    kept = ledger.books[REP].customers[NAME]
    kept.promise = Promise(1, timed=True)

    assert sorted(line.split(" ")[0] for line in ledger.missing()) == ["never", "no"]


async def test_a_message_that_comes_again_has_to_say_so(world: World, tmp_path: Path) -> None:
    ledger = await told(world, tmp_path)
    ledger.replies.update(list(ledger.replies))
    ledger.digests.update(list(ledger.digests))
    ledger.reminders.update(list(ledger.reminders))

    found = await world.services.database.read(partial(shelf, ledger=ledger))

    assert (found.repeats, found.unmarked) == (3, 3)
