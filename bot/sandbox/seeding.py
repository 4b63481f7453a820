"""The team and the customer books that the demo begins with."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import yaml

from bot.core.case import Case
from bot.core.engine import Engine
from bot.core.rhythm.hours import Hours
from bot.core.schemes import DEFAULT_SCHEME
from bot.core.teams.rules import TeamRules
from bot.core.text import Language
from bot.flows import briefings
from bot.flows.access import columns_of_rules
from bot.flows.case_verdicts import types_of
from bot.flows.desks import RepDesk, columns_of
from bot.flows.following import promise, replan
from bot.flows.services import Services
from bot.flows.stored_customers import fresh, terms_of
from bot.sandbox.colleagues import COLLEAGUES, Colleague
from bot.sandbox.time_bar import ZONE
from bot.store import customers, desks, histories, people, teams, touches
from bot.store.database import Connection

SEEDS: Final = Path(__file__).with_name("seeds.yaml")
RULES: Final = TeamRules()


@dataclass(frozen=True, slots=True)
class _Book:
    """Whose book it is, in which team."""

    engine: Engine
    desk: RepDesk
    team_id: int
    person_id: int
    language: Language
    now: datetime

    def add(self, connection: Connection, seed: dict[str, Any]) -> None:
        """One customer, what happened with them, and when they are due: for one who was missed, that has passed."""
        case = Case.opened(self.engine, self.language, seed["said"])
        types = types_of(case)
        days, channel, outcome, text = seed["touched"]
        at = self.now - timedelta(days=days)
        phone = seed["phone"] if seed["phone"].startswith("+") else f"+86{seed['phone']}"
        values = {
            **fresh(self.engine.writing, seed["name"], person_id=self.person_id, pack="", now=at), "phone": phone,
            "trade": seed["trade"], "tags": seed.get("tags", []), "birthday": seed.get("birthday"),
            "stage": seed["stage"], "description": seed["said"], "types": types, "outcome": outcome,
            "grades": {DEFAULT_SCHEME: seed["grade"]} if "grade" in seed else {}, "last_touch_at": at,
            "team_id": self.team_id, "created_at": at - timedelta(days=30),
        }  # fmt: skip
        number = customers.add(connection, values=values, terms=terms_of(self.engine.writing, values))
        judged = {"customer_id": number, "at": at, "stage": seed["stage"], "text": seed["said"], "types": types}
        histories.judged(connection, values=judged)
        touch = {"customer_id": number, "person_id": self.person_id, "at": at, "channel": channel, "outcome": outcome}
        touches.add(connection, values={**touch, "reached": True, "text": text, "stage": seed["stage"]})
        if "promise" in seed:
            self._promise(connection, number, *seed["promise"], now=at)
        planned = at if "missed" in seed else self.now
        replan(connection, customer_id=number, desk=self.desk, library=self.engine.library, now=planned)

    def _promise(
        self, connection: Connection, number: int, days: int, at: str | None, what: str, *, now: datetime
    ) -> None:
        customer = customers.several(connection, customer_ids=[number])[number]
        day = self.desk.hours.local(self.now).date() + timedelta(days=days)
        hour = time.fromisoformat(at) if at else None
        promise(
            connection, customer=customer, words=what, day=day, at=hour, kind="on", desk=self.desk, now=now,
        )  # fmt: skip


async def seed(services: Services) -> None:
    """Make the colleagues a team, and fill their books. Once: where there is a team, all stays as it is."""
    seeds = yaml.safe_load(SEEDS.read_text(encoding="utf-8"))
    await services.database.write(partial(_fill, engine=services.library.engine, seeds=seeds, now=services.clock()))


def _fill(connection: Connection, *, engine: Engine, seeds: dict[str, Any], now: datetime) -> None:
    if teams.every(connection):
        return
    lead = next(one.user_id for one in COLLEAGUES if one.role == "lead")
    team_id = teams.make(connection, name=seeds["team"], rules=columns_of_rules(RULES), by=lead, now=now)
    desk = RepDesk(Hours(ZONE.key, holidays="cn"))
    for one in COLLEAGUES:
        _join(connection, one, team_id=team_id, desk=desk, now=now)
        book = _Book(engine, desk, team_id, one.user_id, one.language, now)
        for customer in seeds.get(one.phone, ()):
            book.add(connection, customer)
    teams.own(connection, person_id=lead, since=now)


def _join(connection: Connection, one: Colleague, *, team_id: int, desk: RepDesk, now: datetime) -> None:
    """Somebody works in the team from now on, in the demo's zone."""
    number = one.user_id
    people.meet(connection, person_id=number, language=one.language, now=now)
    owed = {"digest_at": desk.hours.next_digest(now)} if one.role == "rep" else {}
    desks.set_up(connection, values={"person_id": number, **columns_of(desk), **owed})
    teams.join(connection, team_id=team_id, person_id=number, role=one.role, name=one.name, tags=one.tags, now=now)
    teams.work_in(connection, person_id=number, team_id=team_id)
    briefings.set_up(
        connection, team_id=team_id, person_id=number, role=one.role, rules=RULES, desk=desk, now=now
    )  # fmt: skip
