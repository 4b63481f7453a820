"""Rows of a customer book for a bench, made by the database itself: as many as asked, in seconds."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Engine, String, Table, cast, insert, literal, select, text, update

from bot.store.customers import CUSTOMERS, TERMS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.people import PEOPLE
from bot.store.touches import TOUCHES

REP: Final = 1
"""Whose book it is."""


def fill(engine: Engine, *, customers: int, touches: int, now: datetime) -> None:
    """A book of so many customers, each with an open follow-up; the first was touched so often."""
    with engine.begin() as connection:
        connection.execute(insert(PEOPLE).values(id=REP, language="zh", joined_at=now))
        _fill_customers(connection, customers, now)
        _fill(connection, TERMS, customers, {"person_id": REP, "term": "name", "customer_id": "n"}, "term")
        _fill_follow_ups(connection, customers, customers, now)
        touch = {
            "customer_id": 1,
            "person_id": REP,
            "channel": "call",
            "reached": True,
            "text": "电话，说月底定",
            "stage": "probe",
        }
        _fill(connection, TOUCHES, touches, {**touch, "at": now - timedelta(days=3), "outcome": "warmer"})
        connection.execute(text("ANALYZE"))


def fill_follow_ups(engine: Engine, *, rows: int, now: datetime) -> None:
    """So many open follow-ups of a thousand customers; every message they owe is owed later."""
    with engine.begin() as connection:
        connection.execute(insert(PEOPLE).values(id=REP, language="zh", joined_at=now))
        _fill_customers(connection, 1000, now)
        _fill_follow_ups(connection, rows, 1000, now)
        connection.execute(text("ANALYZE"))


def make_due(connection: Connection, *, many: int, now: datetime) -> None:
    """So many of them are owed their message now."""
    chosen = select(FOLLOW_UPS.c.id).order_by(FOLLOW_UPS.c.id).limit(many).scalar_subquery()
    values = {"tell_at": now - timedelta(seconds=5)}
    connection.execute(update(FOLLOW_UPS).where(FOLLOW_UPS.c.id.in_(chosen)).values(**values))


def make_later(connection: Connection, *, now: datetime) -> None:
    """None of them any more."""
    late = update(FOLLOW_UPS).where(FOLLOW_UPS.c.tell_at <= now)
    connection.execute(late.values(tell_at=now + timedelta(days=9)))


def _fill_customers(connection: Connection, many: int, now: datetime) -> None:
    values = {
        "person_id": REP, "name": "客户", "sort_name": "ke hu", "phone": None, "trade": "美容院", "tags": [],
        "notes": "", "stage": "probe", "description": "话不多，只看配料表，问得很细", "types": [["owl", 0.8]],
        "grades": {"timing": "B"}, "rank": 1, "last_touch_at": now - timedelta(days=9), "next_day": now.date(),
        "created_at": now, "updated_at": now,
    }  # fmt: skip
    _fill(connection, CUSTOMERS, many, values, "name")


def _fill_follow_ups(connection: Connection, many: int, customers: int, now: datetime) -> None:
    values = {
        "customer_id": f"n % {customers}", "person_id": REP, "why": "promise", "words": "给报价", "day": now.date(),
        "due_day": now.date(), "tell_at": now + timedelta(days=1), "asks": 0, "moved": 0, "created_at": now, "note": "",
    }  # fmt: skip
    _fill(connection, FOLLOW_UPS, many, values)


def _fill(connection: Connection, table: Table, many: int, values: dict[str, Any], numbered: str = "") -> None:
    """Rows with these values, the one named ``numbered`` with its number; ``n`` and ``n % MANY`` are numbers."""
    numbers = select(literal(1).label("n")).cte(recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < many))
    given: list[Any] = []
    for name, value in values.items():
        kind = table.c[name].type
        if isinstance(value, str) and value.startswith("n % "):
            given.append(numbers.c.n % int(value[4:]) + 1)
        elif value == "n":
            given.append(numbers.c.n)
        elif name == numbered:
            given.append(cast(literal(value), String) + cast(numbers.c.n, String))
        else:
            given.append(literal(value, type_=kind))
    connection.execute(insert(table).from_select(list(values), select(*given).select_from(numbers)))
