"""The report of a broadcast: one message that is kept up to date, names, files, the silent asked again."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from python_calamine import load_workbook

from bot.arriving import read_update
from bot.core.teams.rules import TeamRules
from bot.sandbox.fake import Phone
from tests.broadcasting import News
from tests.conftest import World
from tests.e2e.imported import sent_file
from tests.guarding import CANARY
from tests.teaming import Team, called

FRIDAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
"""17:00 in Shanghai."""


@pytest.fixture
async def team(world: World) -> Team:
    lead, reps = world.rep(user_id=1), [world.rep(user_id=number) for number in (11, 12, 13)]
    for phone in (lead, *reps):
        await world.process(phone.send("/start"))
    return await Team.of(world, lead=lead, reps=reps)


def reminders(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages if message.text.startswith("🔔")]


async def test_one_message_tells_how_it_goes_and_is_edited_as_it_goes(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.look()
    early = news.report
    await world.tick(seconds=1)
    await world.tick(seconds=3)
    messages = len(team.lead.messages)
    await world.tap(team.reps[0], "✓ 已办")
    await world.tick(seconds=3)

    assert early.splitlines()[:2] == [f"📣 清零{CANARY} · 17:00", "送达 0/3 · 还在发"]
    assert news.report.splitlines() == [
        f"📣 清零{CANARY} · 17:00", "送达 3/3", "✓ 已办 1   ✋ 办不了 0   👀 看到 0   … 未回 2",
    ]  # fmt: skip
    assert len(team.lead.messages) == messages
    assert (await news.row()).state == "sent"


async def test_in_english_it_reads_as_english(world: World) -> None:
    lead, rep = world.rep("en", 1), world.rep("en", 11)
    for phone in (lead, rep):
        await world.process(phone.send("/start"))
    team = await Team.of(world, lead=lead, reps=[rep])
    news = await News.sent(world, team, [rep])
    await world.tick(seconds=1)
    await world.tick(seconds=3)

    assert news.report.splitlines() == [
        f"📣 清零{CANARY} · 09:00", "Delivered 1 of 1", "✓ done 0   ✋ can't 0   👀 seen 0   … no answer 1",
    ]  # fmt: skip


async def test_it_is_not_edited_more_often_than_every_three_seconds_however_many_answer(
    world: World, team: Team
) -> None:
    news = await News.sent(world, team, team.reps)
    for _ in range(3):
        await world.tick(seconds=3)
    edits = len(edited(world))
    for second, rep in enumerate(team.reps):
        await world.tap(rep, "✓ 已办")
        await world.tick(seconds=1)
        assert len(edited(world)) == edits + 1, second
    await world.tick(seconds=3)

    assert len(edited(world)) == edits + 2
    assert "✓ 已办 3" in news.report
    for _ in range(5):
        await world.tick(seconds=3)
    assert len(edited(world)) == edits + 2
    assert (await news.row()).report_at is None


def edited(world: World) -> list[object]:
    """Every call that changed a text."""
    return [entry for entry in world.fake.journal if entry.method == "editMessageText"]


async def test_who_switched_the_bot_off_is_told_as_such(world: World, team: Team) -> None:
    team.reps[1].block()
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    await world.tick(seconds=3)

    assert news.report.splitlines()[1] == "送达 2/3（1 人停用了机器人）"
    assert (await news.readers())[12].state == "blocked"


async def test_names_are_read_by_group_and_page_and_the_report_comes_back(world: World, team: Team) -> None:
    reps = [await team.join(world.rep(user_id=100 + number)) for number in range(14)]
    for rep in reps:
        await world.process(rep.send("/start"))
    news = await News.sent(world, team, [*team.reps[:3], *reps])
    await world.tick(seconds=1)
    await world.tap(team.reps[0], "✋ 办不了，因为…")
    await world.tap(team.reps[0], "没货")
    await world.tap(team.reps[1], "✓ 已办")
    await world.tick(seconds=3)
    lead = team.lead

    silent = await world.tap(lead, "看名单", news.message_id)
    turned = await world.tap(lead, "›", news.message_id)
    cannot = await world.tap(lead, "✋ 办不了 1", news.message_id)
    await world.tap(team.reps[2], "👀 看到了")
    await world.tick(seconds=3)
    undisturbed = news.report
    back = await world.tap(lead, "← 返回", news.message_id)
    await world.tap(team.reps[2], "✓ 已办")
    await world.tick(seconds=3)

    assert silent.splitlines()[1] == "… 未回 15"
    assert silent.count("· 小陈") == 12
    assert turned.count("· 小陈") == 3
    assert f"· {called(team.reps[0])} · 没货 · 17:00" in cannot
    assert undisturbed == cannot
    assert "👀 看到 1" in back
    assert "✓ 已办 2" in news.report


async def test_the_table_has_everybody_and_nothing_in_it_is_a_formula(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    await world.tap(team.reps[0], "✋ 办不了，因为…")
    await world.tap(team.reps[0], "✎ 自己写")
    await world.say(team.reps[0], f"=1+1 {CANARY}")
    await world.tick(seconds=3)

    await world.tap(team.lead, "⬇ 表格", news.message_id)

    file = load_workbook(BytesIO(sent_file(team.lead)))
    rows = file.get_sheet_by_index(0).to_python()
    assert rows[0] == ["姓名", "送达", "答复", "原因", "答复时间", "催过几次"]
    assert rows[1][:4] == [called(team.reps[0]), "已送达", "办不了", f"=1+1 {CANARY}"]
    assert rows[2][:4] == [called(team.reps[1]), "已送达", "未回", ""]
    assert len(rows) == 4


async def test_a_picture_of_it_comes_by_day_and_by_night(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    await world.tick(seconds=3)

    await world.tap(team.lead, "📊 图", news.message_id)
    day = team.lead.last
    await world.tap(team.lead, "🌙 深色")
    night = team.lead.last

    assert [button.text for button in night.flat] == ["☀️ 浅色"]
    assert day.message_id != night.message_id
    assert [team.lead.file(one.message_id).upload.content[:8] for one in (day, night)] == [b"\x89PNG\r\n\x1a\n"] * 2


async def test_only_the_silent_are_asked_again_with_the_same_words_and_a_line_that_says_so(
    world: World, team: Team
) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    await world.tap(team.reps[0], "👀 看到了")
    await world.tick(minutes=30)

    await world.tap(team.lead, "催未回的 2 人", news.message_id)
    await world.tick(seconds=1)
    await world.tap(team.lead, "催未回的 2 人", news.message_id)
    await world.tick(seconds=1)

    assert [reminders(rep) for rep in team.reps] == [[], *[[f"🔔 还没收到你的回复\n\n今天清零{CANARY}"]] * 2]
    assert team.lead.toasts[-1].text == "现在没有可催的人：刚发过的要隔 10 分钟，每人最多催 2 次。"
    assert "催过 1 次" in news.report
    assert [entry[1] for entry in await team.noted()] == ["ask_again"]
    await world.tap(team.reps[1], "✓ 已办")
    await world.tick(seconds=3)
    assert "✓ 已办 1" in news.report


async def test_nobody_is_asked_more_often_than_the_team_agreed_on(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps[:1])
    for _ in range(2):
        await world.tick(minutes=30)
        await world.tick(seconds=3)
        await world.tap(team.lead, "催未回的 1 人", news.message_id)
    await world.tick(minutes=30)
    await world.tick(seconds=3)

    assert len(reminders(team.reps[0])) == 2
    assert not any("催未回" in button.text for button in team.lead.messages[-1].flat)


async def test_by_the_rule_the_silent_are_asked_in_their_hours_on_workdays_and_only_so_often(
    world: World, team: Team
) -> None:
    world.clock.now = FRIDAY
    news = await News.sent(world, team, team.reps, pings_allowed=1, ping_hours=4, next_at=FRIDAY + timedelta(hours=4))
    await world.tick(seconds=1)
    await world.tap(team.reps[0], "✓ 已办")
    early = [reminders(rep) for rep in team.reps]
    for hour in range(1, 80):
        await world.until(FRIDAY + timedelta(hours=hour))
        if hour == 60:
            weekend = [reminders(rep) for rep in team.reps]

    assert early == weekend == [[], [], []]
    assert [len(reminders(rep)) for rep in team.reps] == [0, 1, 1]
    told = next(one for one in team.reps[1].messages if one.text.startswith("🔔"))
    assert told.date == datetime(2026, 11, 23, 1, tzinfo=UTC).timestamp()
    assert (await news.row()).next_at is None


async def test_who_asked_not_to_be_asked_by_itself_any_more_is_heard(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps, pings_allowed=2, next_at=world.clock.now + timedelta(hours=1))
    await world.tick(seconds=1)
    await world.tick(seconds=3)
    await world.tap(team.lead, "🔕 不再自动催", news.message_id)
    for _ in range(10):
        await world.tick(hours=8)

    assert [reminders(rep) for rep in team.reps] == [[], [], []]


async def test_who_left_the_team_is_not_asked_again(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(minutes=30)
    await world.tick(seconds=3)
    await team.leave(team.reps[0])

    await world.tap(team.lead, "催未回的 3 人", news.message_id)
    await world.tick(seconds=1)

    assert [len(reminders(rep)) for rep in team.reps] == [0, 1, 1]


async def test_a_lead_who_is_none_any_more_sees_nothing_and_asks_nobody(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps, pings_allowed=2, next_at=world.clock.now + timedelta(hours=1))
    await world.tick(seconds=1)
    await world.tick(seconds=3)
    before = news.report
    await team.leave(team.lead)
    await world.tap(team.reps[0], "✓ 已办")
    for label in ("催未回的 3 人", "看名单", "📊 图", "⬇ 表格"):
        await world.tap(team.lead, label, news.message_id)
        assert team.lead.toasts[-1].text == "这份报告不在你的团队里，看不了。"
    for _ in range(10):
        await world.tick(hours=8)

    assert news.report == before
    assert [reminders(rep) for rep in team.reps] == [[], [], []]


async def test_what_nobody_looks_at_is_announced_by_a_message_of_its_own_once(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps, report=False)
    for _ in range(4):
        await world.tick(seconds=3)
    await world.tap(team.reps[0], "✓ 已办")
    for _ in range(2):
        await world.tick(seconds=3)

    told = [message.text for message in team.lead.messages if message.text.startswith("📣")]
    assert len(told) == 1
    assert "✓ 已办 1" in told[0]
    assert (await news.row()).report_at is None


async def test_a_report_that_was_deleted_is_not_sent_again(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    await world.tick(seconds=3)
    await world.app.bot.delete_message(1, news.message_id or 0)
    await world.tap(team.reps[0], "✓ 已办")
    for _ in range(3):
        await world.tick(seconds=3)

    assert not any(message.text.startswith("📣") for message in team.lead.messages)
    assert (await news.row()).report_at is None


async def test_a_team_that_agreed_on_no_reminders_is_offered_none(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=11)
    for phone in (lead, rep):
        await world.process(phone.send("/start"))
    team = await Team.of(world, lead=lead, reps=[rep], rules=TeamRules(pings=0))
    news = await News.sent(world, team, [rep])
    await world.tick(seconds=1)
    await world.tick(seconds=3)

    assert [button.text for button in lead.last.flat] == ["看名单", "📊 图", "⬇ 表格", "← 全部群发"]
    assert "未回 1" in news.report


async def test_asking_again_processed_again_asks_nobody_anew(world: World, team: Team) -> None:
    await News.sent(world, team, team.reps)
    await world.tick(minutes=30)
    await world.tick(seconds=3)
    asking = team.lead.tap("催未回的 3 人")
    await world.process(asking)
    await world.tick(minutes=30)

    await world.app.process_update(read_update(asking, world.app.bot))
    await world.tick(seconds=1)

    assert [len(reminders(rep)) for rep in team.reps] == [1, 1, 1]
    assert len(await team.noted()) == 1


async def test_one_on_its_way_is_stopped_after_a_question_and_says_so(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.look()

    asked = await world.tap(team.lead, "停发", news.message_id)
    await world.look()
    undisturbed = news.report
    await world.tap(team.lead, "停发", news.message_id)
    for _ in range(3):
        await world.tick(seconds=3)

    assert "还没送到的 3 人不会再收到" in asked
    assert undisturbed == asked
    assert news.report.splitlines()[1] == "送达 0/3（3 人没发） · 已停发"
    assert not any(message.text.startswith("今天清零") for rep in team.reps for message in rep.messages)
    assert (await news.row()).report_at is None


async def test_the_list_of_all_is_not_overwritten_by_the_report_it_came_from(world: World, team: Team) -> None:
    news = await News.sent(world, team, team.reps)
    await world.tick(seconds=1)
    await world.tick(seconds=3)
    listed = await world.tap(team.lead, "← 全部群发", news.message_id)
    await world.tap(team.reps[0], "✓ 已办")
    await world.tick(seconds=3)

    assert news.report == listed
    assert not listed.startswith("📣 清零")
