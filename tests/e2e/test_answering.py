"""A reader answers a broadcast: seen, done, or cannot and why; the lead's report follows."""

from functools import partial

import pytest
from sqlalchemy import select

from bot.arriving import read_update
from bot.sandbox.fake import Phone
from bot.store import reports
from bot.store.outbox import DELIVERIES
from tests.broadcasting import News
from tests.conftest import World
from tests.guarding import CANARY
from tests.teaming import Team


@pytest.fixture
async def lead(world: World) -> Phone:
    return world.rep(user_id=1)


@pytest.fixture
async def team(world: World, lead: Phone) -> Team:
    reps = [world.rep(user_id=number) for number in (11, 12, 13)]
    for phone in (lead, *reps):
        await world.process(phone.send("/start"))
    return await Team.of(world, lead=lead, reps=reps)


def labels(phone: Phone) -> list[str]:
    return [button.text for button in phone.last.flat]


async def toast(world: World, phone: Phone, data: str, message_id: int | None = None) -> str:
    """What is said beside a tap."""
    await world.process(phone.tap(data=data, message_id=message_id))
    return phone.toasts[-1].text or ""


async def test_who_did_it_says_so_and_sees_it_on_the_button(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    rep = team.reps[0]

    await world.tap(rep, "✓ 已办")
    await world.tick(seconds=3)

    assert labels(rep) == ["👀 看到了", "✓ 已办 •", "✋ 办不了，因为…"]
    assert rep.last.text == f"今天清零{CANARY}"
    assert (await news.readers())[11].answer == "done"
    assert "✓ 已办 1   ✋ 办不了 0   👀 看到 0   … 未回 2" in news.report
    assert "送达 3/3" in news.report


async def test_who_answers_before_it_is_noted_that_it_came_counts_as_reached(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await forged(world, team.reps[0], f"a:{news.id}:done")
    await world.tick(seconds=1)
    await world.tick(seconds=3)

    assert (await news.readers())[11].state == "sent"
    assert "送达 3/3" in news.report


async def test_the_last_answer_counts(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    rep = team.reps[0]

    await world.tap(rep, "👀 看到了")
    await world.tick(seconds=3)
    before = news.report
    await world.tap(rep, "✓ 已办")
    await world.tick(seconds=3)

    assert "👀 看到 1" in before
    assert "✓ 已办 1   ✋ 办不了 0   👀 看到 0" in news.report
    assert labels(rep) == ["👀 看到了", "✓ 已办 •", "✋ 办不了，因为…"]


async def test_who_cannot_taps_why(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    for rep, reason in zip(team.reps, ("客户不在", "客户不在", "等总部价"), strict=True):
        await world.tap(rep, "✋ 办不了，因为…")
        asked = labels(rep)
        await world.tap(rep, reason)
    await world.tick(seconds=3)

    assert asked == ["客户不在", "等总部价", "没货", "今天忙不过来", "不归我管", "✎ 自己写", "← 返回"]
    assert labels(team.reps[0]) == ["👀 看到了", "✓ 已办", "✋ 办不了：客户不在 •"]
    assert "办不了：客户不在 ×2、等总部价 ×1" in news.report


async def test_back_from_the_reasons_changes_nothing(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    rep = team.reps[0]
    await world.tap(rep, "✓ 已办")

    await world.tap(rep, "✋ 办不了，因为…")
    await world.tap(rep, "← 返回")

    assert labels(rep) == ["👀 看到了", "✓ 已办 •", "✋ 办不了，因为…"]
    assert (await news.readers())[11].answer == "done"


async def test_who_has_another_reason_writes_it(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    rep = team.reps[0]
    shown = rep.last.message_id
    await world.tap(rep, "✋ 办不了，因为…")

    await world.tap(rep, "✎ 自己写")
    await world.restart()
    said = await world.say(rep, f"  {CANARY} 店里停电了，\n明天补。")
    await world.tick(seconds=3)

    assert said == f"✋ 记下了：办不了，{CANARY} 店里停电了， 明天补。"
    row = (await news.readers())[11]
    assert (row.answer, row.reason) == ("cannot", f"{CANARY} 店里停电了， 明天补")
    message = next(one for one in rep.messages if one.message_id == shown)
    assert message.flat[-1].text.startswith("✋ 办不了：")
    assert len(message.flat[-1].text) <= 20
    assert f"办不了：{CANARY} 店里停电了， 明天补 ×1" in news.report


async def test_who_does_not_want_to_write_a_reason_need_not(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    rep = team.reps[0]
    await world.tap(rep, "✋ 办不了，因为…")
    await world.tap(rep, "✎ 自己写")

    assert await world.tap(rep, "不写了") == "好，没有改动。"
    await world.say(rep, "声音很大，说话特别快，直接问最好的是哪款")

    assert (await news.readers())[11].answer is None


async def test_in_english_it_reads_as_english(world: World, team: Team) -> None:
    mia = await team.join(world.rep("en", 14))
    await world.process(mia.send("/start"))
    news = await News.sent(world, team, [mia])
    await world.tick(seconds=1)

    before = labels(mia)
    await world.tap(mia, "✋ Can't, because…")
    await world.tap(mia, "Customer is away")
    await world.tick(seconds=3)

    assert before == ["👀 Seen", "✓ Done", "✋ Can't, because…"]
    assert mia.toasts[-1].text == "✋ Noted: you can't, Customer is away."
    assert "办不了：客户不在 ×1" in news.report


@pytest.mark.parametrize("data", ["a:{}:done", "a:{}:cannot", "a:{}:why:away", "a:{}:own", "a:{}:back"])
async def test_whom_it_is_not_for_answers_nothing(world: World, team: Team, data: str) -> None:
    news = await News.sent(world, team, team.reps[:2])
    await world.tick(seconds=1)
    stranger = world.rep(user_id=99)
    await world.process(stranger.send("/start"))
    other = await Team.of(world, f"别组{CANARY}", lead=world.rep(user_id=2))
    await world.process(other.lead.send("/start"))
    before = await news.readers()

    said = [await forged(world, phone, data.format(news.id)) for phone in (stranger, team.reps[2], other.lead)]

    assert said == ["这条消息不是发给你的，不用回。"] * 3
    assert await forged(world, team.lead, data.format(news.id)) == "读者看到的就是这样，这里点了不算数。"
    assert await forged(world, stranger, data.format(news.id + 999)) == "这条消息不是发给你的，不用回。"
    assert await news.readers() == before
    assert world.services.watch.updates.keys() == {"done"}


async def forged(world: World, phone: Phone, data: str) -> str:
    """What is said beside a tap on a button that is not there."""
    await world.process(phone.send("你好"))
    button = next(one for one in phone.last.flat if one.data)
    raw = phone.tap(data=button.data)
    raw["callback_query"]["data"] = data
    await world.process(raw)
    return phone.toasts[-1].text or ""


@pytest.mark.parametrize("state", ["cancelled", "sent"])
async def test_an_answer_to_what_is_over_is_declined_politely(world: World, team: Team, state: str) -> None:
    news = await News.sent(world, team, team.reps, pings_allowed=0)
    await world.tick(seconds=1)
    rep = team.reps[0]
    ended = world.clock.now
    await world.services.database.write(
        partial(reports.change, broadcast_id=news.id, values={"state": state, "ended_at": ended})
    )
    world.clock.pass_(days=31)

    assert await toast(world, rep, f"a:{news.id}:done", rep.last.message_id) == "这条群发已经结束，不用再回了。"
    assert (await news.readers())[11].answer is None


async def test_a_reminder_that_has_not_left_does_not_leave_once_there_is_an_answer(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    await world.tick(seconds=3)
    rep = team.reps[0]
    shown = rep.last.message_id
    world.clock.pass_(hours=2)
    await world.tap(team.lead, "催未回的 3 人", news.message_id)

    await world.tap(rep, "✓ 已办", shown)
    await world.tick(seconds=1)

    reminded = [phone.user_id for phone in team.reps if any(one.text.startswith("🔔") for one in phone.messages)]
    assert reminded == [12, 13]
    states = select(DELIVERIES.c.state).where(DELIVERIES.c.key == f"broadcast:{news.id}:11:1")
    assert await world.services.database.write(lambda one: one.execute(states).scalar_one()) == "cancelled"


async def test_an_update_that_is_processed_again_answers_nothing_anew(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    rep = team.reps[0]
    shown = rep.last.message_id
    done = rep.tap("✓ 已办")
    await world.process(done)
    await world.tap(rep, "👀 看到了", shown)

    await world.app.process_update(read_update(done, world.app.bot))

    assert (await news.readers())[11].answer == "seen"
