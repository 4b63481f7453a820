"""A rep grades customers by answers, by hand, by a few words; purchases grade them; grades are reviewed."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import delete

from bot.core.book.contact import Contact
from bot.core.library import Library
from bot.flows import grading, purchase_grades, reviewing, touching
from bot.flows.book import card_of
from bot.flows.desks import desk_of
from bot.flows.touching import Logged
from bot.store import histories
from bot.store.customers import CUSTOMERS, TERMS
from bot.store.histories import GRADES, PURCHASES
from tests.conftest import World
from tests.e2e.test_touching import kept, labels, opened, rows, sender, waiting


async def test_a_few_words_grade_by_the_scheme_that_sets_the_rhythm(world: World) -> None:
    rep = await kept(world)

    shown = await world.say(rep, "王姐 B级")

    assert "王姐 → B 级：三个月内" in shown
    assert "至少每 7 天联系一次" in shown
    assert "下次 11月27日 周五" in shown


async def test_in_english_too(world: World) -> None:
    rep = await kept(world, "Mrs Smith")

    shown = await world.say(rep, "Mrs Smith grade A")

    assert "Mrs Smith → Grade A: within a month" in shown
    assert "Be in touch every day" in shown


async def test_a_letter_of_several_schemes_in_use_is_asked_about(world: World) -> None:
    rep = await kept(world)
    await world.process(await opened(world, rep, "g:1:h:value:A"))

    asked = await world.say(rep, "王姐 B级")
    shown = await world.tap(rep, "价值 A–C · B")

    assert "哪个方案" in asked
    assert "B 主要客户" in shown


async def test_a_grade_for_nobody_in_the_book_is_no_grade(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "赵总 B级")

    assert await rows(world, GRADES) == []


async def test_answers_grade_with_two_taps_and_the_way_back_is_there(world: World) -> None:
    rep = await kept(world)
    await world.process(await opened(world, rep, "g:1"))
    await world.tap(rep, "成交时间")
    await world.tap(rep, "答几个问题")
    await world.tap(rep, "有，说得清楚")
    assert "多久能成交" in rep.last.text

    await world.tap(rep, "返回")
    assert "业务上的需要" in rep.last.text
    shown = await world.tap(rep, "没有，成不了")

    assert "E 级：归档" in shown
    assert "不主动提醒" in shown
    assert "不再自动提醒" in shown


async def test_a_grade_is_explained_by_hand_and_the_history_tells(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐 B级")
    world.clock.pass_(minutes=3)
    await world.process(await opened(world, rep, "g:1:h:timing:C"))
    await world.tap(rep, "写原因")

    page = await world.say(rep, "预算<没批>")

    assert "成交时间 A–E · 定节奏 → C 级：半年内" in page
    assert "11月20日 成交时间 A–E → C 级：半年内 · 手工 · 预算<没批>" in page
    assert "B 级：三个月内 · 手工" in page


async def test_undone_the_grade_the_rhythm_and_what_finds_them_are_as_before(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐 B级")
    world.clock.pass_(minutes=3)
    before = await rows(world, CUSTOMERS, GRADES), await terms(world), [one["day"] for one in await waiting(world)]
    await world.say(rep, "王姐 A级")

    await world.tap(rep, "撤销")

    now = await rows(world, CUSTOMERS, GRADES), await terms(world), [one["day"] for one in await waiting(world)]
    assert now == before
    assert "和刚才一样" in rep.last.text


async def test_tapped_twice_it_is_one_change(world: World) -> None:
    rep = await kept(world)
    await world.process(await opened(world, rep, "g:1:h:timing"))
    first, second = rep.tap("B 级"), rep.tap("B 级")
    await world.process(first)
    shown = rep.last.text
    await world.process(second)

    assert len(await rows(world, GRADES)) == 1
    assert rep.last.text == shown


@pytest.mark.parametrize("app", ["王姐", "Mrs Smith"])
async def test_every_scheme_can_be_walked_and_every_button_fits(world: World, app: str) -> None:
    rep = await kept(world, app)
    library: Library = world.services.library.engine.library
    for scheme in library.schemes.values():
        asking = [f"g:1:q:{scheme.id}:"] if scheme.questions else []
        for data in (f"g:1:s:{scheme.id}", f"g:1:h:{scheme.id}", *asking):
            await world.process(await opened(world, rep, data))
            while any(
                ":q:" in (button.data or "") and not button.text.startswith(("←", "✎")) for button in rep.last.flat
            ):
                await world.process(rep.tap(rep.last.flat[0].text))
            for button in rep.last.flat:
                wide = (button.data or "").replace("g:1:", f"g:{10**17}:")
                assert len(wide.encode()) <= 64, wide


async def test_another_scheme_sets_the_rhythm_of_the_whole_book(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐 A级")
    await world.process(await opened(world, rep, "g:1:h:value:B"))

    desk = await grading.drive_by(world.services, sender(world), "value")

    card = await card_of(world.services, sender(world, 10_001), 1)
    assert desk is not None
    assert card is not None
    assert (desk.scheme, card.follow_ups[0].words) == ("value", "value:B")
    assert await grading.drive_by(world.services, sender(world, 10_002), "nonsense") is None


async def bought(world: World, *amounts: int) -> None:
    """A book in which customer 1, 2, 3 … bought for so much a month ago."""
    for number, _ in enumerate(amounts[1:]):
        who = await touching.record_for_new(world.services, sender(world, 30_000 + number), f"客户{number}", Contact())
        assert isinstance(who, Logged)
    values = [
        {"customer_id": number, "day": date(2026, 10, 20), "amount": amount}
        for number, amount in enumerate(amounts, 1)
        if amount
    ]
    await world.services.database.write(lambda connection: histories.bought(connection, values=values))


async def test_purchases_grade_who_bought_and_say_so(world: World) -> None:
    rep = await kept(world)
    await bought(world, 90_000, 1_000, 500, 0)

    grades = [row["grades"].get("value") for row in await by_id(world)]
    await purchase_grades.rank_books(world.services)
    after = [row["grades"].get("value") for row in await by_id(world)]
    await world.process(await opened(world, rep, "g:1:s:value"))

    assert grades == [None] * 4
    assert after == ["A", "C", "C", None]
    assert "最近 12 个月的购买额，排在前 5%" in rep.last.text


async def test_a_book_is_ranked_once_a_month_and_a_grade_given_by_hand_stays(world: World) -> None:
    rep = await kept(world)
    await bought(world, 90_000, 1_000, 500)
    await world.process(await opened(world, rep, "g:1:h:value:B"))

    first = await purchase_grades.rank_books(world.services)
    again = await purchase_grades.rank_books(world.services)
    world.clock.now = datetime(2026, 12, 1, 1, tzinfo=UTC)
    unchanged = await purchase_grades.rank_books(world.services)

    assert (first, again, unchanged) == (3, 0, 0)
    assert [row["grades"]["value"] for row in await by_id(world)] == ["B", "C", "C"]


async def test_what_purchases_gave_goes_when_they_are_taken_back(world: World) -> None:
    await kept(world)
    await bought(world, 90_000, 1_000)
    await purchase_grades.rank_books(world.services)
    await world.services.database.write(lambda connection: connection.execute(delete(PURCHASES)).close())
    world.clock.pass_(days=30)

    await purchase_grades.rank_books(world.services)

    assert [row["grades"] for row in await by_id(world)] == [{}, {}]
    assert [row["tier"] for row in await rows(world, GRADES)][-1] == ""


async def test_many_are_ranked_a_batch_at_a_time(world: World) -> None:
    await kept(world)
    await bought(world, 90_000, 1_000, 500)

    counts = [await purchase_grades.rank_book(world.services, 101, most=2) for _ in range(3)]

    assert counts == [2, 1, 0]


async def by_id(world: World) -> list[dict[str, Any]]:
    found = await rows(world, CUSTOMERS)
    return sorted(found, key=lambda row: (row["name"] != "王姐", str(row["name"])))


async def test_a_grade_is_reviewed_when_its_time_is_over_and_kept_with_one_tap(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐 A级")
    assert "没有要复核的" in await world.say(rep, "/review")
    world.clock.pass_(days=31)

    page = await world.say(rep, "/review")
    kept_page = await world.tap(rep, "1 ✓")

    assert "王姐 · A 级：一个月内 · 到期没成" in page
    assert "没有要复核的" in kept_page
    assert [row["how"] for row in await rows(world, GRADES)] == ["hand", "review"]


async def test_all_that_is_due_is_kept_at_once(world: World) -> None:
    rep = await kept(world)
    await bought(world, 0, 0, 0, 0, 0, 0, 0)
    for number in range(1, 8):
        await grading.grade(world.services, sender(world, 40_000 + number), number, "timing", "A", "hand")
    world.clock.pass_(days=31)
    await world.say(rep, "/review")
    assert "还有 2 个 ›" in labels(rep)
    assert "1 客户" in await world.tap(rep, "还有 2 个")

    assert "没有要复核的" in await world.tap(rep, "全部不变（7）")


async def test_the_digest_tells_of_reviews_on_the_first_workday_they_are_due(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐 A级")
    desk = await desk_of(world.services, sender(world))
    count = partial(
        reviewing.review_count, person_id=101, library=world.services.library.engine.library, hours=desk.hours
    )

    told = {}
    for day in range(17, 24):
        now = datetime(2026, 12, day, 2, tzinfo=UTC)
        told[day] = await world.services.database.read(partial(count, now=now))

    assert told == {17: 0, 18: 0, 19: 0, 20: 1, 21: 1, 22: 0, 23: 0}


async def terms(world: World) -> set[str]:
    return {str(row["term"]) for row in await rows(world, TERMS)}
