"""Updates on their way in: nothing that was taken is lost, and nothing is done twice, whatever happens in between."""

import asyncio
from functools import partial
from itertools import repeat

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TimedOut

from bot.dispatching import DispatcherClosedError
from bot.processing import MOST_FAILURES, MOST_STARTS
from bot.store import leases
from bot.store.database import Database
from tests.conftest import Clock
from tests.incoming import BOT_ID, Handler, Held, intake, message, refusing, rows, states, until


async def test_an_update_is_stored_when_it_is_taken_and_its_content_erased_when_it_is_done(database: Database) -> None:
    handler = Handler()
    handler.gate.clear()
    taking = intake(database, handler)

    await taking.take([message(7, said="秘密")])
    before = (await rows(database))[7]
    handler.gate.set()
    await taking.idle()
    after = (await rows(database))[7]

    assert (before.bot_id, before.chat_id, before.state) == (BOT_ID, 1, "waiting")
    assert "秘密" in before.body
    assert (after.state, after.body) == ("done", None)


async def test_a_start_is_written_down_with_its_update_where_nobody_else_may_see_to_it(database: Database) -> None:
    handler = Handler()
    handler.gate.clear()
    taking = intake(database, handler, concurrency=2)

    await taking.take([message(1, chat=1), message(2, chat=1), message(3, chat=2), message(4, chat=3)])
    starts = {number: row.starts for number, row in (await rows(database)).items()}
    handler.gate.set()
    await taking.idle()

    alone = {1: 1, 2: 0, 3: 1, 4: 0}  # 2 waits for its chat, 4 for a place
    assert starts == (dict.fromkeys(alone, 0) if database.shared else alone)
    assert sorted(handler.begun) == [1, 2, 3, 4]
    assert handler.repeated == []


async def test_an_update_that_was_begun_when_the_bot_was_killed_is_repeated(database: Database) -> None:
    killed, after = Handler(), Handler()
    killed.gate.clear()
    taking = intake(database, killed)
    await taking.take([message(1)])
    await until(lambda: killed.begun)
    await taking.drain(0)

    taking = intake(database, after)
    await taking.recover()
    await taking.idle()

    assert after.repeated == [1]


async def test_what_the_database_refuses_is_not_taken_and_comes_again(database: Database) -> None:
    handler = Handler()
    taking = intake(database, handler)

    async with refusing(database):
        with pytest.raises(Exception, match="updates"):
            await taking.take([message(1)])
    await taking.take([message(1), message(2)])
    await taking.idle()

    assert handler.ids == [1, 2]


async def test_the_same_update_twice_is_one(database: Database) -> None:
    handler = Handler()
    taking = intake(database, handler)

    await taking.take([message(1), message(1), message(2)])
    await taking.take([message(2), message(3)])
    await taking.idle()
    await taking.take([message(1), message(2), message(3)])
    await taking.idle()

    assert handler.begun == [1, 2, 3]


async def test_an_update_brought_again_while_it_is_being_written_is_not_said_to_be_taken_before_it_is(
    database: Database,
) -> None:
    handler = Handler()
    taking = intake(database, handler)
    held = Held(database)

    calls = [asyncio.ensure_future(taking.take([message(1)])) for _ in range(2)]
    done, _ = await asyncio.wait(calls, timeout=0.02)
    await held.let_go()
    await asyncio.gather(*calls)
    await taking.idle()

    assert not done
    assert handler.begun == [1]


async def test_each_chat_is_handled_in_the_order_it_came_however_it_is_brought(database: Database) -> None:
    handler = Handler()
    taking = intake(database, handler, concurrency=3)
    updates = [message(number, chat=number % 4 + 1) for number in range(460, 700)]

    for start in range(0, len(updates), 100):
        await taking.take(updates[start : start + 100])
    await taking.idle()

    for chat in range(4):
        assert [number for number in handler.ids if number % 4 == chat] == [
            number for number in range(460, 700) if number % 4 == chat
        ]


async def test_updates_of_no_chat_are_ordered_by_their_user_and_else_together(database: Database) -> None:
    handler = Handler()
    handler.gate.clear()
    taking = intake(database, handler)
    user = {"id": 7, "is_bot": False, "first_name": "Li"}
    inline = {"update_id": 2, "inline_query": {"id": "1", "from": user, "query": "q", "offset": ""}}

    await taking.take([message(1, chat=7), inline, {"update_id": 3}, {"update_id": 4}, message(5, chat=8)])
    await until(lambda: len(handler.begun) == 3)
    first = list(handler.begun)
    handler.gate.set()
    await taking.idle()

    assert sorted(first) == [1, 3, 5]
    assert handler.begun.index(2) > handler.begun.index(1)
    assert handler.begun.index(4) > handler.begun.index(3)


async def test_after_a_restart_what_was_left_comes_first_in_order_and_what_was_begun_is_known_as_a_repeat(
    database: Database,
) -> None:
    before, after = Handler(), Handler()
    before.gate.clear()
    killed = intake(database, before)
    await killed.take([message(1), message(2), message(3, chat=2), message(4)])
    await until(lambda: len(before.begun) == 2)
    await killed.drain(0)

    taking = intake(database, after)
    await taking.recover()
    await taking.take([message(5), message(6, chat=2), message(1)])
    await taking.idle()

    assert before.done == []
    assert [number for number in after.begun if number not in {3, 6}] == [1, 2, 4, 5]
    assert [number for number in after.begun if number in {3, 6}] == [3, 6]
    assert sorted(after.repeated) == [1, 3]


async def test_recovering_beside_what_is_in_hand_brings_nothing_twice(database: Database) -> None:
    handler = Handler()
    handler.gate.clear()
    taking = intake(database, handler)
    held = Held(database)
    bringing = asyncio.ensure_future(taking.take([message(1), message(2)]))
    await asyncio.sleep(0)

    recovering = asyncio.ensure_future(taking.recover())
    await held.let_go()
    await asyncio.gather(bringing, recovering)
    handler.gate.set()
    await asyncio.gather(taking.recover(), taking.idle())
    await taking.recover()
    await taking.idle()

    assert handler.begun == [1, 2]


async def test_what_ends_while_it_is_being_looked_for_is_not_brought_again(database: Database) -> None:
    handler = Handler()
    handler.gate.clear()
    taking = intake(database, handler)
    await taking.take([message(1)])
    await until(lambda: handler.begun)
    held = Held(database)
    recovering = asyncio.ensure_future(taking.recover())
    await asyncio.sleep(0)

    handler.gate.set()
    await until(lambda: not taking.unfinished)
    await held.let_go()
    await recovering
    await taking.idle()

    assert handler.begun == [1]


async def test_stopping_leaves_the_rest_for_the_next_run_with_nothing_lost_and_nothing_repeated(
    database: Database,
) -> None:
    first, second = Handler(), Handler()
    first.gate.clear()
    stopping = intake(database, first, concurrency=4)
    await stopping.take([message(number, chat=number % 10 + 1) for number in range(100)])
    await until(lambda: len(first.begun) == 4)

    asyncio.get_running_loop().call_later(0.01, first.gate.set)
    left = await stopping.drain(10)
    with pytest.raises(DispatcherClosedError):
        await stopping.take([message(100)])
    taking = intake(database, second, concurrency=4)
    await taking.recover()
    await taking.idle()

    assert left == 100 - len(first.done) == 96
    assert sorted(first.ids + second.ids) == list(range(100))
    assert second.repeated == []
    assert set((await states(database)).values()) == {"done"}


async def test_taking_waits_while_too_many_are_in_hand(database: Database) -> None:
    handler = Handler()
    handler.gate.clear()
    taking = intake(database, handler, backlog=3)
    await taking.take([message(number) for number in range(3)])

    waiting = asyncio.ensure_future(taking.take([message(3)]))
    done, _ = await asyncio.wait({waiting}, timeout=0.02)
    stored = await states(database)
    handler.gate.set()
    await waiting
    await taking.idle()

    assert not done
    assert sorted(stored) == [0, 1, 2]
    assert handler.ids == [0, 1, 2, 3]


async def test_more_than_the_bound_left_undone_is_brought_in_by_and_by(database: Database) -> None:
    stalled, handler = Handler(), Handler()
    stalled.gate.clear()
    handler.gate.clear()
    stopped, filled = intake(database, stalled), intake(database, handler, backlog=7)
    await stopped.take([message(number, chat=number % 3 + 1) for number in range(30)])
    await stopped.drain(0)

    recovering = asyncio.ensure_future(filled.recover())
    await until(lambda: handler.begun)
    most = filled.unfinished
    handler.gate.set()
    await recovering
    await filled.idle()

    assert most == 7
    assert sorted(handler.ids) == list(range(30))


async def test_an_update_that_cannot_be_read_is_parked_at_once_and_nobody_is_told(database: Database) -> None:
    handler = Handler()
    taking = intake(database, handler)

    with capture_logs() as lines:
        await taking.take([{"update_id": 9, "message": {"chat": {"id": 1}, "text": "秘密 secret"}}, message(10)])
        await taking.idle()

    stored = (await rows(database))[9]
    assert (stored.state, stored.error, stored.failures) == ("parked", "KeyError", 1)
    assert handler.sorry == []
    assert handler.ids == [10]
    assert "secret" not in str(lines)


async def test_an_update_that_always_fails_is_parked_with_its_error_told_once_and_its_chat_goes_on(
    database: Database,
) -> None:
    handler = Handler({1: repeat(LookupError("秘密 secret"))})
    taking = intake(database, handler)

    with capture_logs() as lines:
        await taking.take([message(1), message(2), message(3, chat=2)])
        await taking.idle()

    stored = (await rows(database))[1]
    assert handler.begun.count(1) == MOST_FAILURES == 3
    assert handler.begun.index(2) > max(place for place, number in enumerate(handler.begun) if number == 1)
    assert (stored.state, stored.error, stored.failures) == ("parked", "LookupError", 3)
    assert handler.sorry == [1]
    assert sorted(handler.ids) == [2, 3]
    assert "secret" not in str(lines)
    assert {line["at"].partition(":")[0] for line in lines} == {"tests.incoming"}


async def test_failures_are_counted_across_restarts_and_are_no_repeats(database: Database) -> None:
    first, second = Handler({1: repeat(LookupError())}), Handler({1: repeat(LookupError())})
    failing = intake(database, first, pause=60)
    await failing.take([message(1)])
    await until(lambda: first.begun)
    await failing.drain(1)

    taking = intake(database, second)
    await taking.recover()
    await taking.idle()

    assert len(first.begun + second.begun) == MOST_FAILURES
    assert second.repeated == []
    assert (await rows(database))[1].failures == MOST_FAILURES


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_a_failure_that_passes_is_never_counted_however_long_it_lasts(database: Database) -> None:
    tries = 3 * MOST_STARTS
    handler = Handler({1: [TimedOut()] * tries, 2: [RetryAfter(1)] * tries})
    taking = intake(database, handler)

    await taking.take([message(1), message(2, chat=2)])
    await taking.idle()

    stored = await rows(database)
    assert sorted(handler.ids) == [1, 2]
    assert handler.begun.count(1) == tries + 1
    assert [(stored[number].state, stored[number].failures) for number in (1, 2)] == [("done", 0)] * 2
    assert handler.sorry == []


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("bot was blocked by the user"),
        BadRequest("Chat not found"),
        BadRequest("Query is too old"),
        ChatMigrated(-7),
    ],
)
async def test_when_nobody_is_there_to_answer_the_update_is_done(database: Database, error: Exception) -> None:
    handler = Handler({1: repeat(error)})
    taking = intake(database, handler)

    await taking.take([message(1), message(2)])
    await taking.idle()

    assert handler.begun == [1, 2]
    assert handler.sorry == []
    assert (await states(database))[1] == "done"


async def test_an_update_that_ends_the_process_ten_times_is_parked_and_its_chat_goes_on(database: Database) -> None:
    deadly = Handler()
    deadly.gate.clear()
    for _ in range(MOST_STARTS):
        taking = intake(database, deadly)
        deadly.begun.clear()
        await taking.take([message(1), message(2)])
        await taking.recover()
        await until(lambda: deadly.begun)
        await taking.drain(0)

    last = Handler()
    taking = intake(database, last)
    await taking.recover()
    await taking.idle()

    assert deadly.begun == [1]
    assert last.begun == [2]
    assert last.sorry == [1]
    assert (await states(database))[1] == "parked"


@pytest.mark.parametrize(
    ("number", "chat", "said"),
    [
        (0, 1, "\x00"),
        (2**63 - 1, -(2**63) + 1, "half \ud83d"),
        (1, -1001234567890, "\udc00 other half"),
        (2**53 + 1, 2**52 - 1, "王姐 🦅 \u202e"),
        (3, 1, "x" * 4096),
    ],
)
async def test_ids_of_any_size_and_texts_of_any_kind_outlive_a_restart(
    database: Database, number: int, chat: int, said: str
) -> None:
    stalled, handler = Handler(), Handler()
    stalled.gate.clear()
    stopped = intake(database, stalled)
    await stopped.take([message(number, chat, said)])
    await until(lambda: stalled.begun)
    await stopped.drain(0)

    taking = intake(database, handler)
    await taking.recover()
    await taking.idle()

    (update,) = handler.done
    assert update.message
    assert (update.update_id, update.message.chat.id, update.message.text) == (number, chat, said)


async def test_what_is_no_update_is_passed_over(database: Database) -> None:
    handler = Handler()
    taking = intake(database, handler)

    await taking.take([{"update_id": 2**63}, {"update_id": -1}, {"update_id": "1"}, {"update_id": True}, message(1)])
    await taking.idle()

    assert handler.ids == [1]
    assert list(await states(database)) == [1]


async def test_what_a_replica_that_is_no_more_left_is_done_by_another(database: Database) -> None:
    if not database.shared:
        pytest.skip("only PostgreSQL is shared by replicas")
    stalled, handler = Handler(), Handler()
    stalled.gate.clear()
    gone, other = intake(database, stalled, owner="gone"), intake(database, handler, owner="other")
    await gone.recover()
    await gone.take([message(1), message(2)])
    await until(lambda: stalled.begun)
    await other.recover()
    in_life = list(handler.begun)

    await gone.drain(0)
    await other.recover()
    await other.idle()

    assert in_life == []
    assert handler.ids == [1, 2]
    assert handler.repeated == [1]


async def test_a_replica_that_slept_until_another_did_its_work_changes_nothing_any_more(database: Database) -> None:
    if not database.shared:
        pytest.skip("only PostgreSQL is shared by replicas")

    def changing(owner: str) -> Handler:
        async def change(update: Update) -> None:
            name = f"changed by {update.update_id}"
            await database.write(partial(leases.hold, name=name, holder=owner, seconds=60, now=Clock().now))

        return Handler(change=change)

    async def changes() -> dict[str, str]:
        found = select(leases.LEASES.c.name, leases.LEASES.c.holder).where(leases.LEASES.c.name.startswith("changed"))
        return await database.write(lambda connection: {row.name: row.holder for row in connection.execute(found)})

    slow, quick = changing("slept"), changing("other")
    slow.gate.clear()
    slept, other = intake(database, slow, owner="slept"), intake(database, quick, owner="other")
    await slept.recover()
    await slept.take([message(1), message(2)])
    await until(lambda: slow.begun)
    quick.gate.clear()

    await database.write(partial(leases.drop, holder="slept"))  # as when its time is over
    await other.recover()
    await until(lambda: quick.begun)
    slow.gate.set()
    await slept.idle()
    meanwhile = await changes()
    quick.gate.set()
    await other.idle()

    assert meanwhile == {}
    assert slow.done == []
    assert await changes() == {"changed by 1": "other", "changed by 2": "other"}
    assert set((await states(database)).values()) == {"done"}


async def test_an_update_whose_chat_another_replica_has_in_hand_is_left_to_that_one(database: Database) -> None:
    if not database.shared:
        pytest.skip("only PostgreSQL is shared by replicas")
    busy, idle = Handler(), Handler()
    busy.gate.clear()
    first, second = intake(database, busy, owner="first"), intake(database, idle, owner="second")
    await asyncio.gather(first.recover(), second.recover())
    await first.take([message(1)])

    await second.take([message(2), message(3, chat=2)])
    await second.idle()
    await first.recover()
    busy.gate.set()
    await first.idle()

    assert idle.ids == [3]
    assert busy.ids == [1, 2]


async def test_what_came_by_another_replica_goes_before_what_came_here_later(database: Database) -> None:
    if not database.shared:
        pytest.skip("only PostgreSQL is shared by replicas")
    here, there = Handler(), Handler()
    ours, theirs = intake(database, here, owner="here"), intake(database, there, owner="there")
    here.gate.clear()
    await ours.take([message(1)])
    await theirs.take([message(2)])
    here.gate.set()
    await ours.idle()

    await ours.take([message(3)])
    await ours.idle()

    assert here.ids == [1, 2, 3]
    assert there.begun == []
