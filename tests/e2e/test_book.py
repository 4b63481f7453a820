"""The customer book: the list, the card, whom a few words mean, what is changed."""

import pytest

from bot.sandbox.fake import Phone
from tests.conftest import World
from tests.e2e.test_keeping import EAGLE, labels, rows

OWL = "话不多，拿着配料表看了半天，问有没有检测报告"


async def keep(world: World, rep: Phone, *names: str) -> None:
    for name in names:
        await world.say(rep, f"记下 {name}")


async def test_an_empty_book_says_how_to_keep_the_first_one(world: World) -> None:
    assert "记下 王姐" in await world.say(world.rep(), "📒 客户本")
    assert "keep Mrs Smith" in await world.say(world.rep("en", 7), "📒 Customers")


async def test_a_list_is_paged_eight_at_a_time_and_counted(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, *(f"客户{number:02}号 1381234{number:04}" for number in range(10)))

    first = await world.say(rep, "/customers")
    second = await world.tap(rep, "›")

    assert first.startswith("📒 客户本 · 10 位\n1 ")
    assert len(first.splitlines()) == 9
    assert [line[0] for line in second.splitlines()[1:]] == ["9", "1"]
    assert "138****" in first
    assert "12340001" not in first


async def test_a_list_is_sorted_and_narrowed(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await keep(world, rep, "张总 #老客户", "安姐 下周三回访")
    await world.say(rep, "📒 客户本")
    assert rep.last.text.splitlines()[1].startswith("1 🟡 安姐")

    assert (await world.tap(rep, "姓名")).splitlines()[1:] == [line for line in rep.last.text.splitlines()[1:] if line]
    await world.tap(rep, "⚙ 筛选")
    shown = await world.tap(rep, "🦅 老鹰型")

    assert [line for line in shown.splitlines() if "安姐" in line] == []
    assert "张总" in shown
    assert "🦅 老鹰型" in shown.splitlines()[0]


async def test_the_overdue_come_with_a_red_mark_and_a_filter(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, "张总 下周三回访", "安姐")
    world.clock.pass_(days=7)

    await world.say(rep, "📒 客户本")
    assert "1 🔴 张总" in rep.last.text
    await world.tap(rep, "⚙ 筛选")
    shown = await world.tap(rep, "逾期")

    assert "张总" in shown
    assert "安姐" not in shown


async def test_a_card_opened_from_a_list_leads_back_to_that_page(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, *(f"客户{number:02}号" for number in range(10)))
    await world.say(rep, "/customers")
    await world.tap(rep, "姓名")
    page = await world.tap(rep, "›")

    await world.tap(rep, "9")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, "← 返回")

    assert await world.tap(rep, "◀ 客户本") == page


@pytest.mark.parametrize(
    "text", ["王建国", "建国", "王总", "老王", "wjg", "wangjianguo", "jianguo", "5678", "13812345678"]
)
async def test_a_customer_is_found_by_name_sound_initials_and_number(world: World, text: str) -> None:
    rep = world.rep()
    await keep(world, rep, "王建国 13812345678", "李梅 13912340000")

    assert (await world.say(rep, text)).startswith("王建国")


@pytest.mark.parametrize("text", ["mrs smith", "Smith", "ms", "0123"])
async def test_in_english_too(world: World, text: str) -> None:
    rep = world.rep("en", 7)
    await world.say(rep, "keep Mrs Smith 07700 900123")

    assert (await world.say(rep, text)).startswith("Mrs Smith")


async def test_several_who_are_meant_are_listed(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, "王姐", "王杰", "李梅")

    shown = await world.say(rep, "wj")

    assert shown.splitlines()[0] == "🔎 wj · 2 位"


@pytest.mark.parametrize(("language", "text"), [("zh-hans", "上周砍价那个"), ("en", "the one who bargained last week")])
async def test_who_bargained_last_week_is_found(world: World, language: str, text: str) -> None:
    rep = world.rep(language, 7)
    if language == "en":
        await world.say(rep, "Haggles over every item, wants a discount, says it is cheaper elsewhere")
        await world.say(rep, "keep Mrs Smith")
    else:
        await world.say(rep, "一直讲价，最后还要我抹零，说别家更便宜")
        await world.say(rep, "记下 周姐")
    world.clock.pass_(days=7)

    shown = await world.say(rep, text)

    assert shown.startswith(("周姐", "Mrs Smith"))


@pytest.mark.parametrize("text", ["太贵了", "老鹰型", "张总来了，说话很快", "报价", "爱砍价的客户怎么办"])
async def test_the_book_takes_nothing_that_is_not_about_its_customers(world: World, text: str) -> None:
    rep, other = world.rep(), world.rep(user_id=8)
    await keep(world, rep, "张总 做建材店的")

    assert await world.say(rep, text) == await world.say(other, text)


async def test_what_the_library_has_under_the_same_word_is_one_tap_away(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, "孔雀")

    assert (await world.say(rep, "孔雀")).startswith("孔雀")
    assert "🔎" in await world.tap(rep, "🔎 找话术")


async def test_another_persons_customers_are_never_found(world: World) -> None:
    rep, other = world.rep(), world.rep(user_id=8)
    await keep(world, rep, "王建国 13812345678")

    assert "王建国" not in await world.say(other, "王建国")
    assert "王建国" not in await world.say(other, "/customers 5678")


async def test_the_full_number_is_shown_only_to_copy(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, "王姐 13812345678")
    await world.tap(rep, "✓ 对")

    await world.tap(rep, "☎️ 看号码")

    assert "138 1234 5678" not in rep.last.text
    assert [button.copy for button in rep.last.flat if button.text == "📋 138 1234 5678"] == ["138 1234 5678"]


async def test_the_opening_line_follows_type_and_stage(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await keep(world, rep, "张总")
    first = await world.tap(rep, "✓ 对")

    second = await world.tap(rep, "↻ 换一句")
    third = await world.tap(rep, "介绍")

    assert len({text.splitlines()[-1] for text in (first, second, third)}) == 3
    assert "介绍 •" in labels(rep)


@pytest.mark.parametrize(
    ("field", "written", "shown"),
    [
        ("称呼", "王建国", "王建国"),
        ("电话", "139 1234 0000", "☎️ 139****0000"),
        ("行业", "美容院", "美容院"),
        ("标签", "#老客户 爱喝茶", "#老客户 · #爱喝茶"),
        ("备注", "孩子上初中", "孩子上初中"),
        ("生日", "农历十月初六", "（农历十月初六）"),
        ("生日", "3月5日", "🎂 3月5日"),
    ],
)
async def test_every_field_can_be_changed_and_changed_back(world: World, field: str, written: str, shown: str) -> None:
    rep = world.rep()
    await keep(world, rep, "王姐")
    before = await world.tap(rep, "✓ 对")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, field)

    after = await world.say(rep, written)
    undone = await world.tap(rep, "↩ 撤销")

    assert shown in after
    assert undone.replace("✓ 撤销了，跟原来一样\n", "") == before


@pytest.mark.parametrize("field", ["称呼", "电话", "行业", "生日"])
async def test_a_description_is_never_taken_for_a_field_that_was_asked_for(world: World, field: str) -> None:
    rep = world.rep()
    await keep(world, rep, "王姐 13812345678")
    await world.tap(rep, "✓ 对")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, field)

    assert "老鹰型" in await world.say(rep, EAGLE)
    assert "张哥" in await world.say(rep, "记下 张哥 13912345678")
    assert (await world.say(rep, "王姐")).startswith("王姐")


@pytest.mark.parametrize(
    ("field", "written", "problem"),
    [
        ("电话", "一三八", "不像电话号码"),
        ("生日", "改天", "这天我没看懂"),
        ("备注", "110101199003074578", "不记"),
        ("称呼", "王" * 65, "太长"),
    ],
)
async def test_what_cannot_be_kept_is_said_and_asked_for_again(
    world: World, field: str, written: str, problem: str
) -> None:
    rep = world.rep()
    await keep(world, rep, "王姐")
    await world.tap(rep, "✓ 对")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, field)

    assert problem in await world.say(rep, written)
    good = {"电话": "13912340000", "生日": "3月5日", "备注": "喝茶", "称呼": "王建国"}[field]
    assert "✓ 改好了" in await world.say(rep, good)


async def test_a_wrong_type_is_put_right_and_remembered(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await keep(world, rep, "张总")
    await world.tap(rep, "✓ 对")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, "✖ 类型不对")
    await world.tap(rep, "风格")

    shown = await world.tap(rep, "🦉")

    assert shown.splitlines()[0] == "张总 · 🦉 猫头鹰型 你选的"
    assert "猫头鹰型" in await world.tap(rep, "🕘 往来")


async def test_a_customer_described_anew_at_the_same_stage_shows_that_they_seem_another(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await keep(world, rep, "张总")

    await world.say(rep, f"张总，{OWL}")
    shown = await world.tap(rep, "➕ 记到 张总")

    assert "🎭 上次在「探需」像🦅 老鹰型，这次像🦉 猫头鹰型" in shown
    assert shown.splitlines()[0] == "张总 · 🦉 猫头鹰型 很像"
    history = await world.tap(rep, "🕘 往来")
    assert "🦅 老鹰型" in history
    assert "🦉 猫头鹰型" in history


async def test_the_customer_stays_offered_while_the_case_is_worked_on(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, "张总")
    await world.say(rep, f"张总，{EAGLE}")
    await world.tap(rep, "↻")

    assert "老鹰型" in await world.tap(rep, "➕ 记到 张总")


async def test_a_customer_is_described_again_from_the_card(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, "张总")
    await world.tap(rep, "✓ 对")
    await world.tap(rep, "🗣 再描述")

    shown = await world.say(rep, EAGLE)

    assert shown.splitlines()[0] == "张总 · 🦅 老鹰型 很像"


async def test_a_description_that_shows_no_type_leaves_it_as_it_was(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await keep(world, rep, "张总")
    await world.tap(rep, "✓ 对")
    await world.tap(rep, "🗣 再描述")

    shown = await world.say(rep, "今天没说几句")

    assert "老鹰型" in shown.splitlines()[0]


async def test_names_are_shown_as_they_were_written(world: World) -> None:
    rep = world.rep()
    await keep(world, rep, "王姐")
    await world.tap(rep, "✎ 改名字")
    await world.say(rep, "<i>王&姐</i> 🐯")

    assert "<i>王&姐</i> 🐯" in await world.say(rep, "📒 客户本")
    assert (await rows(world))[0].name == "<i>王&姐</i> 🐯"
