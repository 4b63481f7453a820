"""A lead sets what the team has agreed on, one thing at a time; it holds at once, and is written down."""

from datetime import date
from functools import partial

import pytest

from bot.core.teams.rules import TeamRules
from bot.flows.access import rules_of
from bot.sandbox.fake import Phone
from bot.store import desks, teams
from tests.booking import Book
from tests.briefing import hears
from tests.conftest import World
from tests.e2e.test_digest import MONDAY, at
from tests.teaming import Team


async def rules(team: Team) -> TeamRules:
    row = await team.world.services.database.read(partial(teams.of, team_id=team.id))
    assert row is not None
    return rules_of(row.rules)


async def open_rules(world: World, lead: Phone) -> str:
    await world.say(lead, "/day")
    return await world.tap(lead, "⚙ 规则")


async def scheme_of(world: World, phone: Phone) -> str:
    row = await world.services.database.read(partial(desks.of, person_id=phone.user_id))
    assert row is not None
    scheme: str = row.scheme
    return scheme


@pytest.fixture
async def team(world: World) -> Team:
    return await Team.of(world, lead=world.rep(user_id=301), reps=[world.rep(user_id=302)])


@pytest.mark.parametrize(
    ("page", "choice", "line"),
    [
        ("👥 客户上限", "500", "👥 每人最多照看 500 位客户"), ("⏳ 宽限", "3", "⏳ 晚了超过 3 个工作日，告诉主管"),
        ("⭐ 重点", "2", "⭐ 前 2 级算重点客户"), ("🎯 每天联系", "8", "🎯 每人每天联系 8 次"),
        ("🏁 每周成交", "2", "🏁 每人每周成交 2 位"), ("📣 催几次", "0", "📣 没回复的不再催"),
        ("☀️ 早上", "09:00", "☀️ 早上 09:00 说今天"), ("🌙 傍晚", "不用", "🌙 傍晚不说"),
        ("📅 每周", "16:00", "📅 每周最后一个工作日 16:00 说这一周"),
        ("📐 节奏", "价值 A–C", "📐 大家的节奏按「价值 A–C」"),
    ],
)  # fmt: skip
async def test_every_rule_is_set_by_a_tap_and_noted(
    world: World, team: Team, page: str, choice: str, line: str
) -> None:
    assert line not in await open_rules(world, team.lead)
    await world.tap(team.lead, page)
    shown = await world.tap(team.lead, choice)

    assert shown.startswith(f"{line}\n✓ 记下了。")
    assert f"✓ {choice}" in [button.text for button in team.lead.last.flat]
    assert line in await world.tap(team.lead, "‹ 返回")
    assert [(by, what) for by, what, _ in await team.noted()] == [(301, "set_rules")]


async def test_it_is_noted_which_rule_it_was_and_once_whatever_happens(world: World, team: Team) -> None:
    await open_rules(world, team.lead)
    await world.tap(team.lead, "👥 客户上限")
    raw = team.lead.tap("500")
    await world.process(raw)
    await world.process(raw)

    assert await team.noted() == [(301, "set_rules", "rule:cap")]


@pytest.mark.parametrize(
    ("page", "wrong", "words", "right", "line"),
    [
        ("👥 客户上限", "很多", "这里要 1 到 100000 的数字，再写一次。", "650", "👥 每人最多照看 650 位客户"),
        ("🎯 每天联系", "1000", "这里要 0 到 999 的数字，再写一次。", "12", "🎯 每人每天联系 12 次"),
        ("☀️ 早上", "天亮", "没看懂时间，写成 8:30 这样。", "7点半", "☀️ 早上 07:30 说今天"),
        ("🌙 傍晚", "25:00", "没看懂时间，写成 8:30 这样。", "下午6点", "🌙 傍晚 18:00 说做了什么"),
    ],
)
async def test_it_may_be_written_and_what_cannot_be_is_asked_for_again(
    world: World, team: Team, page: str, wrong: str, words: str, right: str, line: str
) -> None:
    await open_rules(world, team.lead)
    await world.tap(team.lead, page)
    await world.tap(team.lead, "✎ 自己写")
    assert words in await world.say(team.lead, wrong)
    before = await rules(team)
    assert before == TeamRules()

    assert line in await world.say(team.lead, right)


async def test_a_description_is_no_answer(world: World, team: Team) -> None:
    await open_rules(world, team.lead)
    await world.tap(team.lead, "👥 客户上限")
    await world.tap(team.lead, "✎ 自己写")

    assert "老鹰" in await world.say(
        team.lead, "张总，声音很大，说话特别快，进门直接问最好的是哪款，一直看表，最后还要我抹零"
    )
    assert await rules(team) == TeamRules()


async def test_the_team_is_heard_of_at_the_new_hour(world: World, team: Team) -> None:
    await hears(team, team.lead)
    await team.keep(team.reps[0], "王姐")
    await open_rules(world, team.lead)
    await world.tap(team.lead, "☀️ 早上")
    await world.tap(team.lead, "09:30")
    before = len(team.lead.messages)
    await world.until(at(MONDAY, 9, 29))
    assert len(team.lead.messages) == before

    await world.until(at(MONDAY, 9, 30))
    assert team.lead.last.text.startswith("☀️ 华东组")


async def test_where_nothing_is_wanted_nothing_is_heard(world: World, team: Team) -> None:
    await hears(team, team.lead)
    await team.keep(team.reps[0], "王姐")
    await open_rules(world, team.lead)
    await world.tap(team.lead, "☀️ 早上")
    await world.tap(team.lead, "不用")
    before = len(team.lead.messages)
    await world.until(at(MONDAY, 10))

    assert len(team.lead.messages) == before


async def test_everybodys_rhythm_follows_and_that_of_who_joins_later(world: World, team: Team) -> None:
    rep = team.reps[0]
    number = await team.keep(rep, "王姐", grades={"timing": "A", "value": "C"}, last_touch_at=world.clock.now)
    own = await Book(world, rep).keep("朋友", team_id=None, grades={"value": "C"}, last_touch_at=world.clock.now)
    before = {row.customer_id: row.day for row in await Book(world, rep).open_()}
    await open_rules(world, team.lead)
    await world.tap(team.lead, "📐 节奏")
    await world.tap(team.lead, "价值 A–C")
    await world.tick(seconds=5)
    after = {row.customer_id: row.day for row in await Book(world, rep).open_()}
    late = await team.join(world.rep(user_id=303))
    assert await scheme_of(world, late) == "timing"
    await world.tick(seconds=5)

    assert before[number] == date(2026, 11, 23)  # A by timing: the next workday
    assert after[number] > date(2026, 12, 1)  # C by value: far less often
    assert after[number] == after[own]
    assert [await scheme_of(world, phone) for phone in (team.lead, rep, late)] == ["value"] * 3


async def test_a_rep_cannot_choose_another_rhythm_then(world: World, team: Team) -> None:
    await open_rules(world, team.lead)
    await world.tap(team.lead, "📐 节奏")
    await world.tap(team.lead, "价值 A–C")
    await world.tick(seconds=5)
    rep = team.reps[0]
    await world.say(rep, "/hours")
    await world.tap(rep, "分级节奏")

    assert "📐 你们组都按「价值 A–C」排日子，由主管定。" in await world.tap(rep, "成交时间 A–E")
    assert await scheme_of(world, rep) == "value"


async def test_the_rhythm_of_a_team_that_somebody_does_not_work_in_is_not_theirs(world: World, team: Team) -> None:
    rep = team.reps[0]
    await Team.of(world, lead=world.rep(user_id=304), rules=TeamRules(scheme="value"))
    other = await Team.of(world, lead=world.rep(user_id=305), rules=TeamRules(scheme="value"))
    await other.join(rep)
    await world.services.database.write(partial(teams.work_in, person_id=rep.user_id, team_id=team.id))
    await world.tick(seconds=5)

    assert await scheme_of(world, rep) == "timing"


@pytest.mark.parametrize("user_id", [302, 304, 900])
async def test_nobody_but_the_lead_sets_rules(world: World, team: Team, user_id: int) -> None:
    other = world.rep(user_id=user_id)
    await world.say(other, "/language")
    raw = other.tap("中文")
    raw["callback_query"]["data"] = f"n:rules:{team.id}:cap:300"
    await world.process(raw)

    assert other.last.text.startswith("这个团队的情况现在不归你看。")
    assert await rules(team) == TeamRules()


async def test_who_leads_no_more_when_they_answer_changes_nothing(world: World, team: Team) -> None:
    lead = team.lead
    await open_rules(world, lead)
    await world.tap(lead, "👥 客户上限")
    await world.tap(lead, "✎ 自己写")
    await team.leave(lead)

    assert (await world.say(lead, "500")).startswith("这个团队的情况现在不归你看。")
    assert await rules(team) == TeamRules()
    assert await team.noted() == []
