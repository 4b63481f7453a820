"""A rep's hours: each a tap or a few words, contradictions one clear sentence."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.flows.desks import desk_from
from bot.sandbox.fake import Phone
from bot.store import desks
from tests.conftest import World


async def desk(world: World, rep: Phone) -> Any:
    """The rep's desk, as it is stored."""
    row = await world.services.database.write(lambda connection: desks.of(connection, person_id=rep.user_id))
    assert row is not None
    return desk_from(row)


async def opened(world: World, language: str = "zh-hans") -> Phone:
    """A rep at their hours."""
    rep = world.rep(language)
    await world.say(rep, "/hours")
    return rep


@pytest.mark.parametrize(
    ("page", "choice", "name", "value"),
    [
        ("上班", "10:00", "starts", time(10)),
        ("下班", "20:00", "ends", time(20)),
        ("免打扰到", "07:00", "wakes", time(7)),
        ("免打扰从", "22:00", "sleeps", time(22)),
        ("每天几位", "12 位", "cap", 12),
        ("时区", "Tokyo", "zone", "Asia/Tokyo"),
        ("工作日", "周六", "workdays", frozenset({1, 2, 3, 4, 5, 6})),
    ],
)
async def test_each_is_changed_by_a_tap_and_shown(world: World, page: str, choice: str, name: str, value: Any) -> None:
    rep = await opened(world)
    await world.tap(rep, page)
    await world.tap(rep, choice)

    assert getattr((await desk(world, rep)).hours, name) == value
    assert any(button.text.startswith("✓") for button in rep.last.flat)
    assert len([message for message in rep.messages if message.from_bot]) == 1


async def test_holidays_and_silence_and_scheme_are_changed_by_a_tap(world: World) -> None:
    rep = await opened(world)
    shown = await world.tap(rep, "节假日")
    await world.tap(rep, "沉默天数")
    await world.tap(rep, "45 天")
    await world.tap(rep, "返回")
    await world.tap(rep, "分级节奏")
    await world.tap(rep, next(one.text for one in rep.last.flat if one.data == "h:scheme:value"))
    found = await desk(world, rep)

    assert "不管节假日" in shown
    assert (found.hours.holidays, found.silence_days, found.scheme) == ("none", 45, "value")


@pytest.mark.parametrize(
    ("page", "words", "name", "value"),
    [
        ("上班", "8点半", "starts", time(8, 30)),
        ("早报", "8:45", "digest", time(8, 45)),
        ("时区", "巴黎", "zone", "Europe/Paris"),
        ("时区", "+9", "zone", "Asia/Tokyo"),
        ("时区", "17:02", "zone", "Asia/Shanghai"),
        ("休假", "12月1日到5日", "leave", ((date(2026, 12, 1), date(2026, 12, 5)),)),
        ("某一天", "12月6日上班", "overrides", ((date(2026, 12, 6), True),)),
    ],
)
async def test_words_do_where_a_button_does_not(world: World, page: str, words: str, name: str, value: Any) -> None:
    rep = await opened(world)
    await world.tap(rep, page)
    await world.tap(rep, "✎")
    await world.say(rep, words)

    assert getattr((await desk(world, rep)).hours, name) == value


async def test_leave_is_listed_and_taken_away_again(world: World) -> None:
    rep = await opened(world, "en")
    await world.tap(rep, "Leave")
    await world.tap(rep, "Add")
    shown = await world.say(rep, "1 to 5 December")
    await world.tap(rep, "Leave")
    await world.tap(rep, "1 Dec–5 Dec")

    assert "Leave 1 Dec–5 Dec" in shown
    assert (await desk(world, rep)).hours.leave == ()


async def test_contradictions_change_nothing_and_say_why(world: World) -> None:
    rep = await opened(world)
    before = await desk(world, rep)
    await world.tap(rep, "免打扰到")
    shown = await world.tap(rep, "11:00")
    await world.tap(rep, "返回")
    await world.tap(rep, "工作日")
    for day in "一二三四":
        await world.tap(rep, f"周{day}")
    last = await world.tap(rep, "周五")

    assert "没改" in shown
    assert "08:00 到 21:00" in shown
    assert "至少要有一天" in last
    after = await desk(world, rep)
    assert after.hours.wakes == before.hours.wakes
    assert after.hours.workdays == frozenset({5})


@pytest.mark.parametrize(
    ("page", "words", "said"),
    [("时区", "天边", "没找到这个时区"), ("上班", "一会儿", "没看懂几点"), ("休假", "随便", "没看懂哪天到哪天")],
)
async def test_words_that_are_none_are_asked_for_again(world: World, page: str, words: str, said: str) -> None:
    rep = await opened(world)
    await world.tap(rep, page)
    await world.tap(rep, "✎")

    assert said in await world.say(rep, words)


async def test_forged_and_old_buttons_change_nothing(world: World) -> None:
    rep = await opened(world)
    before = await desk(world, rep)
    raw = rep.tap("时区")
    number = raw["update_id"]
    for data in ("h:zone:99", "h:cap:0", "h:cap:99999", "h:starts:2561", "h:days:8", "h:nothing:1", "h:", "h:digest:٣"):
        raw["callback_query"]["data"], number = data, number + 1
        await world.process({**raw, "update_id": number})

    assert await desk(world, rep) == before
    assert world.services.watch.updates.keys() == {"done"}


@pytest.mark.parametrize("text", ["12月1日到5日休假", "我12月1号到12月5号请假"])
async def test_a_leave_is_understood_wherever_it_is_written(world: World, text: str) -> None:
    rep = world.rep()

    assert "休假 12月1日–12月5日" in await world.say(rep, text)
    assert (await desk(world, rep)).hours.leave == ((date(2026, 12, 1), date(2026, 12, 5)),)


async def test_somebody_elses_leave_is_none_of_the_reps(world: World) -> None:
    rep = world.rep()

    await world.say(rep, "王姐下周休假")

    await world.say(rep, "/hours")
    assert (await desk(world, rep)).hours.leave == ()


async def test_what_was_promised_for_ten_is_told_at_ten_where_the_rep_is_now(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王姐 下周三上午10点回访")
    await opened(world)
    await world.tap(rep, "时区")
    await world.tap(rep, "✎")
    await world.say(rep, "巴黎")

    await world.until(datetime(2026, 11, 25, 8, 59, tzinfo=UTC))  # one minute before ten in Paris
    before = [message.text for message in rep.messages if message.text.startswith("⏰ 王姐")]
    await world.until(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))

    assert before == []
    assert rep.last.text.startswith("⏰ 王姐 · 10:00")
