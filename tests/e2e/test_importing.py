"""A file of customers or purchases sent to the bot: shown, meant otherwise, taken in, taken back."""

from functools import partial
from typing import Any

import pytest

from bot.flows import importing
from bot.flows.desks import desk_in
from bot.flows.following import replan
from bot.flows.services import Sender
from bot.flows.taking_in import CHUNK, take_in
from bot.store import customers
from bot.store.database import Connection
from tests.conftest import World
from tests.e2e.imported import book, rows, send, sent_table
from tests.sheets.files import added_to, xlsx

LIST = (
    "姓名,电话,备注,下次联系,等级,生日\n"
    "王姐,13812345678,做美容院,2026-12-01,A,农历10月6日\n"
    "李老师,,爱看数据,,重点,\n"
    "张总,13900001111,,2026/2/30,,\n"
)
BOUGHT = "姓名,电话,日期,金额\n王姐,138 1234 5678,2026-11-01,1200.5\n陌生人,,2026-11-02,300\n"


async def open_follow_ups(world: World) -> list[tuple[Any, ...]]:
    """Those of the rep, every column."""
    return [row for row in await rows(world, "follow_ups") if "replaced" not in row]


async def test_a_list_is_shown_before_it_is_taken_in(world: World) -> None:
    rep = world.rep()

    shown = await send(world, rep, LIST)

    assert "能导入 2 位" in shown
    assert "B “电话” → 电话" in shown
    assert "第 4 行 下次跟进：日期“2026/2/30”不存在" in shown
    assert await book(world) == {}

    done = await world.tap(rep, "导入 2 行")

    assert done.startswith("✓ 新增 2 位")
    assert "第 4 行 下次跟进：日期“2026/2/30”不存在" in done
    found = await book(world)
    assert found.keys() == {"王姐", "李老师"}
    wang = found["王姐"]
    assert (wang.phone, wang.grades, wang.birthday) == ("+8613812345678", {"timing": "A"}, [10, 6, True, None])
    assert wang.next_day.isoformat() == "2026-12-01"
    assert found["李老师"].tags == ["重点"]


async def test_in_english_too(world: World) -> None:
    rep = world.rep("en")

    shown = await send(world, rep, "Name,Mobile,Next contact\nMrs Smith,07700 900123,2026-12-01\nMr X,abc,\n")
    done = await world.tap(rep, "Import 1")

    assert "1 ready to import" in shown
    assert "Row 3: phone: there is no phone number in it; write one" in done
    assert (await book(world))["Mrs Smith"].phone == "+447700900123"


async def test_whoever_is_imported_is_due_as_if_kept_by_hand(world: World) -> None:
    lines = [
        f"客户{grade}{last},,{grade},{last},{next_},{born}"
        for grade in ("", "A", "C", "E")
        for last in ("", "2026-10-01", "2026-11-19")
        for next_ in ("", "2026-12-05")
        for born in ("", "11月22日", "农历二月二十九")
    ]
    rep = world.rep()
    listed = "\n".join(f"{number}{line}" for number, line in enumerate(lines))
    await send(world, rep, f"姓名,电话,等级,上次联系,下次联系,生日\n{listed}")
    await world.tap(rep, "导入 72 行")
    before = await rows(world, "follow_ups", "customers")

    def again(connection: Connection) -> None:
        desk = desk_in(connection, person_id=101, language="zh", now=world.clock.now)
        library = world.services.library.engine.library
        for row in customers.listed(connection, person_id=101, order="name", offset=0, most=100):
            replan(connection, customer_id=row.id, desk=desk, library=library, now=world.clock.now)

    await world.services.database.write(again)

    assert len(await book(world)) == 72
    assert await rows(world, "follow_ups", "customers") == before


async def test_known_customers_gain_what_they_lack_and_are_as_before_when_it_is_taken_back(world: World) -> None:
    rep = world.rep()
    await send(world, rep, "姓名,电话,标签\n王姐,13812345678,老客户\n李老师,,\n")
    await world.tap(rep, "导入 2 行")
    before = await rows(world, "customers", "customer_terms", "grade_changes")
    due = await open_follow_ups(world)
    world.clock.pass_(days=1)

    more = "王姐,+86 138-1234-5678,美容,茶,2026-12-01,B\n李老师,13900001111,,,,\n新来的,,,,,\n"
    shown = await send(world, rep, f"姓名,电话,行业,标签,下次跟进,等级\n{more}")
    done = await world.tap(rep, "导入 3 行")

    assert "其中 2 位客户本里已有" in shown
    assert done.startswith("✓ 新增 1 位 · 补全 2 位")
    found = await book(world)
    wang = found["王姐"]
    assert (wang.trade, wang.tags, wang.grades) == ("美容", ["老客户", "茶"], {"timing": "B"})
    assert wang.next_day.isoformat() == "2026-12-01"
    assert found["李老师"].phone == "+8613900001111"

    undone = await world.tap(rep, "撤销这次导入")

    assert "删掉 1 位\n恢复 2 位" in undone
    assert await rows(world, "customers", "customer_terms", "grade_changes") == before
    assert await open_follow_ups(world) == due


async def test_what_the_rep_did_since_stays(world: World) -> None:
    rep = world.rep()
    await send(world, rep, "姓名,电话\n王姐,\n李老师,\n")
    await world.tap(rep, "导入 2 行")
    world.clock.pass_(minutes=5)
    wang = (await book(world))["王姐"].id
    changed = partial(customers.change, customer_id=wang, values={"notes": "爱喝茶", "updated_at": world.clock.now})
    await world.services.database.write(changed)

    undone = await world.tap(rep, "撤销这次导入")

    assert "删掉 1 位" in undone
    assert "1 位后来联系过或改过" in undone
    assert (await book(world)).keys() == {"王姐"}


async def test_a_column_is_given_another_meaning(world: World) -> None:
    rep = world.rep()
    await send(world, rep, "姓名,联系人说明,别的\n王姐,做美容,13812345678\n")
    await world.tap(rep, "改列")
    asked = await world.tap(rep, "B →")
    listed = await world.tap(rep, "行业")
    await world.tap(rep, "返回")
    await world.tap(rep, "导入 1 行")

    assert "B “联系人说明” 是什么？" in asked
    assert "B “联系人说明” → 行业" in listed
    assert (await book(world))["王姐"].trade == "做美容"


async def test_without_a_name_column_nothing_can_be_imported_until_it_is_named(world: World) -> None:
    rep = world.rep()

    shown = await send(world, rep, "哪位,手机\n王姐,13812345678\n李老师,13900001111\n")

    assert "还缺一列：姓名" in shown
    assert not any(":go" in (button.data or "") for button in rep.last.flat)

    await world.tap(rep, "改列")
    await world.tap(rep, "A →")
    await world.tap(rep, "姓名")
    assert "能导入 2 位" in await world.tap(rep, "返回")


async def test_purchases_go_to_whoever_made_them(world: World) -> None:
    rep = world.rep()
    await send(world, rep, LIST)
    await world.tap(rep, "导入 2 行")

    shown = await send(world, rep, BOUGHT)
    done = await world.tap(rep, "导入 1 行")

    assert "1 笔不知道是谁买的" in shown
    assert "记下 1 笔购买" in done
    assert "1 笔不知道是谁买的，没导入" in done
    wang = (await book(world))["王姐"].id
    assert (await book(world))["王姐"].grades == {"timing": "A", "value": "A", "spend": "high"}
    [(_, customer, day, amount, _)] = await rows(world, "purchases")
    assert (customer, day.isoformat(), amount) == (wang, "2026-11-01", 120050)

    undone = await world.tap(rep, "撤销这次导入")

    assert "删掉 1 笔购买" in undone
    assert await rows(world, "purchases") == []


async def test_buyers_nobody_knows_are_kept_when_the_rep_says_so(world: World) -> None:
    rep = world.rep()
    await send(world, rep, BOUGHT)
    await world.tap(rep, "没有的加为新客户")

    done = await world.tap(rep, "导入 2 行")

    assert done.startswith("✓ 记下 2 笔购买 · 新增 2 位")
    assert (await book(world)).keys() == {"王姐", "陌生人"}

    await world.tap(rep, "撤销这次导入")
    assert await book(world) == {}
    assert await rows(world, "purchases") == []


async def test_the_very_same_file_is_noticed(world: World) -> None:
    rep = world.rep()
    await send(world, rep, LIST)
    await world.tap(rep, "导入 2 行")

    shown = await send(world, rep, LIST, "again.csv")

    assert "同一份文件 11月20日 导入过" in shown


async def test_bad_rows_come_back_and_can_be_sent_corrected(world: World) -> None:
    rep = world.rep()
    await send(world, rep, LIST)
    await world.tap(rep, "导入 2 行")

    await world.process(rep.tap("改好这 1 行"))
    table = sent_table(rep)

    assert table.headers == ("姓名", "电话", "备注", "下次联系", "等级", "生日", "原因 / why")
    assert [row.cells[:2] for row in table.rows] == [("张总", "13900001111")]
    mended = [[*table.headers], ["张总", "13900001111", "", "2026-12-30", "", "", ""]]
    await send(world, rep, xlsx(mended), "改好.xlsx")
    assert (await world.tap(rep, "导入 1 行")).startswith("✓ 新增 1 位")


async def test_a_second_tap_and_an_old_button_change_nothing(world: World) -> None:
    rep = world.rep()
    await send(world, rep, LIST)
    first, second = rep.tap("导入 2 行"), rep.tap("导入 2 行")
    await world.process(first)
    after = await rows(world)

    await world.process(second)

    assert await rows(world) == after
    assert rep.last.text.startswith("✓ 新增 2 位")


async def test_never_mind_and_yet(world: World) -> None:
    rep = world.rep()
    await send(world, rep, LIST)

    assert "没导入" in await world.tap(rep, "算了")
    assert "能导入 2 位" in await world.tap(rep, "还是导入")
    await world.tap(rep, "导入 2 行")
    await world.tap(rep, "撤销这次导入")
    await world.tap(rep, "还是导入")
    assert (await world.tap(rep, "导入 2 行")).startswith("✓ 新增 2 位")


async def test_an_import_that_was_killed_goes_on_where_it_stopped(world: World) -> None:
    rep = world.rep()
    many = 2 * CHUNK + 100
    listed = "姓名,电话\n" + "".join(f"客户{n},138{n:08}\n" for n in range(many))
    await send(world, rep, listed)
    tap = rep.tap(f"导入 {many} 行")
    sender = Sender(101, 101, "zh", world.clock.now, 7)
    stored = await importing.of(world.services, sender, 1)
    assert stored is not None
    async for _ in take_in(world.services, sender, stored, listed.encode()):
        break
    assert len(await book(world)) == CHUNK
    await world.restart()

    await world.process(tap)

    assert f"新增 {many} 位" in rep.last.text
    assert len(await book(world)) == many
    assert len(await rows(world, "import_changes")) == many


async def test_nobody_elses_import_can_be_touched(world: World) -> None:
    mine, other = world.rep(), world.rep(user_id=202)
    await send(world, mine, LIST)
    await send(world, other, LIST)
    raw = other.tap("导入 2 行")
    raw["callback_query"]["data"] = "i:1:go"

    await world.process(raw)

    assert await book(world) == {}
    assert "太旧" in other.last.text


PLAIN = xlsx([["姓名"], ["王姐"]])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("客户.xlsx", b"%PDF-1.7 ...", "这其实是PDF"),
        ("客户.xlsm", added_to(PLAIN, "xl/vbaProject.bin", b"code"), "带宏，不收"),
        ("客户.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        ("客户.csv", b" ", "文件是空的"),
        ("客户.csv", "姓名,电话\n".encode(), "下面没有内容"),
        ("客户.xlsx", PLAIN[:200], "文件坏了"),
    ],
)
async def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    world: World, name: str, content: bytes, said: str
) -> None:
    rep = world.rep()

    answer = await send(world, rep, content, name)

    assert said in answer
    assert answer.count("。") <= 1
    assert "\n" not in answer
    assert await rows(world, "imports", "customers") == []


async def test_a_huge_file_is_refused_before_it_is_fetched(world: World) -> None:
    rep = world.rep()
    raw = rep.send_document("客户.xlsx", PLAIN)
    raw["message"]["document"]["file_size"] = 200_000_000

    await world.process(raw)

    assert "超过 20 MB" in rep.last.text
    assert "getFile" not in [entry.method for entry in world.fake.journal]


async def test_rows_above_the_header_are_passed_over(world: World) -> None:
    rep = world.rep()

    merged = [["华东区客户表", "", ""], ["姓名", "电话", "备注"], ["王姐", "13812345678", "茶"]]

    shown = await send(world, rep, xlsx(merged), "表.xlsx")

    assert "能导入 1 位" in shown
    assert "A “姓名” → 姓名" in shown
