"""Trouble comes when it was ordered, and goes when it is used up."""

import asyncio
from contextlib import suppress

import pytest

from bot.sandbox.fake import ApiError, ConnectionCutError, FakeTelegram, JournalEntry, Phone
from bot.sandbox.fake.journal import Journal


async def outcome(fake: FakeTelegram, chat_id: int = 101) -> int:
    """200, or the code of the refusal."""
    try:
        await fake.call("sendMessage", {"chat_id": chat_id, "text": "a"})
    except ApiError as error:
        return error.code
    return 200


async def test_a_flood_hits_one_chat_as_often_as_ordered(fake: FakeTelegram, phone: Phone) -> None:
    fake.phone(102)
    fake.faults.flood(101, retry_after=7, times=2)

    codes = [await outcome(fake, chat) for chat in (102, 101, 101, 101)]

    assert codes == [200, 429, 429, 200]
    refusal = fake.journal.of("sendMessage")[1].error
    assert isinstance(refusal, ApiError)
    assert refusal.as_json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert len(phone.messages) == 1


async def test_a_flood_for_everyone_hits_whoever_comes_first(fake: FakeTelegram, phone: Phone) -> None:
    fake.phone(102)
    fake.faults.flood(None, retry_after=1)

    assert [await outcome(fake, chat) for chat in (102, 101)] == [429, 200]


async def test_an_outage_has_no_effect_and_leaves_polls_alone(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.outage(1)

    polled = await fake.get_updates()
    codes = [await outcome(fake), await outcome(fake)]

    assert (polled, codes, len(phone.messages)) == ([], [502, 200], 1)


async def test_an_outage_of_polls_can_be_ordered(fake: FakeTelegram) -> None:
    fake.faults.outage(1, method="getUpdates")

    with pytest.raises(ApiError) as refused:
        await fake.get_updates()

    assert refused.value.code == 502


async def test_a_lost_answer_has_its_effect(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.lose_answer(1)

    assert [await outcome(fake), await outcome(fake)] == [504, 200]
    assert len(phone.messages) == 2


async def test_a_cut_connection_has_an_effect_or_none_as_ordered(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.reset_before(1)
    fake.faults.reset_after(1, method="sendMessage")

    shown = []
    for _ in range(2):
        with pytest.raises(ConnectionCutError):
            await fake.call("sendMessage", {"chat_id": 101, "text": "a"})
        shown.append(len(phone.messages))

    assert (shown, await outcome(fake)) == ([0, 1], 200)


async def test_a_listener_hears_every_call_and_whether_it_took_effect_and_was_answered(
    fake: FakeTelegram, phone: Phone
) -> None:
    heard: list[JournalEntry] = []
    fake.journal.listen(heard.append)
    fake.faults.lose_answer(1)
    fake.faults.reset_after(1)

    for _ in range(3):
        with suppress(ApiError, ConnectionCutError):
            await fake.call("sendMessage", {"chat_id": 101, "text": "a"})
    fake.faults.reset_before(1)
    with suppress(ConnectionCutError):
        await fake.call("sendMessage", {"chat_id": 101, "text": "a"})

    assert [(entry.ok, entry.answered) for entry in heard] == [
        (True, False),
        (True, False),
        (True, True),
        (False, True),
    ]
    assert [entry.result["message_id"] for entry in heard if entry.ok] == [1, 2, 3]
    assert list(fake.journal) == heard


async def test_the_journal_forgets_what_its_listeners_have_heard(fake: FakeTelegram) -> None:
    heard: list[JournalEntry] = []
    journal = Journal(kept=2)
    journal.listen(heard.append)

    for second in range(5):
        journal.add(JournalEntry(second, "getMe", {}, 0))

    assert ([entry.at for entry in journal], [entry.at for entry in heard]) == ([3, 4], [0, 1, 2, 3, 4])


async def test_a_delay_holds_a_call_until_it_is_over(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.delay(0.01)

    sending = asyncio.ensure_future(outcome(fake))
    await asyncio.sleep(0)
    before = len(phone.messages)
    await sending

    assert (before, len(phone.messages)) == (0, 1)


async def test_all_trouble_can_be_ended(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.flood(None, retry_after=1, times=9)
    fake.faults.outage(9)
    fake.faults.lose_answer(9)

    fake.faults.clear()

    assert await outcome(fake) == 200
