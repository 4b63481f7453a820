"""A rep's book of thousands for a bench: names, numbers, types, grades, purchases and contacts as in a real one."""

from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any, Final

from sqlalchemy import Connection, Engine, insert, text

from bot.core.engine import Engine as Birdcall
from bot.flows.desks import RepDesk, columns_of, desk_in
from bot.flows.stored_customers import named, terms_of
from bot.store import desks, histories, many_customers, people
from bot.store.touches import TOUCHES

REP: Final = 1
"""Whose book it is, and the chat they write from."""

NAMED: Final = "王建国"
"""A name that some of them have."""

DAYS: Final = 60
"""Everybody was contacted within so many days, and is due within as many."""

_FAMILY: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN: Final = "建国志强丽华海燕玉兰文博雪梅家豪春生永康静怡立军美玲晓峰桂芳天宇佳宁鹏飞"
_TAGS: Final = ("老客户", "转介绍", "展会", "要发票", "vip")
_TRADES: Final = ("美容院", "母婴店", "五金", "餐饮", "")


def fill(engine: Engine, *, birdcall: Birdcall, customers: int, touches: int, now: datetime) -> None:
    """A book of so many customers, most of whom bought something; the first was touched so often."""
    chance = Random(1)  # the same book each time
    with engine.begin() as connection:
        people.meet(connection, person_id=REP, language="zh", now=now)
        desk = desk_in(connection, person_id=REP, language="zh", now=now)
        desks.change(connection, person_id=REP, values=columns_of(desk))
        made = [_customer(birdcall, desk, chance, now) for _ in range(customers)]
        ids = many_customers.add(connection, values=made, terms=[terms_of(birdcall.writing, one) for one in made])
        _add_histories(connection, dict(zip(ids, made, strict=True)), chance, now)
        contact = partial(_contact, ids[0], "电话，说月底定")
        many = [contact(now - timedelta(days=3, hours=number)) for number in range(touches)]
        connection.execute(insert(TOUCHES), many)
        connection.execute(text("ANALYZE"))
    if engine.dialect.name == "postgresql":  # as its autovacuum leaves a table within a minute
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))


def _customer(birdcall: Birdcall, desk: RepDesk, chance: Random, now: datetime) -> dict[str, Any]:
    library = birdcall.library
    name = chance.choice(_FAMILY) + "".join(chance.sample(_GIVEN, 2))
    grades = {one: chance.choice(list(library.schemes[one].tiers)) for one in (desk.scheme, "attitude")}
    return {
        "person_id": REP, **named(birdcall.writing, NAMED if chance.random() < 0.001 else name),  # noqa: PLR2004  # few
        "phone": f"+861{chance.randrange(3 * 10**9, 10**10)}", "trade": chance.choice(_TRADES),
        "tags": chance.sample(_TAGS, chance.randrange(3)), "notes": "", "stage": "probe",
        "description": "话不多，问得很细",
        "types": [[chance.choice(list(library.types)), 0.8]], "grades": grades, "rank": desk.rank(library, grades),
        "birthday": [chance.randint(1, 12), chance.randint(1, 28), chance.random() < 0.5, None],  # noqa: PLR2004  # half
        "last_touch_at": now - timedelta(hours=chance.randrange(1, DAYS * 24)), "outcome": "same",
        "next_day": desk.hours.local(now).date() + timedelta(days=chance.randrange(DAYS)),
        "created_at": now - timedelta(days=chance.randrange(DAYS, 600)), "updated_at": now,
    }  # fmt: skip


def _add_histories(connection: Connection, book: dict[int, dict[str, Any]], chance: Random, now: datetime) -> None:
    """An open follow-up, a contact and two grades of everybody, and what most of them bought."""
    opened, contacts, graded, bought = list[Any](), list[Any](), list[Any](), list[Any]()
    for number, one in book.items():
        opened.append(
            {
                "customer_id": number, "person_id": REP, "why": "rhythm", "words": "", "day": one["next_day"],
                "at_time": None, "tell_at": None, "created_at": now,
            }
        )  # fmt: skip
        contacts.append(_contact(number, "来过", one["last_touch_at"]))
        at = now - timedelta(days=chance.randrange(1, 120))
        for scheme, tier in one["grades"].items():
            graded.append(
                {"customer_id": number, "scheme": scheme, "tier": tier, "at": at, "how": "hand", "reason": ""}
            )
        bought += [_purchase(number, chance, now) for _ in range(chance.randrange(3))]
    many_customers.open_follow_ups(connection, values=opened)
    connection.execute(insert(TOUCHES), contacts)
    histories.graded(connection, values=graded)
    histories.bought(connection, values=bought)


def _contact(number: int, words: str, at: datetime) -> dict[str, Any]:
    return {
        "customer_id": number, "person_id": REP, "at": at, "channel": "call", "outcome": "same", "reached": True,
        "text": words, "stage": "probe",
    }  # fmt: skip


def _purchase(number: int, chance: Random, now: datetime) -> dict[str, Any]:
    day = (now - timedelta(days=chance.randrange(700))).date()
    return {"customer_id": number, "day": day, "amount": chance.randrange(10**6), "import_id": None}
