"""The ledger of a team notices broadcasts, answers and handovers that are lost, done twice, or not as somebody said."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from bot.bench.chaos.book_checks import shelf
from bot.bench.chaos.book_ledger import Book, BookLedger, Cover, Kept, Promise
from bot.bench.chaos.broadcast_checks import Mail, mail
from bot.bench.chaos.broadcast_ledger import Answer, BroadcastLedger, Sent
from bot.bench.chaos.clocks import Clocks, workdays
from bot.bench.chaos.walking import Say, Walk
from bot.sandbox.fake import Phone
from bot.sandbox.fake.journal import JournalEntry
from bot.store.audit import ENTRIES
from bot.store.broadcasts import BROADCASTS, READERS
from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.handovers import HANDOVERS
from bot.store.outbox import DELIVERIES
from tests.conftest import World
from tests.teaming import Team

GIVER, TAKER, LEAD = 1, 2, 3
NAME = "王小明"


def again(connection: Connection, table: Any, **changes: Any) -> None:
    row = connection.execute(select(table).order_by(table.primary_key.columns[0].desc()).limit(1)).mappings().one()
    values = {**row, **changes}
    connection.execute(insert(table), {**values, **({"id": row["id"] + 1} if "id" in row else {})})


def of(table: Any, person: int) -> Any:
    return update(table).where(table.c.person_id == person)


BREAKS: dict[str, Callable[[Connection], Any]] = {
    "lost broadcast 1": lambda connection: (
        connection.execute(delete(READERS)),
        connection.execute(delete(BROADCASTS)),
    ),
    "confirmed by nobody": partial(again, table=BROADCASTS, state="sent"),
    "is cancelled": lambda connection: connection.execute(update(BROADCASTS).values(state="cancelled")),
    "who were not meant": partial(again, table=READERS, person_id=LEAD),
    "lost [2]": lambda connection: connection.execute(delete(READERS).where(READERS.c.person_id == TAKER)),
    "is late for 2": lambda connection: connection.execute(of(READERS, TAKER).values(state="late")),
    "1 answered": lambda connection: connection.execute(of(READERS, GIVER).values(answer="seen")),
    "2 answered": lambda connection: connection.execute(of(READERS, TAKER).values(answer="done")),
    "the report says": lambda connection: connection.execute(of(READERS, TAKER).values(answer="done")),
    "came to 1 0 times of 1": partial(again, table=DELIVERIES, key="broadcast:1:1:1"),
    "the audit is broken at 1": lambda connection: connection.execute(update(ENTRIES).values(actor_id=GIVER)),
}


async def tap(world: World, phone: Phone, pattern: str) -> int:
    """Tap the newest button that says this; the update."""
    for message in reversed(phone.messages):
        for data in (one.data or "" for one in message.flat):
            if re.fullmatch(pattern, data):
                raw = phone.tap(data=data, message_id=message.message_id)
                await world.process(raw)
                number: int = raw["update_id"]
                return number
    raise LookupError(pattern)


async def sent(world: World) -> BroadcastLedger:
    """A broadcast to two reps, of whom one said that it's done."""
    reps = [world.rep(user_id=GIVER), world.rep(user_id=TAKER)]
    team = await Team.of(world, lead=world.rep(user_id=LEAD), reps=reps)
    ledger = BroadcastLedger(readers={GIVER, TAKER})

    def hear(entry: JournalEntry) -> None:
        if entry.ok and entry.method == "sendMessage":
            message_id = entry.result["message_id"]
            ledger.hear(int(entry.params["chat_id"]), message_id, str(entry.params["text"]), marked=False)

    world.fake.journal.listen(hear)
    await world.say(team.lead, "/broadcast")
    await tap(world, team.lead, "w:0:new")
    await world.say(team.lead, ledger.new_text("清零"))
    for verb in ("check", "send:[0-9]+"):
        await tap(world, team.lead, f"w:1:{verb}")
    ledger.sent[1] = Sent(1, LEAD, {GIVER, TAKER}, day=0)
    await world.tick(seconds=1)
    for answer in ("seen", "done"):
        ledger.answers[1, GIVER].append(Answer(await tap(world, reps[0], f"a:1:{answer}"), answer))
    for _ in range(3):
        await world.tick(seconds=4)
    return ledger


async def found(world: World, ledger: BroadcastLedger) -> Mail:
    def shown(chat: int, message_id: int) -> str:
        return next(one.text for one in world.rep(user_id=chat).messages if one.message_id == message_id)

    look = partial(mail, ledger=ledger, today=1, shown=shown, now=world.clock.now)
    return await world.services.database.read(look)


async def test_what_a_lead_sent_and_readers_answered_agrees_with_what_is_stored(world: World) -> None:
    assert await found(world, await sent(world)) == Mail(
        [], broadcasts=1, copies=2, answers=1, stopped=0, repeats=0, unmarked=0
    )


@pytest.mark.parametrize("wrong", BREAKS)
async def test_whatever_is_not_as_it_was_said_is_noticed(world: World, wrong: str) -> None:
    ledger = await sent(world)
    await world.services.database.write(lambda connection: BREAKS[wrong](connection) and None)

    assert wrong in "\n".join((await found(world, ledger)).wrong)


async def test_a_copy_that_comes_again_has_to_say_so(world: World) -> None:
    ledger = await sent(world)
    ledger.copies[1, GIVER, False, True] += 1
    ledger.copies[1, TAKER, False, False] += 1

    seen = await found(world, ledger)

    assert (seen.repeats, seen.unmarked, seen.wrong) == (2, 1, [])


async def test_what_was_called_off_may_have_been_answered_before_or_not(world: World) -> None:
    ledger = await sent(world)
    first, last = ledger.answers[1, GIVER]
    await world.services.database.write(
        lambda connection: connection.execute(update(BROADCASTS).values(state="cancelled")) and None
    )
    ledger.sent[1].stopped = first.update
    either = (await found(world, ledger)).wrong
    await world.services.database.write(
        lambda connection: connection.execute(of(READERS, GIVER).values(answer=None)) and None
    )

    assert [one for one in either if "answered" in one] == []
    assert last.update > first.update
    assert any("1 answered" in one for one in (await found(world, ledger)).wrong)


HANDED: dict[str, Callable[[Connection], Any]] = {
    "follow-ups are for {1}": lambda connection: connection.execute(update(FOLLOW_UPS).values(person_id=GIVER)),
    "customer 1 of 1: is not theirs": lambda connection: connection.execute(update(CUSTOMERS).values(person_id=GIVER)),
    "2 lost": lambda connection: connection.execute(update(CUSTOMERS).values(person_id=GIVER)),
    "2 handovers and 0 back": partial(again, table=HANDOVERS),
    "1 handovers and 1 back": partial(again, table=HANDOVERS, of_id=1),
}


async def handed(world: World, folder: Path) -> BookLedger:
    """A rep handed over the customer they have."""
    giver = world.rep(user_id=GIVER)
    await Team.of(world, lead=world.rep(user_id=LEAD), reps=[giver, world.rep(user_id=TAKER)])
    ledger = BookLedger(Clocks([folder / "skew"], workdays(2 + Clocks.AHEAD)))
    kept = Kept(NAME, "+8613900000001", promise=Promise(1), by=GIVER)
    ledger.books |= {GIVER: Book(GIVER, since=0, customers={NAME: kept}), TAKER: Book(TAKER)}

    def hear(entry: JournalEntry) -> None:
        ledger.hear(entry)

    world.fake.journal.listen(hear)
    await world.say(giver, f"记下 {NAME} 13900000001 11月23日回访")
    await world.say(giver, NAME)
    for step in ("o:h:c1", "o:h:c1:2", "o:h:c1:2:o", "o:h:c1:2:o:0"):
        await tap(world, giver, step)
    number = await tap(world, giver, "o:h:c1:2:o:0:y")
    ledger.hand([kept], GIVER, TAKER, by=GIVER, update=number)
    ledger.handed, ledger.books[GIVER].texts = 1, 2
    await world.tick(hours=64)
    return ledger


async def test_who_was_handed_over_is_in_the_book_of_the_other_rep(world: World, tmp_path: Path) -> None:
    seen = await world.services.database.read(partial(shelf, ledger=await handed(world, tmp_path)))

    assert seen.wrong == []
    assert (seen.customers, seen.handed, seen.returned, seen.unanswered, seen.repeats) == (1, 1, 0, 0, 0)


@pytest.mark.parametrize("wrong", HANDED)
async def test_a_handover_that_is_not_as_it_was_said_is_noticed(world: World, tmp_path: Path, wrong: str) -> None:
    ledger = await handed(world, tmp_path)
    await world.services.database.write(lambda connection: HANDED[wrong](connection) and None)

    seen = await world.services.database.read(partial(shelf, ledger=ledger))

    assert wrong in "\n".join(seen.wrong)


async def test_news_of_a_handover_that_never_came_are_noticed(world: World, tmp_path: Path) -> None:
    ledger = await handed(world, tmp_path)
    ledger.replies.clear()
    ledger.messages.clear()

    seen = await world.services.database.read(partial(shelf, ledger=ledger))

    assert any(one.startswith("handover:1:2 is sent, and never came") for one in seen.wrong)
    assert seen.unanswered == 3


def test_nobody_takes_on_whom_something_is_under_way_for(tmp_path: Path) -> None:
    ledger = BookLedger(Clocks([tmp_path / "skew"], workdays(2 + Clocks.AHEAD)))
    kept = Kept(NAME, "+8613900000001", by=GIVER, last=7, promise=Promise(1, timed=True))
    ledger.books |= {GIVER: Book(GIVER, since=0, customers={NAME: kept}), TAKER: Book(TAKER)}
    ledger.hand([kept], GIVER, TAKER, by=GIVER, update=8)
    before = ledger.free(kept, TAKER)
    ledger.settled = 8

    assert (before, ledger.free(kept, TAKER)) == (False, True)
    assert kept.promise == Promise(None)
    assert ledger.books[GIVER].bare == ledger.books[TAKER].bare == {0}


def test_whom_a_rep_covers_is_back_the_day_after_and_nobody_s_on_that_day(tmp_path: Path) -> None:
    clocks = Clocks([tmp_path / "skew"], workdays(3 + Clocks.AHEAD))
    ledger = BookLedger(clocks)
    kept = Kept(NAME, "+8613900000001", back=Cover(1, GIVER))
    ledger.books |= {GIVER: Book(GIVER), TAKER: Book(TAKER, since=0, customers={NAME: kept})}
    before = ledger.free(kept, TAKER)
    seen = []
    while clocks.today < 2:
        clocks.pass_on()
        ledger.turn()
        seen.append((clocks.today, NAME in ledger.books[GIVER].customers, ledger.free(kept, TAKER)))

    assert before
    assert {one for one in seen if one[0] == 1} == {(1, False, False)}
    assert seen[-1] == (2, True, True)
    assert (kept.back, ledger.returned) == (None, 1)


async def test_a_way_through_screens_keeps_to_one_thing_and_is_given_up_in_the_end(world: World) -> None:
    lead = world.rep(user_id=LEAD)
    await Team.of(world, lead=lead, reps=[world.rep(user_id=TAKER)])
    steps: list[str | Say] = [Say("/broadcast"), "w:0:new", Say("清零", "w:ID:find"), "w:ID:check", "w:ID:nothing"]
    walk = Walk(lead, steps, Random(1), patience=5)  # noqa: S311  # nothing secret: which button somebody taps
    for _ in range(4):
        ahead = walk.ahead()
        assert ahead is not None
        await world.process(walk.take(ahead))
    looks = [walk.ahead() for _ in range(5)]

    assert walk.taken == ["w:0:new", "w:1:check"]
    assert looks == [None] * 5
    assert walk.over
