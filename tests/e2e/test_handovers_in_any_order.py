"""Whoever hands over to whom, covers, comes back or leaves, in whatever order: nobody is lost, and each has one rep."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, func, select

from bot.core.engine import Engine as Library
from bot.core.rhythm.hours import Hours
from bot.core.teams.rules import TeamRules
from bot.flows.access import columns_of_rules
from bot.flows.desks import RepDesk, columns_of
from bot.flows.following import promise, replan
from bot.flows.handing_back import send_back_in
from bot.flows.handovers import hand_over_in, take_back_in
from bot.flows.stored_customers import named, terms_of
from bot.store import customers, desks, handovers, people, teams
from bot.store.customers import CUSTOMERS, TERMS
from bot.store.database import open_engine
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.handovers import HANDOVERS

START = datetime(2026, 11, 23, 2, tzinfo=UTC)
PEOPLE = {
    1: RepDesk(Hours("Asia/Shanghai", holidays="cn")),
    2: RepDesk(Hours("Europe/London"), scheme="value"),
    3: RepDesk(Hours("America/New_York", workdays=frozenset({6, 7})), digests=False),
}
WHO = st.sampled_from(sorted(PEOPLE))
STEPS = st.one_of(
    st.tuples(st.just("book"), WHO, WHO, st.none() | st.integers(1, 9)),
    st.tuples(st.just("some"), WHO, WHO, st.none() | st.integers(1, 9)),
    st.tuples(st.just("back"), st.integers(0, 9)),
    st.tuples(st.just("leave"), WHO, WHO),
    st.tuples(st.just("join"), WHO),
    st.tuples(st.just("days"), st.integers(1, 5)),
)


@dataclass
class Office:
    """A team in one transaction, and what time it is there."""

    connection: Connection
    library: Library
    now: datetime = START
    team: int = 0
    promised: set[int] = field(default_factory=set)

    def open(self) -> None:
        self.team = teams.make(self.connection, name="T", rules=columns_of_rules(TeamRules()), by=1, now=self.now)
        for person, desk in PEOPLE.items():
            people.meet(self.connection, person_id=person, language="zh", now=self.now)
            desks.set_up(self.connection, values={"person_id": person, "digest_at": None, **columns_of(desk)})
            self.join(person)
            for place in range(3):
                self.keep(person, place)

    def keep(self, person: int, place: int) -> None:
        values: dict[str, Any] = {
            "person_id": person, "phone": None, "trade": "", "tags": [], "notes": "", "stage": "probe", "types": [],
            "description": "", "grades": [{}, {"timing": "A"}, {"value": "gold"}][place], "created_at": self.now,
            "updated_at": self.now, "team_id": self.team, **named(self.library.writing, f"C{person}{place}"),
        }  # fmt: skip
        number = customers.add(self.connection, values=values, terms=terms_of(self.library.writing, values))
        desk = PEOPLE[person]
        if place == 0:
            row, at = self.row(number), time(10) if person == 1 else None
            day = self.now.date() + timedelta(days=person)
            self.promised.add(
                promise(self.connection, customer=row, words="x", day=day, at=at, kind="on", desk=desk, now=self.now)
            )
        replan(self.connection, customer_id=number, desk=desk, library=self.library.library, now=self.now)

    def row(self, number: int) -> Any:
        return customers.several(self.connection, customer_ids=[number])[number]

    def here(self) -> set[int]:
        return {one.person_id for one in teams.members(self.connection, team_id=self.team)}

    def join(self, person: int) -> None:
        teams.join(
            self.connection, team_id=self.team, person_id=person, role="rep", name=f"P{person}", tags=[], now=self.now
        )

    def hand(self, giver: int, to: int, only: list[int] | None, days: int | None) -> None:
        until = self.now + timedelta(days=days) if days else None
        hand_over_in(
            self.connection, team_id=self.team, from_id=giver, to_id=to, by_id=giver, customer_ids=only, why="other",
            return_at=until, now=self.now, library=self.library.library,
        )  # fmt: skip

    def some(self, giver: int, to: int, days: int | None) -> None:
        theirs = select(CUSTOMERS.c.id).where(CUSTOMERS.c.person_id == giver).order_by(CUSTOMERS.c.id).limit(2)
        self.hand(giver, to, list(self.connection.execute(theirs).scalars()), days)

    def back(self, place: int) -> None:
        rows = list(
            self.connection.execute(select(HANDOVERS).where(HANDOVERS.c.of_id.is_(None)).order_by(HANDOVERS.c.id))
        )
        if rows:
            row = rows[place % len(rows)]
            take_back_in(
                self.connection, of=row, by_id=row.to_id, how="return", customer_ids=None, now=self.now,
                library=self.library.library,
            )  # fmt: skip

    def leave(self, person: int, to: int) -> None:
        if person != to and {person, to} <= self.here():
            self.hand(person, to, None, None)
            gone = {"left_at": self.now}
            teams.change_member(self.connection, team_id=self.team, person_id=person, values=gone)

    def days(self, count: int) -> None:
        for _ in range(count * 4):
            self.now += timedelta(hours=6)
            for number in handovers.returning(self.connection, now=self.now, most=99):
                send_back_in(self.connection, number=number, library=self.library.library, now=self.now)

    def do(self, step: tuple[Any, ...]) -> None:
        match step:
            case ("book", giver, to, days):
                self.hand(giver, to, None, days)
            case ("some", giver, to, days):
                self.some(giver, to, days)
            case ("back", place):
                self.back(place)
            case ("leave", person, to):
                self.leave(person, to)
            case ("join", person) if person not in self.here():
                self.join(person)
            case ("days", count):
                self.days(count)

    def check(self) -> None:
        """Everybody has one rep who is there, and whatever is open is that rep's to do."""
        owners = {row.id: row.person_id for row in self.connection.execute(select(CUSTOMERS))}
        open_ = list(self.connection.execute(select(FOLLOW_UPS).where(FOLLOW_UPS.c.ended_at.is_(None))))
        assert len(owners) == 9
        assert set(owners.values()) <= self.here()
        assert {row.customer_id for row in open_} == owners.keys()
        assert all(row.person_id == owners[row.customer_id] for row in open_)
        assert {row.id for row in open_ if row.why == "promise"} == self.promised
        assert {(row.customer_id, row.person_id) for row in self.connection.execute(select(TERMS))} == set(
            owners.items()
        )
        for row in open_:
            assert row.tell_at is None or PEOPLE[row.person_id].hours.awake(row.tell_at)
        days = select(FOLLOW_UPS.c.customer_id, func.min(FOLLOW_UPS.c.day)).where(FOLLOW_UPS.c.ended_at.is_(None))
        soonest: dict[int, date] = {
            row[0]: row[1] for row in self.connection.execute(days.group_by(FOLLOW_UPS.c.customer_id))
        }
        assert {row.id: row.next_day for row in self.connection.execute(select(CUSTOMERS))} == soonest


@pytest.fixture
def opened(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def open_office(engine: Library) -> Callable[[Connection], Office]:
    """Said in few words when an example fails, unlike a library."""
    return lambda connection: Office(connection, engine)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=10))
def test_every_open_follow_up_has_one_owner_who_is_there_and_none_is_lost(
    opened: Engine, open_office: Callable[[Connection], Office], steps: list[tuple[Any, ...]]
) -> None:
    with opened.connect() as connection, connection.begin() as transaction:
        office = open_office(connection)
        office.open()
        office.check()
        for step in steps:
            office.do(step)
            office.check()
        transaction.rollback()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=8))
def test_when_all_covers_are_over_they_are_with_those_who_gave_them_if_these_are_there(
    opened: Engine, open_office: Callable[[Connection], Office], steps: list[tuple[Any, ...]]
) -> None:
    with opened.connect() as connection, connection.begin() as transaction:
        office = open_office(connection)
        office.open()
        before = {row.id: row.person_id for row in connection.execute(select(CUSTOMERS))}
        for step in steps:
            match step:
                case ("book" | "some", giver, to, days):
                    office.do((step[0], giver, to, days or 1))
                case ("days", _):
                    office.do(step)
        office.days(40)
        after = {row.id: row.person_id for row in connection.execute(select(CUSTOMERS))}
        transaction.rollback()
    assert after == before
