"""The queue of updates behaves as Telegram's does."""

import asyncio

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, HandClock, Phone


async def waiting(fake: FakeTelegram, **params: object) -> list[int]:
    """The ids a poll that does not wait gets."""
    return [update["update_id"] for update in await fake.call("getUpdates", params)]


async def test_updates_come_again_until_a_higher_offset_confirms_them(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    for text in "abc":
        phone.send(text)

    first = await waiting(fake)
    clock.forward(1)
    again = await waiting(fake, offset=1)
    after = await waiting(fake, offset=3)

    assert (first, again, after) == ([1, 2, 3], [1, 2, 3], [3])


async def test_the_same_offset_at_once_gives_one_update_only(fake: FakeTelegram, phone: Phone) -> None:
    phone.send("a")
    phone.send("b")

    assert await waiting(fake, offset=1) == [1, 2]
    assert await waiting(fake, offset=1) == [1]


async def test_a_negative_offset_keeps_only_the_newest(fake: FakeTelegram, phone: Phone) -> None:
    for text in "abc":
        phone.send(text)

    assert await waiting(fake, offset=-1) == [3]
    assert await waiting(fake) == [3]


@pytest.mark.parametrize(("limit", "count"), [(0, 1), (2, 2), (100, 100), (101, 100)])
async def test_a_poll_gets_1_to_100_updates(fake: FakeTelegram, phone: Phone, limit: int, count: int) -> None:
    for _ in range(120):
        phone.send("a")

    assert len(await waiting(fake, limit=limit)) == count


async def test_a_poll_waits_for_the_first_update(fake: FakeTelegram, phone: Phone) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(waiting(fake, timeout=30))
        await asyncio.sleep(0)
        phone.send("a")

    assert poll.result() == [1]


async def test_a_poll_without_time_to_wait_comes_back_empty(fake: FakeTelegram) -> None:
    assert await waiting(fake, timeout=0) == []


async def test_a_second_poller_ends_the_first(fake: FakeTelegram, phone: Phone) -> None:
    first = asyncio.ensure_future(fake.get_updates(timeout=30))
    await asyncio.sleep(0)
    second = asyncio.ensure_future(fake.get_updates(timeout=30))

    with pytest.raises(ApiError) as refused:
        await first
    phone.send("a")

    assert refused.value.code == 409
    assert "terminated by other getUpdates request" in refused.value.description
    assert [update["update_id"] for update in await second] == [1]


async def test_a_cancelled_poll_leaves_the_queue_in_order(fake: FakeTelegram, phone: Phone) -> None:
    poll = asyncio.ensure_future(fake.get_updates(timeout=30))
    await asyncio.sleep(0)
    poll.cancel()
    with pytest.raises(asyncio.CancelledError):
        await poll

    phone.send("a")

    assert await waiting(fake) == [1]


async def test_presses_are_kept_150_seconds_and_messages_a_day(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    markup = {"inline_keyboard": [[{"text": "go", "callback_data": "x"}]]}
    await fake.call("sendMessage", {"chat_id": 101, "text": "a", "reply_markup": markup})
    phone.send("a")
    phone.tap("go")

    clock.forward(149)
    fresh = await waiting(fake)
    clock.forward(1)
    older = await waiting(fake)
    clock.forward(24 * 3600)
    oldest = await waiting(fake)

    assert (fresh, older, oldest) == ([1, 2], [1], [])


async def test_only_the_kinds_asked_for_are_queued_from_then_on(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    phone.block()
    phone.unblock()
    await waiting(fake, allowed_updates=["message"])
    phone.block()
    phone.unblock()
    phone.send("a")
    clock.forward(1)

    assert await waiting(fake, allowed_updates=[]) == [1, 2, 5]


async def test_polls_are_written_in_the_journal_with_their_offset(fake: FakeTelegram) -> None:
    await fake.get_updates(offset=7)

    assert fake.journal.of("getUpdates")[0].params["offset"] == 7
    assert fake.journal.newest(5) == []
