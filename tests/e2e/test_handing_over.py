"""A rep hands customers to a colleague in the chat, and they come back."""

import pytest

from bot.core.teams.rules import TeamRules
from bot.sandbox.fake import Phone
from bot.store.customers import CUSTOMERS
from bot.store.handovers import HANDOVERS
from bot.store.touches import TOUCHES
from tests.booking import Book
from tests.conftest import OWNER, World
from tests.e2e.test_handovers import press, rows
from tests.e2e.test_reminding import MONDAY, TUESDAY, at, reminded
from tests.guarding import CANARY
from tests.teaming import Team, called, forged

ZHANG, WANG = f"张总{CANARY}", f"王姐{CANARY}"


@pytest.fixture
async def giver(world: World) -> Phone:
    return world.rep(user_id=1)


@pytest.fixture
async def taker(world: World) -> Phone:
    return world.rep(user_id=2)


@pytest.fixture
async def team(world: World, giver: Phone, taker: Phone) -> Team:
    return await Team.of(world, lead=world.rep(user_id=3), reps=[giver, taker], rules=TeamRules(cap=2))


async def owners(world: World) -> list[int]:
    return [row.person_id for row in await rows(world, CUSTOMERS)]


async def hand_all(world: World, giver: Phone, taker: Phone, *taps: str) -> str:
    """Hand everything over by ``/handover``; what the message then says."""
    await world.say(giver, "/handover")
    for label in ("全部转给", called(taker)[:6], *taps):
        shown = await world.tap(giver, label)
    return shown


async def test_from_the_card_one_customer_goes_for_good_and_the_colleague_reads_what_is_to_be_known(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, ZHANG, types=[["eagle", 0.8]], trade="五金店", description="说话特别快")
    await press(world, giver, f"k:{customer}")
    who = await world.tap(giver, "转给")
    why = await world.tap(giver, called(taker)[:6])
    until = await world.tap(giver, "其他")
    sure = await world.tap(giver, "不转回了")
    done = await world.tap(giver, "转过去")
    await world.tick()
    told = taker.last.text
    card = await world.tap(taker, "交接卡")

    assert ZHANG in who
    assert "什么原因" in why
    assert "哪天" in until
    assert "不再转回" in sure
    assert done.startswith("✓ 1 位交给")
    assert ZHANG in told
    assert called(giver) in told
    assert all(part in card for part in (ZHANG, "鹰型", "五金店", "说话特别快", "别这样"))
    assert await owners(world) == [taker.user_id]
    assert (giver.user_id, "hand_over", "handover:1") in await team.noted()


async def test_from_a_reminder_it_goes_to_a_colleague_or_is_forwarded(world: World, team: Team, giver: Phone) -> None:
    await reminded(world, giver, ZHANG, team_id=team.id)
    asked = await world.tap(giver, "转给")
    card = await world.tap(giver, "转发一张卡片")

    assert "转给谁" in asked
    assert card.startswith("转交 · ")


async def test_the_whole_book_goes_until_a_day_in_words_with_what_that_means_said_before(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    await Book(world, giver).promised(ZHANG, "给报价", MONDAY, team_id=team.id)
    await team.keep(giver, WANG)
    await team.keep(taker, f"李总{CANARY}")
    asked = await hand_all(world, giver, taker, "休假", "写个日子")
    wrong = await world.say(giver, "昨天")
    sure = await world.say(giver, "下周二")
    await world.tap(giver, "转过去")
    await world.tick()

    assert "写个日子就行" in asked
    assert "今天以后" in wrong
    assert "2 位客户 →" in sure
    assert "答应过的 1 件" in sure
    assert "超过每人 2 位" in sure
    assert "自动转回" in sure
    assert "2 位客户交给你（休假）" in taker.last.text
    assert "自动转回" in taker.last.text
    assert await owners(world) == [2, 2, 2]


async def test_a_cover_comes_back_by_itself_in_the_morning_with_what_happened(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, ZHANG)
    await hand_all(world, giver, taker, "休假", "写个日子")
    await world.say(giver, "下周二")
    await world.tap(giver, "转过去")
    await press(world, taker, f"t:{customer}:log:call:warmer")
    await world.until(at(TUESDAY, 7, 59))
    early = await owners(world)
    await world.until(at(TUESDAY, 8))
    await world.tick(seconds=1)

    assert early == [2]
    assert await owners(world) == [1]
    assert "1 位客户回到你这里了" in giver.last.text
    assert "联系了 1 次：热了 1" in giver.last.text
    assert "1 位客户回到 " in taker.last.text
    assert len(await rows(world, HANDOVERS)) == 2


async def test_a_cover_waits_for_the_day_on_which_its_rep_is_there(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    await team.keep(giver, ZHANG)
    await hand_all(world, giver, taker, "休假", "写个日子")
    await world.say(giver, "下周二")
    await world.tap(giver, "转过去")
    await Book(world, giver).work(leave=((MONDAY, TUESDAY),))
    await world.until(at(TUESDAY, 8))
    waits = await owners(world)
    await world.until(at(TUESDAY.replace(day=25), 8))

    assert waits == [2]
    assert await owners(world) == [1]


async def test_it_is_taken_back_until_the_colleague_was_in_touch(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, ZHANG)
    await team.keep(giver, WANG)
    await hand_all(world, giver, taker, "其他", "不转回了", "转过去")
    await world.tick(seconds=30)
    await press(world, taker, f"t:{customer}:log:call:warmer")
    undone = await world.tap(giver, "撤销")
    again = await world.tap(giver, "今日")
    await world.tick()

    assert "1 位回来了；1 位" in undone
    assert again
    assert await owners(world) == [2, 1]
    assert "收回了 1 位" in taker.last.text


async def test_an_undo_tapped_twice_does_it_once(world: World, team: Team, giver: Phone, taker: Phone) -> None:
    await team.keep(giver, ZHANG)
    await hand_all(world, giver, taker, "其他", "不转回了", "转过去")
    message = giver.last.message_id
    number = (await rows(world, HANDOVERS))[0].id
    await world.tap(giver, "撤销", message)
    again = await press(world, giver, f"o:u:{number}")

    assert "没有你能转交的客户" in again
    assert await owners(world) == [1]
    assert len(await rows(world, HANDOVERS)) == 2


async def test_the_colleague_gives_back_and_says_thanks(world: World, team: Team, giver: Phone, taker: Phone) -> None:
    await team.keep(giver, ZHANG)
    await hand_all(world, giver, taker, "其他", "不转回了", "转过去")
    await world.tick()
    message = taker.last.message_id
    number = (await rows(world, HANDOVERS))[0].id
    await press(world, taker, f"o:t:{number}")
    await press(world, taker, f"o:t:{number}")
    await world.tick()
    thanks = [one.text for one in giver.messages if "说谢谢" in one.text]
    asked = await world.tap(taker, "交回去", message)
    given = await world.tap(taker, "交回去", message)
    await world.tick()

    assert len(thanks) == 1
    assert "把 1 位交回去" in asked
    assert "1 位回来了" in given or "1 位" in given
    assert await owners(world) == [1]
    assert "把 1 位客户交回给你" in giver.last.text


async def test_a_cover_ends_early_by_a_button(world: World, team: Team, giver: Phone, taker: Phone) -> None:
    await team.keep(giver, ZHANG)
    await hand_all(world, giver, taker, "休假", "写个日子")
    await world.say(giver, "下周二")
    await world.tap(giver, "转过去")
    shown = await world.say(giver, "/handover")
    await world.tap(giver, "提前结束")
    await world.tap(giver, "现在结束")

    assert "代看 1 位" in shown
    assert await owners(world) == [1]
    assert "代看" not in await world.say(giver, "/handover")


async def test_covers_are_over_when_their_team_is_closed(world: World, team: Team, giver: Phone, taker: Phone) -> None:
    owner = world.rep(user_id=OWNER)
    await world.say(owner, "/start")
    await team.keep(giver, ZHANG)
    await hand_all(world, giver, taker, "休假", "写个日子")
    await world.say(giver, "下周二")
    await world.tap(giver, "转过去")

    await forged(world, owner, f"m:closed:{team.id}")
    await world.until(at(TUESDAY, 10))

    assert await owners(world) == [1]
    assert "代看" not in await world.say(giver, "/handover")


async def test_when_the_old_rep_has_left_the_lead_hears_that_they_stay(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    await team.keep(giver, ZHANG)
    await hand_all(world, giver, taker, "休假", "写个日子")
    await world.say(giver, "下周二")
    await world.tap(giver, "转过去")
    await team.leave(giver)
    await world.until(at(TUESDAY, 8))
    await world.tick(seconds=1)

    assert "不在组里了" in team.lead.last.text
    assert await owners(world) == [2]


async def test_a_lead_moves_anybodys_customers_and_both_hear_of_it(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, ZHANG)
    await press(world, team.lead, f"o:h:c{customer}:{taker.user_id}:l:0:y")
    await world.tick()

    assert await owners(world) == [2]
    assert "把你的 1 位客户交给了" in giver.last.text
    assert "安排人" in taker.last.text


async def test_nobody_moves_what_is_anothers_or_to_somebody_outside_the_team(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    stranger = world.rep(user_id=5)
    other = await Team.of(world, f"华北组{CANARY}", lead=world.rep(user_id=6), reps=[stranger])
    customer = await team.keep(giver, ZHANG)
    private = await Book(world, giver).keep(WANG, team_id=None)
    for phone, data in (
        (taker, f"o:h:c{customer}:2:o:0:y"), (stranger, f"o:h:c{customer}:5:o:0:y"),
        (other.lead, f"o:h:b{team.id}.1:6:o:0:y"), (giver, f"o:h:c{customer}:5:o:0:y"),
        (team.lead, f"o:h:c{private}:2:o:0:y"), (giver, f"o:h:c{customer}:2:o:20261119:y"),
    ):  # fmt: skip
        assert "没有你能转交的客户" in await press(world, phone, data)

    assert await owners(world) == [1, 1]


async def test_who_is_in_no_team_is_told_how_to_come_into_one(world: World) -> None:
    assert "不在任何小组" in await world.say(world.rep(), "/handover")
    assert "aren't in a team" in await world.say(world.rep("en", user_id=7), "/handover")


async def test_in_english_a_book_is_handed_over_likewise(world: World) -> None:
    giver, taker = world.rep("en", user_id=11), world.rep("en", user_id=12)
    team = await Team.of(world, reps=[giver, taker])
    await team.keep(giver, f"Mrs Smith {CANARY}")
    await world.say(giver, "/handover")
    for label in ("Hand all", called(taker)[:5], "Holiday", "Write a day"):
        await world.tap(giver, label)
    sure = await world.say(giver, "next Tuesday")
    done = await world.tap(giver, "Hand over")
    await world.tick(hours=5)

    assert "Back by themselves Tue" in sure
    assert done.startswith("✓ 1 handed to")
    assert "handed you Mrs Smith" in taker.last.text


async def test_a_file_that_the_old_rep_kept_with_a_contact_is_the_new_reps_to_see(
    world: World, team: Team, giver: Phone, taker: Phone
) -> None:
    customer = await team.keep(giver, ZHANG)
    await press(world, giver, f"k:{customer}")
    await world.process(giver.send_photo(f"{ZHANG} 来店里了"))
    touch = (await rows(world, TOUCHES))[0]
    await press(world, giver, f"o:h:c{customer}:{taker.user_id}:o:0:y")
    before = len(giver.messages)
    await press(world, giver, f"t:{touch.id}:file")
    old = [message.kind for message in giver.messages[before:]]
    await press(world, taker, f"t:{touch.id}:file")

    assert touch.file_id
    assert "photo" not in old
    assert "photo" in [message.kind for message in taker.messages]


async def test_a_line_about_a_customer_is_no_day_on_which_covers_end(world: World) -> None:
    giver, taker = world.rep(user_id=2), world.rep(user_id=3)
    team = await Team.of(world, reps=[giver, taker])
    await team.keep(giver, "王姐")
    await world.say(giver, "/handover")
    await forged(world, giver, f"o:h:b{team.id}.2:3:l")
    kept = await world.say(giver, f"记下 何小明{CANARY} 11月25日回访")
    await forged(world, giver, f"o:h:b{team.id}.2:3:l")
    asked = await world.say(giver, "那就11月30日吧")

    assert kept.startswith("📌 何小明")
    assert "11月30日" in asked
