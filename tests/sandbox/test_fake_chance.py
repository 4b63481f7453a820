"""Trouble by chance comes at its rate, and the same way each time."""

import asyncio
from collections import Counter

import pytest

from bot.sandbox.fake import ApiError, ConnectionCutError, FakeTelegram, HandClock, Phone, Rates


async def outcome(fake: FakeTelegram, method: str = "sendMessage") -> str:
    """How one call ends: ok, cut, or the code of the refusal."""
    try:
        await fake.call(method, {"chat_id": 101, "text": "a"} if method == "sendMessage" else {})
    except ApiError as error:
        return str(error.code)
    except ConnectionCutError:
        return "cut"
    return "ok"


async def outcomes(rates: Rates, calls: int = 400) -> list[str]:
    """How many calls to a Telegram of its own end."""
    fake = FakeTelegram(clock=HandClock())
    fake.phone(101)
    fake.faults.by_chance(rates)
    return [await outcome(fake) for _ in range(calls)]


async def test_each_trouble_comes_at_about_its_rate() -> None:
    seen = Counter(await outcomes(Rates(seed=1, reset_before=0.1, bad_gateway=0.2, flood=0.3), calls=2000))

    assert seen == pytest.approx({"cut": 200, "502": 400, "429": 600, "ok": 800}, abs=60)


async def test_the_same_seed_brings_the_same_trouble_and_another_seed_other() -> None:
    rates = Rates(seed=7, reset_before=0.1, reset_after=0.1, bad_gateway=0.1)

    first, again = await outcomes(rates), await outcomes(rates)
    other = await outcomes(Rates(seed=8, reset_before=0.1, reset_after=0.1, bad_gateway=0.1))

    assert first == again
    assert first != other


async def test_a_call_cut_before_its_effect_has_none_and_one_cut_after_has_it(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.by_chance(Rates(reset_before=1))
    before = (await outcome(fake), len(phone.messages))
    fake.faults.by_chance(Rates(reset_after=1))
    after = (await outcome(fake), len(phone.messages))

    assert (before, after) == (("cut", 0), ("cut", 1))


async def test_polls_are_spared_unless_named(fake: FakeTelegram) -> None:
    fake.faults.by_chance(Rates(bad_gateway=1))
    spared = await outcome(fake, "getUpdates")
    fake.faults.by_chance(Rates(bad_gateway=1, polls=True))

    assert (spared, await outcome(fake, "getUpdates")) == ("ok", "502")


async def test_only_the_methods_named_are_hit(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.by_chance(Rates(bad_gateway=1, methods={"getMe"}))

    assert [await outcome(fake, method) for method in ("getMe", "sendMessage")] == ["502", "ok"]


async def test_a_slow_call_waits_before_its_effect(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.by_chance(Rates(slow=1, slow_seconds=0.01))

    sending = asyncio.ensure_future(outcome(fake))
    await asyncio.sleep(0)
    before = len(phone.messages)

    assert (before, await sending, len(phone.messages)) == (0, "ok", 1)


async def test_chance_ends_with_all_other_trouble(fake: FakeTelegram, phone: Phone) -> None:
    fake.faults.by_chance(Rates(bad_gateway=1, reset_after=1))

    fake.faults.clear()

    assert await outcome(fake) == "ok"


@pytest.mark.parametrize("rates", [{"flood": -0.1}, {"slow": 1.1}, {"reset_before": 0.6, "bad_gateway": 0.6}])
def test_a_rate_that_is_no_share_is_refused(rates: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="share from 0 to 1"):
        Rates(**rates)  # type: ignore[arg-type]  # mypy can not see which keys these are
