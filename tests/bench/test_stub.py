"""The stub Bot API as a bot sees it."""

from typing import Any

import pytest

from bot.bench.load import FIRST_CHAT, FIRST_READER
from bot.bench.stub_api import Api
from bot.bench.waiting import quickness


class Told(list[dict[str, Any]]):
    """What the stub said, and a bot that answers it."""

    def __init__(self) -> None:
        self.api = Api(self.append)

    def reply(self, chat: int) -> None:
        self.api.call(b"sendMessage", b"chat_id=%d&text=x" % chat, lambda _: None)


async def test_each_update_that_drips_in_is_timed_until_its_reply_and_told_once_all_are_there() -> None:
    stub = Told()
    stub.api.drip(0.001, 1)
    stub.api.stop()
    assert stub == []

    stub.reply(FIRST_CHAT)

    assert len(stub) == 1
    (latency,) = stub[0]["latencies"]
    assert latency > 0


async def test_messages_to_readers_are_no_replies() -> None:
    stub = Told()
    stub.api.burst(1, 1)
    stub.api.expect(2)

    stub.reply(FIRST_READER)
    stub.reply(FIRST_READER + 1)

    assert [event.get("delivered") for event in stub] == [True]
    stub.reply(FIRST_CHAT)
    assert stub[-1]["replies"] == 1


def test_half_and_ninety_nine_of_a_hundred_are_told_in_milliseconds() -> None:
    found = quickness([number / 1000 for number in range(1, 101)])

    assert found["p50"] == pytest.approx(50, abs=1)
    assert found["p99"] == pytest.approx(99, abs=1)
