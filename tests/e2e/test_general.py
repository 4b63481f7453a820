"""Start, help, language, privacy, tiles: in the language of the rep."""

import pytest

from tests.conftest import OWNER, World


async def test_start_welcomes_with_tiles_and_three_examples(world: World) -> None:
    rep = world.rep()

    await world.say(rep, "/start")

    assert [list(row) for row in rep.keyboard or []] == [
        ["🗣 描述客户", "📒 客户本"],
        ["⏰ 今日待办", "🎯 练习"],
    ]
    assert rep.placeholder == "他怎么说话？问了什么？"
    assert len(rep.last.buttons) == 3


@pytest.mark.parametrize(
    ("language", "tile", "expected"),
    [
        ("zh-hans", "🗣 描述客户", "说说这位客户"),
        ("zh-hans", "📒 客户本", "客户本还是空的"),
        ("zh-hans", "⏰ 今日待办", "客户本还是空的"),
        ("zh-hans", "🎯 练习", "还在做"),
        ("en", "🗣 Describe", "Tell me about the customer"),
        ("en", "📒 Customers", "Nobody here yet"),
        ("en", "⏰ Today", "Your book is empty"),
        ("en", "🎯 Practice", "on its way"),
    ],
)
async def test_every_tile_answers_honestly(world: World, language: str, tile: str, expected: str) -> None:
    rep = world.rep(language)

    assert expected in await world.say(rep, tile)


@pytest.mark.parametrize("word", ["菜单", "menu", "帮助", "Help", "?"])
async def test_menu_works_anywhere(world: World, word: str) -> None:
    rep = world.rep()
    await world.say(rep, "说话很快")

    assert "怎么用" in await world.say(rep, word)


async def test_a_chosen_language_stays_whatever_the_app_says(world: World) -> None:
    rep = world.rep("en", 102)
    await world.say(rep, "/language")

    await world.process(rep.tap("中文"))

    assert rep.last.text == "好，以后说中文。"
    assert "怎么用" in await world.say(rep, "/help")
    assert (rep.keyboard or [])[0][0] == "🗣 描述客户"


async def test_a_card_speaks_the_new_language_after_a_switch(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "声音很大，说话特别快，直接问最好的是哪款")
    card = rep.last.message_id
    await world.say(rep, "/language")
    await world.process(rep.tap("English"))

    shown = await world.tap(rep, "↻", message_id=card)

    assert "Eagle" in shown


async def test_privacy_says_what_is_kept_and_erases_it(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "声音很大，说话特别快，直接问最好的是哪款")
    card = rep.last.message_id
    told = await world.say(rep, "/privacy")
    assert "Acme" in told
    assert "90" in told

    await world.tap(rep, "🗑 删除我的数据")
    shown = await world.tap(rep, "🗑 全部删除")
    await world.process(rep.tap("↻", message_id=card))

    assert "都删了" in shown
    assert "太旧" in rep.last.text


async def test_erasing_can_be_declined(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "/privacy")
    await world.tap(rep, "🗑 删除我的数据")

    assert "没删" in await world.tap(rep, "← 不删")


async def test_an_unknown_command_says_what_to_do(world: World) -> None:
    assert "没有这个命令" in await world.say(world.rep(), "/frobnicate")


async def test_commands_are_told_in_each_language(world: World) -> None:
    from bot.app import introduce

    await introduce(world.app)

    assert world.rep().commands[-1]["description"] == "开始"
    assert world.rep("en", 102).commands[-1]["description"] == "Start"


async def test_the_owner_hears_of_nothing_while_the_library_is_good(world: World) -> None:
    owner = world.fake.phone(OWNER, "Owner", "en")
    queue = world.app.job_queue
    assert queue is not None

    for job in queue.jobs():
        await job.run(world.app)

    assert [message for message in owner.messages if message.from_bot] == []
