"""Deliveries for a bench: a table as big as asked, and its due ones worked off as the bot does."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection, Engine, String, bindparam, cast, event, insert, literal, select, text

from bot.delivering import AT_A_TIME, BATCH, LEASE
from bot.store import outbox
from bot.store.database import Database
from bot.store.outbox import DELIVERIES, Claimed

HOLDER = "bench"

_CONTENT: Final = {"method": "sendMessage", "text": "Mr Li wanted to hear from you today."}
_CHUNKS = 500
_NUMBERS: Iterator[int] = count()


def fill(engine: Engine, rows: int, now: datetime) -> None:
    """``rows`` deliveries of which none is due: every other one is long sent, the rest is to go out after a day."""
    size = max(1, rows // _CHUNKS)
    numbers = select(literal(1).label("n")).cte(recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < size))
    names = ("chat_id", "content", "due_at", "state", "attempts", "repeated", "ended_at")
    given = [bindparam(name, type_=DELIVERIES.c[name].type) for name in names]
    rows_of = select(bindparam("prefix", type_=String()) + cast(numbers.c.n, String()), *given).select_from(numbers)
    statement = insert(DELIVERIES).from_select(["key", *names], rows_of)
    fresh = {"chat_id": 1, "attempts": 0, "repeated": False}
    with engine.begin() as connection:
        for number in range(rows // size):
            away = timedelta(days=1, minutes=number)
            old = {"state": "sent", "content": None, "due_at": now - away, "ended_at": now - away}
            later = {"state": "waiting", "content": _CONTENT, "due_at": now + away, "ended_at": None}
            connection.execute(statement, {"prefix": f"{number} ", **fresh, **(old if number % 2 else later)})
        connection.execute(text("ANALYZE"))


def put_due(connection: Connection, *, many: int, now: datetime) -> None:
    """So many more that are due."""
    for number in range(many):
        outbox.put(
            connection, key=f"due {next(_NUMBERS)}", chat_id=1, content=_CONTENT,
            due_at=now - timedelta(milliseconds=many - number),
        )  # fmt: skip


async def work_off(database: Database, now: datetime) -> tuple[list[float], int]:
    """Claim, begin and end all that is due, as the bot does around each sending; seconds of each claim, how many."""
    claims, done = [], 0
    claim = partial(outbox.claim, holder=HOLDER, now=now, most=BATCH, seconds=LEASE)
    while True:
        start = time.perf_counter()
        claimed = await database.write(claim)
        if not claimed:
            break
        claims.append(time.perf_counter() - start)
        done += len(claimed)
        waiting = iter(claimed)
        await asyncio.gather(*(_send(database, waiting, now) for _ in range(AT_A_TIME)))
    return claims, done


async def _send(database: Database, waiting: Iterator[Claimed], now: datetime) -> None:
    for delivery in waiting:
        if await database.write(partial(outbox.begin, delivery_id=delivery.id, holder=HOLDER, now=now)):
            over: Mapping[str, Any] = {"state": "sent", "outcome": "sent", "message_id": 1, "now": now}
            database.note(partial(outbox.end, delivery_id=delivery.id, **over))


def plan_of_claim(engine: Engine, now: datetime) -> list[str]:
    """How the database goes about the query that claims, line by line."""
    asked: list[tuple[str, Any]] = []
    with engine.connect() as connection, connection.begin() as transaction:

        def listen(_: Any, __: Any, statement: str, values: Any, *_more: Any) -> None:
            asked.append((statement, values))

        event.listen(connection, "before_cursor_execute", listen)
        outbox.claim(connection, holder=HOLDER, now=now, most=BATCH, seconds=LEASE)
        event.remove(connection, "before_cursor_execute", listen)
        explain = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
        statement, values = next(one for one in asked if one[0].startswith("UPDATE"))
        plan = [str(row[-1]).strip() for row in connection.exec_driver_sql(explain + statement, values)]
        transaction.rollback()
    return plan
