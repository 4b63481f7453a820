"""The customer book's queries: on both databases, by an index however big the book is."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.bench.book_rows import REP, fill
from bot.screens.book_calls import ORDERS
from bot.store import customer_filters as filters
from bot.store import customers, undos
from bot.store.customers import CUSTOMERS
from bot.store.database import Database
from tests.store.rows import OTHER_REP, meet
from tests.store.rows import REP as MIA

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def keep(connection: Connection, name: str, terms: set[str], person: int = MIA, **changes: Any) -> int:
    values = {
        "person_id": person, "name": name, "sort_name": name, "phone": None, "trade": "", "tags": [], "notes": "",
        "stage": "probe", "description": "", "types": [], "grades": {}, "rank": 99, "created_at": NOW,
        "updated_at": NOW, **changes,
    }  # fmt: skip
    return customers.add(connection, values=values, terms=terms)


async def names(database: Database, *where: Any) -> list[str]:
    def look(connection: Connection) -> list[str]:
        found = customers.listed(connection, person_id=MIA, order="name", offset=0, most=99, where=where)
        return [row.name for row in found]

    return await database.write(look)


@pytest.fixture
async def book(database: Database) -> Database:
    """Three customers of one rep, one of another."""

    def put(connection: Connection) -> None:
        meet(connection)
        meet(connection, OTHER_REP)
        keep(connection, "a", {"ann", "type:owl"}, next_day=date(2026, 11, 19), last_touch_at=NOW)
        keep(connection, "b", {"anna", "type:owls"}, outcome="won", created_at=NOW - timedelta(days=90))
        keep(connection, "c", {"bob", "type:owl"}, last_touch_at=NOW - timedelta(days=31))
        keep(connection, "d", {"ann", "type:owl"}, person=OTHER_REP, outcome="won", next_day=date(2026, 11, 1))

    await database.write(put)
    return database


async def test_a_beginning_finds_more_than_a_whole_term(book: Database) -> None:
    assert await names(book, filters.found_by(MIA, "ann")) == ["a", "b"]
    assert await names(book, filters.has_any(MIA, ["ann"])) == ["a"]
    assert await names(book, filters.has_any(MIA, ["type:owl"])) == ["a", "c"]


async def test_every_condition_holds_within_one_book(book: Database) -> None:
    month = timedelta(days=30)
    assert await names(book, filters.due_before(date(2026, 11, 20))) == ["a"]
    assert await names(book, filters.ended_as("won")) == ["b"]
    assert await names(book, filters.silent_since(NOW - month)) == ["b", "c"]
    assert await names(book, filters.met_between(MIA, NOW - timedelta(hours=1), NOW + timedelta(hours=1))) == ["a", "c"]
    assert await names(book, filters.all_or([filters.found_by(MIA, "bob")], [filters.ended_as("won")])) == ["b", "c"]
    assert await names(book, filters.nobody()) == []


async def test_terms_are_counted_within_one_book(book: Database) -> None:
    counted = await book.write(
        lambda connection: customers.term_counts(connection, person_id=MIA, beginning="type:", most=9)
    )

    assert counted == [("type:owl", 2), ("type:owls", 1)]


async def test_what_can_be_taken_back_is_taken_once_by_whose_it_is_and_for_what_it_is(book: Database) -> None:
    def take(connection: Connection, person: int, what: tuple[str, ...]) -> bool:
        return undos.take(connection, undo_id=1, person_id=person, what=what) is not None

    def tried(connection: Connection) -> list[bool]:
        number = connection.execute(select(CUSTOMERS.c.id).where(CUSTOMERS.c.name == "a")).scalar_one()
        undos.remember(connection, person_id=MIA, customer_id=number, what="erase", before={}, now=NOW)
        return [
            take(connection, *by)
            for by in ((OTHER_REP, ("erase",)), (MIA, ("edit",)), (MIA, ("edit", "erase")), (MIA, ("erase",)))
        ]

    assert await book.write(tried) == [False, False, True, False]


@pytest.mark.parametrize(
    "where",
    [(filters.found_by(REP, "zz"),), (filters.has_any(REP, ["zz", "yy"]),)],
    ids=["by a beginning", "by whole terms"],
)
async def test_a_name_is_looked_up_without_reading_the_book(database: Database, where: tuple[Any, ...]) -> None:
    fill(database.engine, customers=20_000, touches=1, now=NOW)
    wanted = select(CUSTOMERS).where(CUSTOMERS.c.person_id == REP, *where).order_by(CUSTOMERS.c.next_day).limit(8)

    def plan(connection: Connection) -> str:
        on_sqlite = connection.dialect.name == "sqlite"
        dialect = sqlite.dialect() if on_sqlite else postgresql.dialect()  # type: ignore[no-untyped-call]  # not typed
        shown = wanted.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        explain = "EXPLAIN QUERY PLAN " if on_sqlite else "EXPLAIN "
        return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain}{shown}"))

    told = await database.write(plan)

    assert "customer_terms" in told
    assert "Seq Scan" not in told
    assert "SCAN customers" not in told


async def test_a_page_is_read_in_its_order_without_sorting_the_book(database: Database) -> None:
    fill(database.engine, customers=20_000, touches=1, now=NOW)

    def plans(connection: Connection) -> dict[str, str]:
        asked: list[Any] = []
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
        explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
        found = dict[str, str]()
        for order in ORDERS:
            asked.clear()
            customers.listed(connection, person_id=REP, order=order, offset=8, most=8)
            rows = [connection.exec_driver_sql(explain + statement, values).all() for statement, values in asked.copy()]
            found[order] = "\n".join(str(row[-1]) for told in rows for row in told)
        return found

    told = await database.write(plans)

    assert [order for order, plan in told.items() if "Sort" in plan or "B-TREE" in plan] == []


async def test_who_was_never_touched_comes_first_then_the_longest_silent_over_all_pages(book: Database) -> None:
    def pages(connection: Connection) -> list[datetime | None]:
        for number in range(11):
            keep(connection, f"w{number}", set(), last_touch_at=NOW - timedelta(number % 4) if number % 3 else None)
        starts = range(0, 15, 3)
        read = partial(customers.listed, connection, person_id=MIA, order="silence", most=3)
        return [row.last_touch_at for start in starts for row in read(offset=start)]

    found = await book.write(pages)

    touches = [at for at in found if at]
    assert (len(found), len(touches)) == (14, 9)
    assert found == [*[None] * 5, *sorted(touches)]
