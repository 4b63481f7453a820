"""A rep's own data: handed out as files, erased whole or one customer at a time, asked about when long unused."""

import json
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.flows import purging
from bot.flows.pruning import FOLLOW_UPS_KEPT, IMPORTS_KEPT, prune
from bot.flows.services import Sender
from bot.sandbox.fake import Phone
from bot.store import customers, follow_ups, outbox, touches
from bot.store.database import Connection
from bot.store.schema import metadata
from tests.conftest import World
from tests.e2e.imported import book, rows, send, sent_file, sent_table

Values = dict[str, Any]

LIST = (
    "姓名,电话,行业,标签,备注,生日,上次联系,下次跟进,等级,阶段\n"
    "王姐,13812345678,美容,老客户,=1+1,农历10月6日,2026-11-02,2026-12-01,A,成交\n"
    "李老师,,,,爱看数据,1980-03-05,,,,\n"
)


async def with_book(world: World, rep: Phone) -> None:
    """Two customers, with a contact, a promise, grades and a purchase."""
    await send(world, rep, LIST)
    await world.tap(rep, "导入 2 行")
    await send(world, rep, "姓名,日期,金额\n王姐,2026-11-01,1200.5\n")
    await world.tap(rep, "导入 1 行")
    wang = (await book(world, rep.user_id))["王姐"].id
    touch = {
        "customer_id": wang,
        "person_id": rep.user_id,
        "at": world.clock.now,
        "channel": "call",
        "text": "说月底定",
    }
    await world.services.database.write(
        partial(
            touches.add, values={**touch, "text": "说月底定", "stage": "close", "reached": True, "outcome": "warmer"}
        )
    )


async def test_everything_comes_as_a_workbook_that_can_be_imported_again(world: World) -> None:
    rep, other = world.rep(), world.rep(user_id=202)
    await with_book(world, rep)
    await world.say(rep, "/mydata")
    assert "客户 2 位" in rep.last.text

    await world.process(rep.tap("XLSX"))
    content, table = sent_file(rep), sent_table(rep)

    assert table.headers[:4] == ("姓名", "电话", "行业", "标签")
    assert table.rows[0].cells[4] == "=1+1"
    assert set(table.left) == {"往来", "判断", "级别变化", "待跟进", "购买记录", "设置"}

    await send(world, other, content, "mine.xlsx")
    await world.tap(other, "导入 2 行")
    same = ("name", "phone", "trade", "tags", "notes", "birthday", "rank", "stage", "last_touch_at", "next_day")
    mine, theirs = await book(world), await book(world, 202)
    told = [{name: [getattr(row, one) for one in same] for name, row in one.items()} for one in (mine, theirs)]
    assert told[0] == told[1]


async def test_as_json_nothing_is_missing(world: World) -> None:
    rep = world.rep()
    await with_book(world, rep)
    await world.say(rep, "声音很大，说话特别快")
    await world.say(rep, "/mydata")

    await world.process(rep.tap("JSON"))
    told = json.loads(sent_file(rep))

    wang = told["customers"][0]
    assert (wang["name"], wang["phone"], wang["grades"]["timing"]) == ("王姐", "+8613812345678", "A")
    assert [one["text"] for one in wang["touches"]] == ["说月底定"]
    assert [one["amount"] for one in wang["purchases"]] == [120050]
    assert {one["why"] for one in wang["follow_ups"]} == {"promise", "birthday"}
    assert [one["text"] for one in told["descriptions"]] == ["声音很大，说话特别快"]
    assert told["settings"]["scheme"] == "timing"
    assert "person_id" not in json.dumps(told)


async def test_follow_ups_come_as_a_calendar_without_anybodys_number(world: World) -> None:
    rep = world.rep()
    await with_book(world, rep)
    await world.say(rep, "/mydata")

    await world.process(rep.tap(".ics"))
    calendar = sent_file(rep).decode()

    assert "SUMMARY:王姐 · 下次跟进" in calendar
    assert "DTSTART;VALUE=DATE:20261201" in calendar
    assert "138" not in calendar
    assert "日历" in rep.last.text


async def test_exports_are_a_minute_apart(world: World) -> None:
    rep = world.rep()
    await with_book(world, rep)
    await world.say(rep, "/mydata")
    first = rep.tap("JSON")
    await world.process(first)
    after_one = len(rep.messages)

    await world.process(rep.tap("JSON"))
    assert len(rep.messages) == after_one
    world.clock.pass_(seconds=61)
    await world.process(rep.tap("JSON"))
    assert len(rep.messages) == after_one + 1


async def test_one_customer_comes_alone(world: World) -> None:
    rep = world.rep()
    await with_book(world, rep)
    await world.say(rep, "/mydata")
    raw = rep.tap("JSON")
    raw["callback_query"]["data"] = f"x:k:{(await book(world))['王姐'].id}"

    await world.process(raw)

    told = json.loads(sent_file(rep))
    assert [one["name"] for one in told["customers"]] == ["王姐"]
    assert "descriptions" not in told


async def test_with_an_empty_book_there_is_nothing_to_hand_out(world: World) -> None:
    rep = world.rep("en")

    await world.say(rep, "/mydata")
    await world.process(rep.tap("Workbook"))

    assert rep.last.text == "Your book is empty; there is nothing to export."


async def test_of_whom_has_everything_erased_no_table_tells_any_more(world: World) -> None:
    rep, other = world.rep(), world.rep(user_id=202)
    for one in (rep, other):
        await with_book(world, one)
        await world.say(one, "说话快")
    delivery: Values = {
        "key": "digest:101:1",
        "chat_id": 101,
        "content": {"method": "sendMessage"},
        "due_at": world.clock.now,
    }
    await world.services.database.write(partial(outbox.put, **delivery))
    await world.say(rep, "/mydata")
    await world.tap(rep, "清除我的全部数据")
    await world.tap(rep, "全部删除")

    def of_people(connection: Connection) -> set[tuple[str, int]]:
        found: set[tuple[str, int]] = set()
        for table in metadata.sorted_tables:
            for name in {"person_id", "chat_id", "owner_id"} & set(table.c.keys()):
                found |= {(table.name, whose) for whose in connection.execute(select(table.c[name])).scalars()}
        people = metadata.tables["people"]
        return found | {("people", number) for number in connection.execute(select(people.c.id)).scalars()}

    kept = await world.services.database.write(of_people)
    assert {table for table, whose in kept if whose == 101} == {"updates"}
    assert {one[3] for one in await rows(world, "updates")} == {None}
    for name in ("purchases", "grade_changes", "import_changes", "customer_terms", "follow_ups", "touches"):
        assert len(await rows(world, name)) > 0
    names = {row[2] for row in await rows(world, "customers")}
    assert {row[1] for row in await rows(world, "customers")} == {202}
    assert names == {"王姐", "李老师"}


async def erased(world: World, rep: Phone) -> int:
    """A customer who was erased, with a message about them on its way."""
    await with_book(world, rep)
    wang = (await book(world, rep.user_id))["王姐"].id
    due = next(row[0] for row in await rows(world, "follow_ups") if row[1] == wang)
    message = {"method": "sendMessage", "text": "王姐"}
    delivery: Values = {"key": f"follow_up:{due}:0", "chat_id": 101, "content": message, "due_at": world.clock.now}
    await world.services.database.write(partial(outbox.put, **delivery))
    gone = {"erased_at": world.clock.now}
    await world.services.database.write(partial(customers.change, customer_id=wang, values=gone, terms=()))
    return int(wang)


async def test_after_seven_days_nothing_tells_of_an_erased_customer(world: World) -> None:
    rep = world.rep()
    wang = await erased(world, rep)
    world.clock.pass_(days=6)
    await prune(world.services, 90)
    assert len(await rows(world, "customers")) == 2

    world.clock.pass_(days=2)
    await prune(world.services, 90)

    assert [row[0] for row in await rows(world, "customers") if row[0] == wang] == []
    assert "王姐" not in str(await rows(world, *metadata.tables.keys()))


async def test_an_erased_customer_can_go_for_good_at_once_and_no_other(world: World) -> None:
    rep = world.rep()
    wang = await erased(world, rep)
    li = (await book(world))["李老师"].id
    sender, other = (Sender(person, person, "zh", world.clock.now, 9) for person in (101, 202))

    assert not await purging.purge_now(world.services, other, wang)
    assert not await purging.purge_now(world.services, sender, li)
    assert await purging.purge_now(world.services, sender, wang)

    assert await rows(world, "deliveries", "purchases", "touches") == []
    assert (await book(world)).keys() == {"李老师"}


async def test_what_is_no_longer_needed_is_erased(world: World) -> None:
    rep = world.rep()
    await with_book(world, rep)
    world.clock.pass_(days=IMPORTS_KEPT.days + 1)
    await prune(world.services, 90)

    assert await rows(world, "imports", "import_changes", "applied", "undos", "prompts") == []
    assert len(await book(world)) == 2
    ended: Values = {"how": "done", "now": world.clock.now}
    numbers = [row[0] for row in await rows(world, "follow_ups")]
    await world.services.database.write(partial(follow_ups.end, follow_up_ids=numbers, **ended))
    world.clock.pass_(days=FOLLOW_UPS_KEPT.days + 1)
    await prune(world.services, 90)
    assert await rows(world, "follow_ups") == []


async def test_who_was_not_heard_of_for_long_is_asked_about(world: World) -> None:
    rep = world.rep()
    await with_book(world, rep)
    assert "没有超过 24 个月" in await world.say(rep, "/retain")

    world.clock.pass_(days=800)
    asked = await world.say(rep, "/retain")

    assert "1. 李老师 · 没有联系过" in asked
    assert "2. 王姐 · 上次 2026年11月2日" in asked
    await world.tap(rep, "1 留着")
    assert "李老师" not in rep.last.text
    assert "王姐 删掉了" in await world.tap(rep, "1 删掉")
    assert (await book(world)).keys() == {"李老师"}
    await world.tap(rep, "找回")
    assert (await book(world)).keys() == {"李老师", "王姐"}
