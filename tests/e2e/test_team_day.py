"""/day: a lead sees their team in numbers, a rep their own; nobody sees another team's or a colleague's."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from bot.core.teams.rules import TeamRules
from bot.sandbox.fake import Phone
from tests.booking import Book
from tests.conftest import World
from tests.e2e.test_digest import MONDAY, TUESDAY, at
from tests.guarding import CANARY
from tests.teaming import Team

NO = "这个团队的情况现在不归你看。你自己的在 /day。"
DAYS_AGO = {days: datetime(2026, 11, 24, 2, tzinfo=UTC) - timedelta(days=days) for days in (0, 1, 2, 9, 15, 30)}
"""From Tuesday ten o'clock in Shanghai."""


async def book_of(world: World, team: Team, rep: Phone) -> None:
    """For Tuesday: a promise of Monday, one of the day, two silent of high value, one who rests, one erased."""
    book = Book(world, rep)
    late = await book.promised("张总", "给报价", MONDAY, team_id=team.id, grades={"timing": "C"}, stage="close")
    await book.age(late, MONDAY)
    await book.promised("王姐", "看样品", TUESDAY, team_id=team.id, grades={"timing": "B"}, types=[["eagle", 0.8]])
    for name, days in (("李总", 9), ("周老板", 15)):
        await team.keep(rep, name, grades={"timing": "A"}, last_touch_at=DAYS_AGO[days])
    await team.keep(rep, "陈姨", grades={"timing": "A"}, last_touch_at=DAYS_AGO[1])
    await team.keep(rep, "何叔", grades={"timing": "A"}, last_touch_at=DAYS_AGO[30], rested_at=DAYS_AGO[2])
    await team.keep(rep, "老赵", grades={"timing": "A"}, last_touch_at=DAYS_AGO[30], erased_at=DAYS_AGO[0])
    await book.keep("自己的朋友", team_id=None, grades={"timing": "A"}, last_touch_at=DAYS_AGO[30])


@pytest.fixture
async def team(world: World) -> Team:
    """A lead and two reps; of the first rep's book everything is known."""
    lead, reps = world.rep(user_id=301), [world.rep(user_id=302), world.rep(user_id=303)]
    team = await Team.of(world, lead=lead, reps=reps, rules=TeamRules(touches=4, wins=2))
    world.clock.now = at(MONDAY, 9)
    await book_of(world, team, reps[0])
    world.clock.now = at(MONDAY, 15)
    await world.say(reps[0], "陈姨电话了，热了")
    world.clock.now = at(TUESDAY, 10)
    return team


async def test_a_leads_numbers_are_those_of_the_books(world: World, team: Team) -> None:
    await world.say(team.reps[0], "王姐电话了，成交了")

    assert (await world.say(team.lead, "/day")).splitlines() == [
        f"📋 {team.name} · 11月24日 周二 10:00",
        "今天联系 1 次 · 成交 1 · 还有 4 位 · 晚了 1 位 · 重点客户久未联系 2 位",
        f"1 🤝 小陈302{CANARY} · 联系 1 · 成交 1 · 还有 4 · 晚了 1 · 久未联系 2",
        f"2 小陈303{CANARY} · 联系 0",
    ]


async def test_in_english_too(world: World) -> None:
    lead, rep = world.rep("en", 301), world.rep("en", 302)
    team = await Team.of(world, lead=lead, reps=[rep], rules=TeamRules(touches=4))
    await team.keep(rep, "Mr Lee")

    assert (await world.say(lead, "/day")).splitlines() == [
        f"📋 {team.name} · Fri 20 Nov 09:00",
        "contacts today: 0",
        "Nothing due and nothing left behind.",
        f"1 Mia302{CANARY} · contacts 0",
    ]
    assert (await world.say(rep, "/day")).splitlines() == [
        f"🎯 {team.name} · Fri 20 Nov",
        "Contacts today: 0 of 4 · sold this week: 0",
        "👥 All together: contacts today 0, sold this week 0",
    ]
    assert "🎯 Contacts today: 0 of 4" in await world.say(rep, "/today")


async def test_the_week_in_few_lines(world: World, team: Team) -> None:
    await world.say(team.reps[0], "王姐电话了，成交了")
    await world.say(team.lead, "/day")

    assert (await world.tap(team.lead, "📅 这一周")).splitlines() == [
        f"📅 {team.name} · 这一周（11月23日–11月24日）",
        "联系 2 次 · 成交 1",
        "阶段：探需 4、成交 1、售后 1",
        "节奏（按时联系过的/全部）：A 级 1/4、B 级 1/1、C 级 0/1",
        "结果：🦅 老鹰型 成交 1、还没判断 热了 1",
        "客户：6 位，1 人照看，每人最多 800",
    ]
    assert (await world.tap(team.lead, "📋 今天")).startswith(f"📋 {team.name} · 11月24日")


async def test_who_keeps_more_than_they_can_is_named_beside_who_has_room(world: World) -> None:
    lead, reps = world.rep(user_id=301), [world.rep(user_id=302), world.rep(user_id=303)]
    team = await Team.of(world, lead=lead, reps=reps, rules=TeamRules(cap=2))
    for name in ("王姐", "李总", "张总"):
        await team.keep(reps[0], name)
    await world.say(lead, "/day")

    told = (await world.tap(lead, "📅 这一周")).splitlines()
    assert told[-2:] == [f"满了：小陈302{CANARY} 3", f"还有余力：小陈303{CANARY} 0"]


async def test_a_rep_sees_their_own_and_all_together_but_nothing_of_a_colleague(world: World, team: Team) -> None:
    await world.say(team.reps[0], "王姐电话了，成交了")

    assert (await world.say(team.reps[1], "/day")).splitlines() == [
        f"🎯 {team.name} · 11月24日 周二",
        "今天联系 0 / 4 · 本周成交 0 / 2",
        "👥 大家一起：今天联系 1 次，本周成交 1",
    ]
    for data in (f"n:week:{team.id}", f"n:pic:{team.id}:day", f"n:xlsx:{team.id}", f"n:rules:{team.id}"):
        assert await forged(world, team.reps[1], data) == NO
    assert "302" not in "".join(message.text for message in team.reps[1].messages)


async def test_progress_stands_in_a_reps_own_day(world: World, team: Team) -> None:
    rep = team.reps[0]
    await world.say(rep, "王姐电话了，成交了")

    assert "🎯 今天联系 1 / 4 · 本周成交 1 / 2" in (await world.say(rep, "/today")).splitlines()


@pytest.mark.parametrize("who", ["other lead", "nobody", "left", "owner"])
async def test_nobody_else_sees_anything(world: World, team: Team, who: str) -> None:
    stranger = world.rep(user_id=900 if who == "owner" else 304)
    if who == "other lead":
        await Team.of(world, f"华南组{CANARY}", lead=stranger)
    if who == "left":
        await team.join(stranger, "lead")
        await team.leave(stranger)
    pages = [f"n:day:{team.id}:0", f"n:week:{team.id}", f"n:rules:{team.id}", f"n:rules:{team.id}:cap:300"]
    pages += [f"n:pic:{team.id}:books:dark", f"n:xlsx:{team.id}", f"n:goal:{team.id}:on"]

    assert [await forged(world, stranger, data) for data in pages] == [NO] * len(pages)
    assert await team.noted() == []


async def test_in_no_team_it_says_how_to_join_one(world: World) -> None:
    assert "/team" in await world.say(world.rep(), "/day")


@pytest.mark.parametrize(("reps", "words"), [(0, "组里还没有人。"), (1, "大家的客户本还是空的。")])
async def test_an_empty_team_says_what_to_do(world: World, reps: int, words: str) -> None:
    lead = world.rep(user_id=301)
    await Team.of(world, lead=lead, reps=[world.rep(user_id=302)] * reps)

    assert words in await world.say(lead, "/day")
    assert words in await world.tap(lead, "📅 这一周")


async def test_long_names_and_markup_are_shown_as_they_are(world: World) -> None:
    lead, rep = world.rep(user_id=301), world.rep(user_id=302)
    team = await Team.of(world, f"<b>{CANARY}&{'长' * 50}", lead=lead, reps=[rep])
    await team.keep(rep, "王姐", types=[["eagle", 0.8]])

    assert f"<b>{CANARY}&长" in await world.say(lead, "/day")
    assert f"<b>{CANARY}&长" in await world.tap(lead, "📅 这一周")
    await world.process(lead.tap("📊 阶段"))
    assert lead.last.kind == "photo"


async def test_pictures_come_by_day_and_by_night(world: World, team: Team) -> None:
    lead = team.lead
    await world.say(lead, "/day")
    await world.process(lead.tap("📊 图"))
    light = lead.last
    await world.process(lead.tap("🌙 深色"))
    dark = lead.last
    pictures = [lead.file(one.message_id).upload.content for one in (light, dark)]

    assert [one.text for one in (light, dark)] == [f"今天 · {team.name}"] * 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert pictures[0] != pictures[1]
    assert [button.text for button in dark.flat] == ["☀️ 浅色"]
    await world.say(lead, "/day")
    await world.tap(lead, "📅 这一周")
    week = lead.last.message_id
    for label in ("📊 阶段", "📊 节奏", "📊 结果", "📊 每人客户"):
        await world.process(lead.tap(label, message_id=week))
        assert lead.last.kind == "photo"


async def test_the_table_holds_the_same_numbers(world: World, team: Team) -> None:
    await world.say(team.reps[0], "王姐电话了，成交了")
    await world.say(team.lead, "/day")
    await world.tap(team.lead, "📅 这一周")
    await world.process(team.lead.tap("⬇ 表格"))
    file = team.lead.file(team.lead.last.message_id).upload
    book = CalamineWorkbook.from_filelike(BytesIO(file.content))
    people, stages, rhythm, outcomes = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)

    assert team.lead.last.media["document"]["file_name"] == "team-2026-11-24.xlsx"
    assert people[1:] == [
        [f"小陈302{CANARY}", 6, 800, 4, 1, 2, 1, 2, 1, ""],
        [f"小陈303{CANARY}", 0, 800, 0, 0, 0, 0, 0, 0, ""],
    ]
    assert ["探需", 4] in stages
    assert rhythm[1:] == [
        ["A 级：一个月内", 1, 4, 1, 1], ["B 级：三个月内", 7, 1, 1, 1], ["C 级：半年内", 15, 1, 0, 0],
    ]  # fmt: skip
    assert outcomes[1:] == [["🦅 老鹰型", 1, 0, 0, 0, 0], ["还没判断", 0, 1, 0, 0, 0]]


async def forged(world: World, phone: Phone, data: str) -> str:
    """What somebody is told who taps a button that they were never shown."""
    await world.say(phone, "/language")
    raw = phone.tap("中文")
    raw["callback_query"]["data"] = data
    await world.process(raw)
    return phone.last.text
