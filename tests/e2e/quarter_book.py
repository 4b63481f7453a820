"""The book of a rep for a quarter: four hundred customers of every scheme, tier and kind of date, put in at once."""

from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any, Final

from bot.core.engine import Engine
from bot.core.rhythm.hours import Hours
from bot.flows.desks import RepDesk, columns_of
from bot.flows.first_dues import FirstDues
from bot.flows.stored_customers import named, terms_of
from bot.store import desks, many_customers, people
from bot.store.database import Connection
from tests.conftest import World

REP: Final = 101
CAP: Final = 30

SPRING_FESTIVAL: Final = (date(2026, 2, 15), date(2026, 2, 23))
QINGMING: Final = (date(2026, 4, 4), date(2026, 4, 6))
MAY_DAY: Final = (date(2026, 5, 1), date(2026, 5, 5))
LEAVE: Final = (date(2026, 3, 10), date(2026, 3, 13))
TOLD: Final = date(2026, 3, 6)
"""The day on which the rep tells of the leave, after things were promised for it."""

MADE_UP: Final = (date(2026, 2, 14), date(2026, 2, 28))
"""Days off and Saturdays worked instead, as announced for 2026."""

FIRST: Final = date(2026, 1, 5)
DAYS: Final = 13 * 7

SIZES: Final = {"A": 2, "B": 11, "C": 27, "D": 70, "E": 170, "": 120}
"""Customers by their tier of the scheme that sets the rhythm, some by none: more than the cap holds after a holiday."""

GAPS: Final = {"A": 1, "B": 7, "C": 15, "D": 30}
"""The days that these tiers leave between two contacts at the most (scripts_library/tiers/timing.yaml)."""

SILENCE: Final = 30

HOURS: Final = Hours("Asia/Shanghai", holidays="cn", cap=CAP)

_FAMILY: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN: Final = "建秀志丽海玉文雪家春永静立美国晓桂天佳鹏"
_LAST: Final = "国英强华燕兰博梅豪生康怡军玲栋峰芳宇宁飞"
NAMES: Final = [family + given + last for given in _GIVEN for family, last in zip(_FAMILY, _LAST, strict=True)]


def works(day: date, *, leave: bool = True) -> bool:
    """Whether the rep works that day, by the days listed above and nothing of the bot's; perhaps but for the leave."""
    off = any(first <= day <= last for first, last in (SPRING_FESTIVAL, QINGMING, MAY_DAY, *([LEAVE] if leave else [])))
    return not off and (day.isoweekday() <= 5 or day in MADE_UP)  # Friday


async def put_in(world: World, chance: Random) -> dict[int, str]:
    """The rep has the book from now on; the tier of each customer by their id."""
    engine, now = world.services.library.engine, world.clock.now
    desk = RepDesk(HOURS, silence_days=SILENCE)
    tiers = [tier for tier, size in SIZES.items() for _ in range(size)]
    values = [_columns(engine, chance, name, tier, now) for name, tier in zip(NAMES, tiers, strict=True)]
    ids = await world.services.database.write(partial(_write, engine=engine, desk=desk, values=values, now=now))
    return dict(zip(ids, tiers, strict=True))


def _columns(engine: Engine, chance: Random, name: str, tier: str, now: datetime) -> dict[str, Any]:
    library = engine.library
    grades = {scheme.id: chance.choice(list(scheme.tiers)) for scheme in library.schemes.values()} | {"timing": tier}
    last = now - timedelta(days=chance.randrange(GAPS.get(tier, SILENCE)), hours=chance.randrange(9))
    birthday = [chance.randint(1, 12), chance.randint(1, 28), chance.random() < 0.3, None]  # a share
    return {
        "person_id": REP, "phone": None, "trade": "", "tags": [], "notes": "", "stage": "probe", "description": "",
        "types": [[chance.choice(list(library.types)), 0.8]], "grades": {one: to for one, to in grades.items() if to},
        "last_touch_at": last, "birthday": birthday if chance.random() < 0.3 else None,  # as above
        "created_at": now - timedelta(days=200), "updated_at": now, **named(engine.writing, name),
    }  # fmt: skip


def _write(
    connection: Connection, *, engine: Engine, desk: RepDesk, values: list[dict[str, Any]], now: datetime
) -> list[int]:
    people.meet(connection, person_id=REP, language="zh", now=now)
    owed = {"person_id": REP, "digest_at": desk.next_digest(now), "ranked_on": None}
    desks.set_up(connection, values={**owed, **columns_of(desk)})
    first = FirstDues(desk, engine.library, now)
    dues = [first.of(one, None, "") for one in values]
    soonest = [min((due["day"] for due in theirs), default=None) for theirs in dues]
    rows = [
        {**one, "next_day": day, "rank": desk.rank(engine.library, one["grades"])}
        for one, day in zip(values, soonest, strict=True)
    ]
    ids = many_customers.add(connection, values=rows, terms=[terms_of(engine.writing, one) for one in rows])
    opened = [
        {"customer_id": number, "person_id": REP, **due} for number, theirs in zip(ids, dues, strict=True)
        for due in theirs
    ]  # fmt: skip
    many_customers.open_follow_ups(connection, values=opened)
    return ids
