"""A lead sees to the customers of the team, and its reps see that they did."""

from typing import Any

import pytest

from bot.sandbox.fake import Phone
from bot.store.customers import CUSTOMERS
from tests.booking import Book
from tests.conftest import World
from tests.e2e.test_handovers import press, rows
from tests.e2e.test_reminding import FRIDAY, MONDAY, TUESDAY, at, reminders
from tests.guarding import CANARY
from tests.teaming import Team, called

ZHANG, WANG = f"张总{CANARY}", f"王姐{CANARY}"
THURSDAY = TUESDAY.replace(day=26)


@pytest.fixture
async def rep(world: World) -> Phone:
    return world.rep(user_id=1)


@pytest.fixture
async def team(world: World, rep: Phone) -> Team:
    return await Team.of(world, lead=world.rep(user_id=3), reps=[rep, world.rep(user_id=2)])


@pytest.fixture
async def lead(team: Team) -> Phone:
    return team.lead


async def missed(world: World, team: Team, rep: Phone, name: str = ZHANG, **columns: Any) -> int:
    """A promise that was due on Friday and is still open; the follow-up's id."""
    book = Book(world, rep)
    number = await book.promised(name, "给报价", MONDAY, team_id=team.id, **columns)
    await book.age(number, FRIDAY)
    await world.tick()
    return number


async def test_a_lead_opens_a_reps_customer_which_is_noted_and_the_rep_sees_it(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    customer = await Book(world, rep).keep(ZHANG, team_id=team.id, phone="+8613812345678", trade="五金店")
    await team.keep(rep, WANG)
    await Book(world, rep).keep(f"自己的{CANARY}", team_id=None)
    await press(world, lead, f"m:member:{team.id}:{rep.user_id}")
    listed = await world.tap(lead, "📒 看客户")
    card = await press(world, lead, f"o:c:{customer}")
    labels = [button.text for button in lead.last.flat]
    seen = await press(world, rep, f"k:{customer}")
    past = await press(world, rep, f"k:{customer}:past")
    await world.until(at(MONDAY, 9))

    assert "2 位客户" in listed
    assert "自己的" not in listed
    assert "138****5678" in card
    assert "五金店" in card
    assert "13812345678" not in card
    assert not {"☎️ 看号码", "✎ 改", "🗑 删除"} & set(labels)
    assert (lead.user_id, "open_customer", f"customer:{customer}") in await team.noted()
    assert f"👁 {called(lead)} 看过 · 11-20 17:00" in seen
    assert f"👁 {called(lead)} 看过" in past
    assert "主管看过你的 1 位客户" in rep.last.text
    await world.until(at(TUESDAY, 9))
    assert "主管看过" not in rep.last.text


async def test_a_search_finds_the_teams_customers_and_nobody_elses(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    stranger = world.rep(user_id=5)
    other = await Team.of(world, f"华北组{CANARY}", lead=world.rep(user_id=6), reps=[stranger])
    await team.keep(rep, ZHANG)
    await other.keep(stranger, f"张三{CANARY}")
    await Book(world, rep).keep(f"张四{CANARY}", team_id=None)
    await press(world, lead, f"o:s:{team.id}")
    shown = await world.say(lead, "张")
    card = await world.tap(lead, "1")
    await press(world, lead, f"o:s:{team.id}")
    nobody = await world.say(lead, "欧阳")

    assert "1 位" in shown
    assert ZHANG in shown
    assert called(rep) in shown
    assert "张总" in card
    assert "没有找到" in nobody


async def test_who_does_not_lead_the_team_sees_and_does_nothing(world: World, team: Team, rep: Phone) -> None:
    stranger = world.rep(user_id=5)
    other = await Team.of(world, f"华北组{CANARY}", lead=world.rep(user_id=6), reps=[stranger])
    number = await missed(world, team, rep)
    customer = (await Book(world, rep).follow_up(number)).customer_id
    private = await Book(world, rep).keep(WANG, team_id=None)
    before, noted = await rows(world, CUSTOMERS), await team.noted()
    calls = (
        f"o:c:{customer}", f"o:e:{number}", f"o:n:{number}", f"o:w:{customer}", f"o:x:{number}", f"o:m:{team.id}",
        f"o:s:{team.id}", f"o:l:{team.id}.{rep.user_id}:due:0",
    )  # fmt: skip
    for phone in (other.lead, stranger, team.reps[1], world.rep(user_id=8)):
        for data in calls:
            assert "没有你能看的客户" in await press(world, phone, data) or "没有你能转交" in phone.last.text
    for data in (f"o:c:{private}", f"o:w:{private}"):
        assert CANARY not in await press(world, team.lead, data)

    assert await rows(world, CUSTOMERS) == before
    assert await team.noted() == noted


async def test_what_was_missed_comes_to_the_lead_once_in_the_morning_after_the_grace(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    number = await missed(world, team, rep, types=[["eagle", 0.8]])
    for hour in (9, 12):
        await world.until(at(TUESDAY, hour))
    early = list(lead.messages)
    for day in (TUESDAY.replace(day=25), THURSDAY):
        await world.until(at(day, 9))
    told = [message.text for message in lead.messages]

    assert early == []
    assert len(told) == 1
    assert told[0].startswith("📌 1 件等得久了")
    assert f"{ZHANG[:12]}" in told[0]
    assert "晚了 3 个工作日" in told[0]
    assert (await Book(world, rep).follow_up(number)).escalated_at is not None


async def test_the_lead_nudges_once_a_day_and_sees_when_it_was_acted_on(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    number = await missed(world, team, rep)
    await world.until(at(TUESDAY, 9))
    await world.until(at(TUESDAY.replace(day=25), 9))
    customer = (await Book(world, rep).follow_up(number)).customer_id
    opened = await world.tap(lead, "1")
    sent = await world.tap(lead, "催一下")
    again = await world.tap(lead, "催一下")
    await world.tick()
    nudges = [message.text for message in rep.messages if "想起这位客户" in message.text]
    await world.tap(rep, "办了")
    await world.tap(rep, "热了")
    shown = await press(world, lead, f"o:c:{customer}")

    assert "晚" in opened or "11月20日" in opened
    assert "已轻轻提醒" in sent
    assert "今天已经提醒过" in again
    assert len(nudges) == 1
    assert called(lead) in nudges[0]
    assert "✓ 11-25" in shown
    assert "联系过了" in shown
    assert (await Book(world, rep).follow_up(number)).ended == "done"


async def test_the_lead_takes_over_or_says_that_it_can_wait(world: World, team: Team, rep: Phone, lead: Phone) -> None:
    first = await missed(world, team, rep)
    await missed(world, team, rep, WANG)
    await world.until(at(TUESDAY, 9))
    await world.until(at(TUESDAY.replace(day=25), 9))
    await world.tap(lead, "2")
    back = await world.tap(lead, "不急")
    await world.tap(lead, "1")
    taken = await world.tap(lead, "我来跟")
    await world.tick()

    assert "2 件等得久了" in back
    assert "✓ 1 位交给" in taken
    assert (await Book(world, rep).follow_up(first)).person_id == lead.user_id
    assert "把你的 1 位客户交给了" in rep.last.text
    assert {"open_customer", "leave_it", "hand_over"} <= {action for _, action, _ in await team.noted()}
    assert reminders(lead) == []


async def test_on_leave_nothing_is_missed_and_a_cover_is_suggested_once(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    await missed(world, team, rep)
    await Book(world, rep).work(leave=((MONDAY, THURSDAY),))
    for day in (MONDAY, TUESDAY, TUESDAY.replace(day=25)):
        await world.until(at(day, 9))
    told = [message.text for message in lead.messages]
    arranged = await world.tap(lead, "代看")

    assert len(told) == 1
    assert "休假到" in told[0]
    assert "等得久" not in told[0]
    assert "转给谁" in arranged


async def test_customers_of_no_team_are_nobodys_business_but_the_reps(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    book = Book(world, rep)
    number = await book.promised(ZHANG, "给报价", MONDAY, team_id=None)
    await book.age(number, FRIDAY)
    for day in (MONDAY, TUESDAY, TUESDAY.replace(day=25), THURSDAY):
        await world.until(at(day, 9))

    assert lead.messages == []


async def test_more_than_fit_into_a_message_come_on_the_next_morning(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    for place in range(10):
        await missed(world, team, rep, f"客户{place}{CANARY}")
    await Book(world, rep).work(cap=30)
    for day in (TUESDAY, TUESDAY.replace(day=25), THURSDAY):
        await world.until(at(day, 9))
    first, second = (message.text for message in lead.messages)

    assert "还有 2 件" in first
    assert second.startswith("📌 2 件")


async def test_who_got_a_customer_lately_has_time_from_then_on(
    world: World, team: Team, rep: Phone, lead: Phone
) -> None:
    number = await missed(world, team, rep)
    await world.until(at(TUESDAY, 8))
    customer = (await Book(world, rep).follow_up(number)).customer_id
    await press(world, rep, f"o:h:c{customer}:2:o:0:y")
    lead.messages.clear()
    for day in (TUESDAY.replace(day=25), THURSDAY):
        await world.until(at(day, 9))
    early = [message.text for message in lead.messages]
    await world.until(at(THURSDAY.replace(day=27), 9))

    assert early == []
    assert lead.last.text.startswith("📌 1 件")


async def test_in_english_a_lead_reads_the_same(world: World) -> None:
    rep, lead = world.rep("en", user_id=11), world.rep("en", user_id=12)
    team = await Team.of(world, lead=lead, reps=[rep])
    await missed(world, team, rep, f"Mrs Smith {CANARY}")
    for day in (24, 25):
        await world.until(at(TUESDAY.replace(day=day), 18))
    told = lead.last.text
    await world.tap(lead, "1")
    sent = await world.tap(lead, "Nudge")
    await world.tick()

    assert told.startswith("📌 Waiting for long: 1")
    assert "workdays late: 3" in told
    assert "A kind reminder goes to" in sent
    assert "thought of this customer" in rep.last.text
