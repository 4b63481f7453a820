"""A file of customers or purchases sent to the bot: shown, changed, taken in, taken back."""

from bot.sandbox.fake import Phone
from bot.store import customers, many_customers
from tests.conftest import World

LIST = "姓名,电话,备注,下次联系,等级\n王姐,13812345678,做美容院,2026-12-01,A\n李老师,,爱看数据,,\n张总,13900001111,,2026/2/30,\n"


async def book(world: World, person: int = 101) -> list[customers.CustomerRow]:
    """Everybody in a rep's book."""
    return await world.services.database.write(
        lambda connection: many_customers.page(connection, person_id=person, after=0, most=50_000)
    )


async def send(world: World, rep: Phone, text: str, name: str = "客户.csv") -> str:
    await world.process(rep.send_document(name, text.encode()))
    return rep.last.text


async def test_a_list_is_shown_before_it_is_imported(world: World) -> None:
    rep = world.rep()

    shown = await send(world, rep, LIST)

    assert "能导入 2 位" in shown
    assert "B “电话” → 电话" in shown
    assert "第 4 行 下次跟进：日期“2026/2/30”不存在" in shown
    assert await book(world) == []

    done = await world.tap(rep, "导入 2 行")

    assert done.startswith("✓ 新增 2 位")
    assert "第 4 行 下次跟进：日期“2026/2/30”不存在" in done
    found = {row.name: row for row in await book(world)}
    assert found.keys() == {"王姐", "李老师"}
    assert found["王姐"].phone == "+8613812345678"
    assert found["王姐"].grades == {"timing": "A"}
    assert found["王姐"].next_day.isoformat() == "2026-12-01"
