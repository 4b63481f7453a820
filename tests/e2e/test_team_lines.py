"""Lines of a team's own: written, suggested, decided on, found by that team alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from sqlalchemy import select

from bot.core.teams.line_acts import MOST_PROPOSED
from bot.flows.services import KnownPeople
from bot.sandbox.fake import Phone
from bot.store import line_uses
from bot.store.database import Database
from bot.store.team_lines import LINES
from tests.booking import Book
from tests.conftest import World, application
from tests.guarding import CANARY
from tests.teaming import Team, called

EAGLE = "声音很大，说话特别快，直接问最好的是哪款，一直看表"
LINE = "您赶时间，我三句话说完：快、稳、省心。"
SECOND = "一分钟：快，稳，省心，您挑哪样？"


@pytest.fixture
async def team(world: World) -> Team:
    """A lead and a rep."""
    return await Team.of(world, lead=world.rep(user_id=201), reps=[world.rep(user_id=202)])


@asynccontextmanager
async def replica(world: World, database_url: str) -> AsyncIterator[World]:
    """Another process that serves the same people on the same database; both phones are those of the first."""
    database = Database(database_url)
    services = replace(world.services, database=database, known=KnownPeople(), replica="other")
    other = World(application(world.fake, services), world.fake, world.clock, services)
    await other.app.initialize()
    yield other
    await other.app.shutdown()
    database.close()


def labels(phone: Phone) -> list[str]:
    return [button.text for button in phone.last.flat]


async def publish(world: World, lead: Phone, text: str, *places: str) -> None:
    """The lead writes a line for these places (data of buttons) and has the team use it."""
    await world.say(lead, f"/lines {text}")
    for place in places:
        await press(world, lead, f"p:{line_of(lead)}:{place}")
    await world.tap(lead, "给全组用")


def line_of(phone: Phone) -> str:
    """The number of the line on the newest message."""
    return next(
        button.data.split(":")[1]
        for button in phone.last.flat
        if button.data and button.data[:2] == "p:" and button.data[2].isdigit()
    )


async def press(world: World, phone: Phone, data: str) -> str:
    """A button that says this, on a message of its own."""
    await world.say(phone, "/language")
    raw = phone.tap("中文")
    raw["callback_query"]["data"] = data
    await world.process(raw)
    return phone.last.text


async def found(world: World, phone: Phone, query: str) -> bool:
    return LINE in await world.say(phone, f"/find {query}")


async def test_a_lead_adds_a_line_with_a_few_taps_and_the_team_has_it(world: World, team: Team) -> None:
    lead, rep = team.lead, team.reps[0]
    assert "还没有自己的话术" in await world.say(lead, "/lines")
    await world.tap(lead, "➕ 加一句")
    assert "草稿" in await world.say(lead, LINE)
    await world.tap(lead, "🎭")
    await world.tap(lead, "风格")
    await world.tap(lead, "老鹰型")
    await world.tap(lead, "📍")
    assert "🦅 老鹰型 · 📍" in await world.tap(lead, "探需")
    assert "全组都能用了" in await world.tap(lead, "✅")

    card = await world.say(rep, EAGLE)

    assert f"👥 组里的话术\n{LINE}" in card
    assert LINE in [button.copy for button in rep.last.flat]
    assert await found(world, rep, "三句话")
    assert await found(world, rep, "老鹰 探需")
    assert "👥 组里的话术 · 🦅 老鹰型" in rep.last.text
    assert await team.noted() == [(201, "line_publish", "line:1")]


async def test_another_team_and_who_is_in_none_do_not_see_it(world: World, team: Team) -> None:
    other = await Team.of(world, f"华南组{CANARY}", lead=world.rep(user_id=301), reps=[world.rep(user_id=302)])
    await publish(world, team.lead, LINE, "is:eagle", "at:probe")
    number = "1"

    for phone in (*other.leads, *other.reps, world.rep(user_id=400)):
        assert LINE not in await world.say(phone, EAGLE)
        assert not await found(world, phone, "三句话")
        raw = phone.inline(f"#t{number}", place="customer")
        assert raw
        await world.process(raw)
        assert all(LINE not in result.title for result in phone.results)
        await world.say(phone, EAGLE)
        assert "已经不在了" in await press(world, phone, f"p:{number}")
        assert "已经不在了" in await press(world, phone, f"p:{number}:withdraw")
    assert await found(world, team.reps[0], "三句话")


async def test_it_opens_a_customers_card_a_reminder_and_the_morning(world: World, team: Team) -> None:
    rep = team.reps[0]
    await publish(world, team.lead, LINE, "is:eagle", "at:probe")
    today, soon = world.clock.now.date(), time(17, 30)
    promise = await Book(world, rep).promised(f"王姐{CANARY}", "给报价", today, soon, types=[["eagle", 0.9]])
    customer = (await Book(world, rep).follow_up(promise)).customer_id

    assert f"👥 组里的话术\n{LINE}" in await press(world, rep, f"k:{customer}")
    assert "#t1" in [button.switch_inline for button in rep.last.flat]
    assert LINE in await world.say(rep, "/today")
    await world.tick(hours=1)
    assert "⏰" in rep.last.text
    assert f"👥 组里的话术\n{LINE}" in rep.last.text


async def test_it_is_sent_on_inline_and_counted(world: World, team: Team) -> None:
    rep = team.reps[0]
    world.fake.inline.feedback = True
    await publish(world, team.lead, LINE, "is:eagle", "at:probe")
    await world.say(rep, EAGLE)

    raw = rep.inline(next(button.switch_inline for button in rep.last.flat if button.switch_inline), place="customer")
    assert raw
    await world.process(raw)
    assert [result.title for result in rep.results] == [LINE]
    assert "👥" in rep.results[0].description
    for update in rep.choose(result_id=rep.results[0].result_id):
        await world.process(update)

    uses = await world.services.database.read(lambda connection: line_uses.of(connection, person_id=202))
    assert uses == {"t1": 1}


async def test_a_rep_suggests_and_hears_kindly_that_it_was_taken_up(world: World, team: Team) -> None:
    lead, rep = team.lead, team.reps[0]
    await world.say(rep, f"组里话术：{LINE}")
    assert "推荐好了" in await world.tap(rep, "🙋")
    await world.tick()
    assert called(rep) in lead.last.text
    assert LINE in lead.last.text
    assert not await found(world, rep, "三句话")

    await world.tap(lead, "看这一句")
    await world.tap(lead, "✎ 改字")
    await world.say(lead, SECOND)
    await world.tap(lead, "✅")
    await world.tick()

    assert "谢谢" in rep.last.text
    assert SECOND in rep.last.text
    assert SECOND in await world.say(rep, "/find 一分钟")
    assert [action for _, action, _ in await team.noted()] == ["line_suggest", "line_edit", "line_publish"]


async def test_a_suggestion_is_declined_with_a_word_and_thought_about_again(world: World, team: Team) -> None:
    lead, rep = team.lead, team.reps[0]
    await world.say(rep, f"/lines {LINE}")
    await world.tap(rep, "🙋")
    await world.tick()
    await world.tap(lead, "看这一句")
    await world.tap(lead, "🔸")
    assert "已经告诉" in await world.say(lead, f"和上一句太像了{CANARY}")
    await world.tick()
    assert "这次先没用上" in rep.last.text
    assert f"主管说：和上一句太像了{CANARY}" in rep.last.text

    assert "回到待定" in await world.tap(lead, "↩ 撤销")
    await world.tap(lead, "✅")
    await world.tick()
    assert "全组都用上了" in rep.last.text


async def test_what_was_decided_by_one_lead_is_not_asked_of_another(world: World, team: Team) -> None:
    other = await team.join(world.rep(user_id=203), "lead")
    rep = team.reps[0]
    await world.say(rep, f"/lines {LINE}")
    await world.tap(rep, "🙋")
    await press(world, team.lead, "p:1:publish")
    await world.tick()

    assert not other.messages


async def test_edits_are_versions_to_go_back_to(world: World, team: Team) -> None:
    lead, rep = team.lead, team.reps[0]
    await publish(world, lead, LINE, "is:eagle", "at:probe")
    await world.tap(lead, "✎ 改字")
    assert SECOND in await world.say(lead, SECOND)
    assert SECOND in await world.say(rep, EAGLE)

    history = await world.tap(lead, "🕘")
    assert history.index(SECOND) < history.index(LINE)
    assert called(lead) in history
    assert LINE in await world.tap(lead, "↩ 用第 1 版")
    assert LINE in await world.say(rep, EAGLE)
    assert SECOND in await world.tap(lead, "↩ 撤销")
    assert SECOND in await world.say(rep, EAGLE)
    assert [action for _, action, _ in await team.noted()] == ["line_publish", *["line_edit"] * 3]


async def test_withdrawn_is_gone_at_once_on_another_replica_too(world: World, team: Team, database_url: str) -> None:
    lead, rep = team.lead, team.reps[0]
    await publish(world, lead, LINE, "is:eagle", "at:probe")
    async with replica(world, database_url) as other:
        assert LINE in await other.say(rep, EAGLE)
        assert await found(other, rep, "三句话")

        await world.tap(lead, "📦")
        assert LINE not in await other.say(rep, EAGLE)
        assert not await found(other, rep, "三句话")

        await world.tap(lead, "↩ 撤销")
        assert LINE in await other.say(rep, EAGLE)
        assert await found(other, rep, "三句话")


async def test_a_line_is_for_those_who_speak_its_language(world: World, team: Team) -> None:
    english = await team.join(world.rep("en", user_id=204))
    await publish(world, team.lead, LINE, "is:eagle", "at:probe")
    await publish(world, team.lead, "Three words: fast, steady, easy.", "is:eagle", "at:probe")
    words = "loud, talks fast, wants the bottom line, keeps checking his watch"

    assert "Your team’s line\nThree words" in await world.say(english, words)
    assert LINE not in english.last.text
    assert "Three words" not in await world.say(team.reps[0], EAGLE)


async def test_markup_in_a_line_is_plain_text_everywhere(world: World, team: Team) -> None:
    rep, nasty = team.reps[0], "<b>您</b> & <i>快</i>？"
    await publish(world, team.lead, nasty, "is:eagle", "at:probe")

    shown = [await world.say(rep, EAGLE), await world.say(rep, "/find 老鹰 探需"), await world.say(team.lead, "/lines")]
    shown.append(await press(world, team.lead, "p:1"))

    assert all(nasty in text for text in shown)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("好" * 257, "257 字"),
        ("这款稳赚不赔，放心", "“稳赚不赔”这样的话不能说"),
        ("这款 {price} 最划算", "没有 {price} 这个空"),
        ("？？？！", "里面没有字"),
    ],
)
async def test_what_cannot_be_a_line_is_said_in_a_sentence_and_asked_anew(
    world: World, team: Team, text: str, told: str
) -> None:
    await world.say(team.lead, "/lines")
    await world.tap(team.lead, "➕")

    assert told in await world.say(team.lead, text)
    assert "草稿" in await world.say(team.lead, LINE)


async def test_blanks_are_filled_in_the_trades_words(world: World, team: Team) -> None:
    await publish(world, team.lead, "您看{product}，快、稳、省心。", "is:eagle", "at:probe")

    assert "您看这一款，快、稳、省心。" in await world.say(team.reps[0], EAGLE)


async def test_a_customers_name_or_number_is_pointed_out_before_anybody_reads_it(world: World, team: Team) -> None:
    lead, rep = team.lead, team.reps[0]
    name = f"欧阳{CANARY}"
    await Book(world, lead).keep(name)
    draft = await world.say(lead, f"/lines {name}都说好，打 13812345678 问她")
    assert f"您客户的名字：{name}" in draft
    assert "电话号码" in draft

    await publish(world, lead, LINE, "is:eagle", "at:probe")
    await world.tap(lead, "✎ 改字")
    assert "还没换上" in await world.say(lead, f"{name}用了都说好")
    assert LINE in await world.say(rep, EAGLE)
    await world.tap(lead, "就用这句")
    assert f"{name}用了都说好" in await world.say(rep, EAGLE)


async def test_a_rep_decides_nothing(world: World, team: Team) -> None:
    rep = team.reps[0]
    await publish(world, team.lead, LINE, "is:eagle", "at:probe")
    await world.say(rep, f"/lines {SECOND}")
    await press(world, rep, "p:2:suggest")
    before = await team.noted()

    for data in ("p:2:publish", "p:2:decline", "p:1:withdraw", "p:1:is:owl", "p:1:at:close", "p:1:back:1", "p:1:text"):
        await press(world, rep, data)
    await world.say(rep, "换一句试试看，行不行啊")
    assert "要主管来做" in await press(world, rep, "p:2:publish")
    assert "版本" not in await press(world, rep, "p:1:past:0")

    assert await team.noted() == before
    assert LINE in await world.say(rep, EAGLE)


async def test_a_draft_is_its_authors_alone_and_two_taps_do_what_one_does(world: World, team: Team) -> None:
    lead, rep = team.lead, team.reps[0]
    await world.say(rep, f"/lines {LINE}")
    await world.say(lead, "/lines")
    assert "已经不在了" in await press(world, lead, "p:1:publish")
    await press(world, rep, "p:1:suggest")
    await press(world, rep, "p:1:suggest")
    await press(world, lead, "p:1:publish")
    await press(world, lead, "p:1:publish")

    assert [action for _, action, _ in await team.noted()] == ["line_suggest", "line_publish"]


async def test_who_left_the_team_is_served_its_lines_no_more(world: World, team: Team) -> None:
    rep = team.reps[0]
    await publish(world, team.lead, LINE, "is:eagle", "at:probe")
    assert LINE in await world.say(rep, EAGLE)

    await team.leave(rep)

    assert LINE not in await world.say(rep, EAGLE)
    assert "还没进小组" in await world.say(rep, "/lines")


async def test_an_answer_to_an_objection_comes_first_there(world: World, team: Team) -> None:
    rep, words = team.reps[0], "贵有贵的道理，您先摸摸这个料。"
    await publish(world, team.lead, words, "to:too_expensive")

    assert f"👥 组里的话术\n{words}" in await world.say(rep, "太贵了")
    assert words not in await world.say(rep, EAGLE)


async def test_in_english_it_reads_as_english_and_its_labels_fit(world: World) -> None:
    lead, rep = world.rep("en", user_id=501), world.rep("en", user_id=502)
    await Team.of(world, f"East{CANARY}", lead=lead, reps=[rep])
    assert "no lines of its own yet" in await world.say(lead, "/lines")
    await world.say(rep, "team line: Three words: fast, steady, easy. Call 020 7946 0018.")
    assert "phone number" in rep.last.text
    seen = [button.text for button in rep.last.flat]
    assert "Suggested" in await world.tap(rep, "Suggest it anyway")
    seen += [button.text for button in rep.last.flat]
    await world.tick()
    assert "Shall the team have it?" in lead.last.text
    await world.tap(lead, "Look at it")
    seen += [button.text for button in lead.last.flat]
    for label in ("Not this time", "Without a word", "Undo", "Reword", "Never mind", "Versions", "Back", "Objection"):
        assert await world.tap(lead, label)
        seen += [button.text for button in lead.last.flat]
    assert max(map(len, seen)) <= 20


async def test_nobody_is_woken_by_a_suggestion(world: World, team: Team) -> None:
    world.clock.now = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
    await world.say(team.reps[0], f"/lines {LINE}")
    await world.tap(team.reps[0], "🙋")
    await world.tick()
    assert not team.lead.messages

    await world.tick(hours=11)
    assert LINE in team.lead.messages[0].text


async def test_suggestions_do_not_pile_up(world: World, team: Team) -> None:
    rep = team.reps[0]
    for number in range(MOST_PROPOSED):
        await world.say(rep, f"/lines 第{number}句，快、稳、省心。")
        assert "推荐好了" in await world.tap(rep, "🙋")
    await world.say(rep, f"/lines {LINE}")

    assert "先等等" in await world.tap(rep, "🙋")
    assert "草稿" in rep.last.text


async def test_who_has_everything_erased_leaves_the_team_its_lines_and_nothing_else(world: World, team: Team) -> None:
    lead, rep = team.lead, team.reps[0]
    await publish(world, lead, LINE, "is:eagle", "at:probe")
    for text in (SECOND, "快、稳、省心，都给您备着。"):
        await world.say(rep, f"/lines {text}")
        await world.tap(rep, "🙋")
    await world.say(lead, "/lines")
    await press(world, lead, "p:2:publish")

    for phone in (rep, lead):
        await world.say(phone, "/privacy")
        await world.tap(phone, "删除")
        await world.tap(phone, "全部删除")
    every = await world.services.database.read(
        lambda connection: connection.execute(select(LINES).order_by(LINES.c.id)).all()
    )

    assert [(row.text, row.state, row.author_id, row.reviewed_by) for row in every] == [
        (LINE, "live", 0, None),
        (SECOND, "live", 0, None),
    ]


async def test_long_lists_have_pages(world: World, team: Team) -> None:
    for number in range(10):
        await publish(world, team.lead, f"第{number}句，快、稳、省心。")

    first = await world.say(team.lead, "/lines")
    assert "在用 10 •" in labels(team.lead)
    second = await world.tap(team.lead, "›")

    assert [f"第{number}句" in first for number in range(10)] == [number > 1 for number in range(10)]
    assert [f"第{number}句" in second for number in range(10)] == [number < 2 for number in range(10)]
