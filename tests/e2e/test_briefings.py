"""A lead hears of the team at its hours, once, and nobody else does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from bot.core.teams.briefing import Kind
from bot.core.teams.rules import TeamRules
from bot.flows import team_changes
from bot.flows.briefings import Shown, make_briefings
from bot.flows.services import Sender
from bot.sandbox.fake import Phone
from bot.store import briefings, teams
from tests.booking import Book
from tests.briefing import hears
from tests.conftest import OWNER, World
from tests.e2e.test_digest import FRIDAY, MONDAY, TUESDAY, at
from tests.guarding import CANARY
from tests.teaming import Team

QUIET = TeamRules(morning=None, evening=None, weekly=None)


async def team_of(
    world: World, lead: Phone, reps: Sequence[Phone], name: str = f"华东组{CANARY}", rules: TeamRules | None = None
) -> Team:
    """A team whose lead hears of it."""
    team = await Team.of(world, name, lead=lead, reps=reps, rules=rules)
    await hears(team, lead)
    return team


def told(phone: Phone, sign: str) -> list[str]:
    return [message.text for message in phone.messages if message.text.startswith(f"{sign} 华东组")]


async def test_the_morning_tells_the_team_first_then_who_could_use_a_hand(world: World) -> None:
    lead, rep, other = world.rep(user_id=301), world.rep(user_id=302), world.rep(user_id=303)
    team = await team_of(world, lead, [rep, other])
    book = Book(world, rep)
    late = await book.promised("张总", "给报价", MONDAY, team_id=team.id)
    await book.age(late, date(2026, 11, 18))
    await Book(world, other).promised("王姐", "看样品", MONDAY, team_id=team.id)
    await world.until(at(MONDAY, 8, 30))

    assert lead.last.text.splitlines() == [
        f"☀️ 华东组{CANARY} · 11月23日 周一",
        "今天 2 位 · 晚了 1 位 · 周五联系 0 次",
        f"1 🤝 小陈302{CANARY} · 今天 1 · 晚了 1 · 周五 0 次",
        f"2 小陈303{CANARY} · 今天 1 · 周五 0 次",
    ]
    assert rep.messages == []
    assert other.messages == []


async def test_it_is_told_once_whatever_replica_looks_and_across_a_restart(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    world.clock.now = at(MONDAY, 8, 30)
    await world.look()
    await world.look()
    await world.restart()
    await world.tick()
    await world.tick(minutes=5)

    assert len(told(lead, "☀️")) == 1
    await world.until(at(TUESDAY, 8, 29))
    assert len(told(lead, "☀️")) == 1
    await world.until(at(TUESDAY, 8, 30))
    assert len(told(lead, "☀️")) == 2


async def test_it_is_the_leads_own_half_past_eight(world: World) -> None:
    lead, rep = world.rep("en", user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    await world.until(at(MONDAY, 8, 30))
    assert lead.messages == []

    await world.until(at(MONDAY, 16, 30))  # half past eight in London
    assert lead.last.text.startswith(f"☀️ 华东组{CANARY} · Mon 23 Nov\ndue today: ")


async def test_who_moves_to_another_zone_hears_at_its_half_past_eight(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    await world.say(lead, "/hours")
    await world.tap(lead, "🌍 时区")
    await world.tap(lead, "London")
    await world.until(at(MONDAY, 8, 30))

    assert told(lead, "☀️") == []
    await world.until(at(MONDAY, 16, 30))
    assert len(told(lead, "☀️")) == 1


async def test_the_evening_tells_what_was_done_and_what_is_left(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await Book(world, rep).promised("张总", "给报价", MONDAY, team_id=team.id)
    await team.keep(rep, "王姐")
    await world.until(at(MONDAY, 15))
    await world.say(rep, "王姐电话了，成交了")
    await world.until(at(MONDAY, 18))

    assert told(lead, "🌙")[-1].splitlines()[1:] == [
        "今天联系 1 次 · 成交 1 · 还有 1 位",
        f"1 小陈302{CANARY} · 联系 1 · 成交 1 · 还有 1",
    ]


async def test_the_week_is_told_on_its_last_workday(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐", grades={"timing": "B"}, types=[["eagle", 0.8]])
    friday = FRIDAY + timedelta(days=7)
    await world.until(at(friday, 15))
    await world.say(rep, "王姐电话了，成交了")
    assert told(lead, "📅") == []

    await world.until(at(friday, 17))
    assert told(lead, "📅")[-1].splitlines() == [
        f"📅 华东组{CANARY} · 这一周（11月23日–11月27日）",
        "联系 1 次 · 成交 1",
        "阶段：售后 1",
        "节奏（按时联系过的/全部）：B 级 1/1",
        "结果：🦅 老鹰型 成交 1",
        "客户：1 位，1 人照看，每人最多 800",
    ]
    await world.until(at(friday + timedelta(days=3), 17))
    assert len(told(lead, "📅")) == 1


async def test_down_for_days_means_no_morning_of_another_day_and_the_week_all_the_same(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    await world.until(at(FRIDAY + timedelta(days=8), 10))  # Saturday
    await world.tick(seconds=5)

    assert [told(lead, sign) for sign in ("🌙", "☀️")] == [[], []]
    assert len(told(lead, "📅")) == 1


async def test_a_week_that_is_told_on_the_next_monday_is_still_that_week(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    await world.until(at(MONDAY, 9))

    assert told(lead, "📅")[0].splitlines()[0] == f"📅 华东组{CANARY} · 这一周（11月16日–11月20日）"


@pytest.mark.parametrize("reps", [0, 1])
async def test_of_a_team_that_keeps_nobody_there_is_nothing_to_say(world: World, reps: int) -> None:
    lead = world.rep(user_id=301)
    await team_of(world, lead, [world.rep(user_id=302)] * reps)
    await world.until(at(MONDAY, 8, 30))
    await world.until(at(MONDAY, 18))

    assert lead.messages == []


async def test_a_lead_hears_of_no_other_team(world: World) -> None:
    lead, other, rep = world.rep(user_id=301), world.rep(user_id=304), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    elsewhere = await team_of(world, other, [world.rep(user_id=305)], f"华东组乙{CANARY}")
    await elsewhere.keep(world.rep(user_id=305), "李总")
    await world.until(at(MONDAY, 8, 30))

    assert "302" in lead.last.text
    assert "302" not in other.last.text
    assert "305" in other.last.text
    assert [len(phone.messages) for phone in (lead, other)] == [1, 1]


@pytest.mark.parametrize("how", ["left", "rep", "closed"])
async def test_who_leads_no_more_hears_no_more(world: World, how: str) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    values: dict[str, dict[str, Any]] = {"left": {"left_at": world.clock.now}, "rep": {"role": "rep"}}
    change = partial(teams.change, team_id=team.id, values={"closed_at": world.clock.now})
    if how in values:
        change = partial(teams.change_member, team_id=team.id, person_id=lead.user_id, values=values[how])
    await world.services.database.write(change)
    await world.until(at(MONDAY, 8, 30))
    kept = await world.services.database.read(partial(briefings.of, person_id=lead.user_id))

    assert lead.messages == []
    assert [row.kind for row in kept if row.next_at < world.clock.now] == []


async def test_who_leads_no_more_between_reading_and_writing_hears_no_more(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    gone = {"left_at": world.clock.now}
    leave = partial(teams.change_member, team_id=team.id, person_id=lead.user_id, values=gone)

    def render(kind: Kind, shown: Shown) -> dict[str, str]:
        world.services.database.begin(leave)
        return {"method": "sendMessage", "text": "…"}

    world.clock.now = at(MONDAY, 8, 30)
    assert await make_briefings(world.services, render) == 0
    await world.tick()
    assert lead.messages == []


async def test_who_left_hears_no_more_at_once(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await hears(team, lead, None)

    assert await world.services.database.read(partial(briefings.of, person_id=lead.user_id)) == []


async def test_a_lead_who_blocked_the_bot_is_owed_nothing_until_they_write(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team.keep(rep, "王姐")
    await world.process(lead.block())
    await world.until(at(MONDAY, 8, 30))
    await world.until(at(TUESDAY, 8, 30))
    await world.process(lead.unblock())
    await world.say(lead, "/start")
    before = len(lead.messages)
    await world.until(at(TUESDAY + timedelta(days=1), 8, 30))

    assert len(lead.messages) == before + 1
    assert len(told(lead, "☀️")) == 1


async def test_a_long_team_is_told_in_pages(world: World) -> None:
    lead, reps = world.rep(user_id=301), [world.rep(user_id=310 + number) for number in range(10)]
    team = await team_of(world, lead, reps)
    await team.keep(reps[0], "王姐")
    await world.until(at(MONDAY, 8, 30))
    first = lead.last.text
    second = await world.tap(lead, "1/2 ›")
    named = [number for number in range(310, 320) if f"小陈{number}" in first]

    assert len(named) == 8
    assert [number for number in range(310, 320) if f"小陈{number}" in second] == [318, 319]


async def test_a_rep_who_asked_for_it_hears_of_their_own_day_after_work(world: World) -> None:
    lead, rep, other = world.rep(user_id=301), world.rep(user_id=302), world.rep(user_id=303)
    team = await team_of(world, lead, [rep, other], rules=replace(QUIET, touches=1))
    await team.keep(rep, "王姐")
    await world.say(rep, "/day")
    await world.tap(rep, "🔔 下班时告诉我")
    assert "🔕 下班时不用说" in [button.text for button in rep.last.flat]
    await world.until(at(MONDAY, 18))
    assert rep.last.text == "🎯 今天联系 0 / 1 · 本周成交 0\n辛苦了，剩下的明天接着来。"

    await world.until(at(TUESDAY, 15))
    await world.say(rep, "王姐电话了，聊得不错")
    await world.until(at(TUESDAY, 18))
    assert rep.last.text == "🎯 今天联系 1 / 1 · 本周成交 0\n今天的够了，早点歇着。"
    await world.tap(rep, "🔕 下班时不用说")
    before = len(rep.messages)
    await world.until(at(TUESDAY + timedelta(days=1), 18))
    assert [message.text for message in rep.messages[before:] if message.text.startswith("🎯")] == []
    assert not any("🎯" in message.text for message in (*other.messages, *lead.messages))


def by_owner(world: World) -> Sender:
    return Sender(OWNER, OWNER, "zh", world.clock.now, int(world.clock.now.timestamp()))


def saying(news: str, language: str, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"method": "sendMessage", "text": "…"}


async def test_whoever_is_made_lead_hears_until_they_are_none(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await Team.of(world, lead=lead, reps=[rep])
    await team.keep(rep, "王姐")
    assert await team_changes.give_role(world.services, by_owner(world), team.id, 302, "lead", saying) == "done"
    await world.until(at(MONDAY, 8, 30))
    assert len(told(rep, "☀️")) == 1

    assert await team_changes.give_role(world.services, by_owner(world), team.id, 302, "rep", saying) == "done"
    await world.until(at(TUESDAY, 8, 30))
    assert len(told(rep, "☀️")) == 1


async def test_of_a_closed_team_nobody_is_to_hear(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await team_of(world, lead, [rep])
    await team_changes.close(world.services, by_owner(world), team.id, saying)

    assert await world.services.database.read(partial(briefings.of, person_id=lead.user_id)) == []
