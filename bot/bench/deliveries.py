"""Deliveries for a bench: a table as big as asked, and its due ones worked off as the bot does."""

import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Final

from sqlalchemy import Connection, Engine, String, bindparam, cast, insert, literal, select, text

from bot.delivering import BATCH, LEASE
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
    """Claim, begin and end all that is due, in batches as the bot does; seconds of each claim, how many deliveries."""
    claims, done = [], 0
    claim = partial(outbox.claim, holder=HOLDER, now=now, most=BATCH, seconds=LEASE)
    while True:
        start = time.perf_counter()
        claimed = await database.write(claim)
        if not claimed:
            break
        claims.append(time.perf_counter() - start)
        done += len(claimed)
        for mark in (_begin, _end):
            await database.write(partial(mark, claimed=claimed, now=now))
    return claims, done


def _begin(connection: Connection, *, claimed: Sequence[Claimed], now: datetime) -> None:
    for delivery in claimed:
        outbox.begin(connection, delivery_id=delivery.id, holder=HOLDER, now=now)


def _end(connection: Connection, *, claimed: Sequence[Claimed], now: datetime) -> None:
    for delivery in claimed:
        outbox.end(connection, delivery_id=delivery.id, state="sent", outcome="sent", now=now, message_id=1)


def plan_of_claim(engine: Engine, now: datetime) -> list[str]:
    """How the database goes about the query that claims, line by line."""
    with engine.connect() as connection:
        return outbox.plan_of_claim(connection, now=now, most=BATCH)
