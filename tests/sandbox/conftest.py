"""A Telegram with a clock that stands still until told."""

import pytest

from bot.sandbox.fake import FakeTelegram, HandClock, Phone


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def fake(clock: HandClock) -> FakeTelegram:
    return FakeTelegram(token="42:DEMO", clock=clock)


@pytest.fixture
def phone(fake: FakeTelegram) -> Phone:
    return fake.phone(101, "小陈", "zh-hans")
