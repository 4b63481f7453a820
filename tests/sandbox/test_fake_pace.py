"""Telegram lets nobody write faster than it allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.fake import ApiError, FakeTelegram, HandClock, Pace, Phone

PRIVATE, GROUP = 101, -7


async def wait_told(fake: FakeTelegram, chat_id: int = PRIVATE, method: str = "sendMessage") -> int | None:
    """The seconds a message is told to wait; 0 when it was taken."""
    try:
        await fake.call(method, {"chat_id": chat_id, "text": "a"})
    except ApiError as error:
        assert error.code == 429
        return error.retry_after
    return 0


async def test_no_pace_is_kept_unless_asked_for(fake: FakeTelegram, phone: Phone) -> None:
    assert {await wait_told(fake) for _ in range(100)} == {0}


async def test_a_private_chat_takes_a_burst_and_then_one_a_second(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    keeper = fake.enforce_pace(Pace(burst=3))

    burst = [await wait_told(fake) for _ in range(4)]
    clock.forward(1)
    next_second = [await wait_told(fake) for _ in range(2)]

    assert (burst, next_second) == ([0, 0, 0, 1], [0, 1])
    assert (keeper.refused, len(phone.messages)) == (2, 4)


async def test_a_group_takes_twenty_in_any_minute_and_says_what_is_left(fake: FakeTelegram, clock: HandClock) -> None:
    fake.enforce_pace(Pace())
    group = fake.group(GROUP)

    for _ in range(20):
        clock.forward(0.5)
        assert await wait_told(fake, GROUP) == 0
    told = [await wait_told(fake, GROUP)]
    clock.forward(50.25)
    told.append(await wait_told(fake, GROUP))
    clock.forward(0.75)

    assert told == [51, 1]
    assert (await wait_told(fake, GROUP), len(group.messages)) == (0, 21)


async def test_all_chats_together_take_thirty_a_second_and_then_all_wait(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    fake.enforce_pace(Pace())
    for chat in range(1, 32):
        fake.phone(chat)

    told = [await wait_told(fake, chat) for chat in range(1, 32)]
    clock.forward(0.75)
    meanwhile = await wait_told(fake)
    clock.forward(0.25)

    assert told == [0] * 30 + [1]
    assert (meanwhile, await wait_told(fake)) == (1, 0)


async def test_a_chat_told_to_wait_holds_back_no_other(fake: FakeTelegram, phone: Phone) -> None:
    fake.enforce_pace(Pace(burst=1))
    fake.phone(102)

    assert [await wait_told(fake, chat) for chat in (101, 101, 102)] == [0, 1, 0]


async def test_who_was_told_to_wait_is_refused_until_then_though_there_would_be_room(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    fake.enforce_pace(Pace(burst=1))

    told = []
    for pause in (0, 0.5, 0.75, 0.25):
        clock.forward(pause)
        told.append(await wait_told(fake))

    assert told == [0, 1, 1, 0]


async def test_what_one_chat_is_refused_takes_no_room_from_the_others(fake: FakeTelegram, phone: Phone) -> None:
    fake.enforce_pace(Pace(overall=2, burst=1))
    fake.phone(102)

    assert [await wait_told(fake, chat) for chat in (101, 101, 101, 102)] == [0, 1, 1, 0]


async def test_edits_count_and_what_is_no_message_does_not(fake: FakeTelegram, phone: Phone) -> None:
    fake.enforce_pace(Pace(burst=2))
    sent = await fake.call("sendMessage", {"chat_id": PRIVATE, "text": "a"})
    await fake.call("editMessageText", {"chat_id": PRIVATE, "message_id": sent["message_id"], "text": "b"})

    told = await wait_told(fake)
    phone.send("hello")

    assert told == 1
    assert await fake.call("sendChatAction", {"chat_id": PRIVATE, "action": "typing"}) is True
    assert len(await fake.get_updates()) == 1


@pytest.mark.parametrize(("chat_id", "burst", "most"), [(PRIVATE, 1, 1), (PRIVATE, 5, 5), (GROUP, 3, 20)])
async def test_whoever_waits_as_told_is_taken(
    fake: FakeTelegram, phone: Phone, clock: HandClock, chat_id: int, burst: int, most: int
) -> None:
    fake.group(GROUP)
    keeper = fake.enforce_pace(Pace(burst=burst))
    for _ in range(most):
        await wait_told(fake, chat_id)

    told = await wait_told(fake, chat_id)
    assert told
    clock.forward(told)

    assert (await wait_told(fake, chat_id), keeper.refused) == (0, 1)


@given(gaps=st.lists(st.sampled_from([0, 0, 0, 0.25, 0.5, 1, 4]), max_size=120))
async def test_what_is_let_in_never_passes_any_limit(gaps: list[float]) -> None:
    clock = HandClock()
    fake = FakeTelegram(clock=clock)
    fake.group(GROUP)
    for chat in range(1, 12):
        fake.phone(chat)
    fake.enforce_pace(Pace(overall=5, burst=2, group=3))

    for turn, gap in enumerate(gaps):
        clock.forward(gap)
        await wait_told(fake, GROUP if turn % 3 == 0 else turn % 4 + 1)

    taken = [(entry.at, entry.params["chat_id"]) for entry in fake.journal if entry.ok]
    assert most_in(1, [at for at, _ in taken]) <= 5
    assert most_in(60, [at for at, chat in taken if chat == GROUP]) <= 3
    for person in range(1, 5):
        assert most_in(3, [at for at, chat in taken if chat == person]) <= 2 + 2


def most_in(seconds: float, times: list[float]) -> int:
    """The most of these that lie within any so many seconds."""
    return max((sum(start <= at < start + seconds for at in times) for start in times), default=0)
