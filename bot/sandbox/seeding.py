"""The customer books that the demo begins with."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

import yaml

from bot.core.case import Case
from bot.core.engine import Engine
from bot.core.rhythm.hours import Hours
from bot.core.schemes import DEFAULT_SCHEME
from bot.core.text import Language
from bot.flows.case_verdicts import types_of
from bot.flows.desks import RepDesk, columns_of
from bot.flows.following import promise, replan
from bot.flows.services import Services
from bot.flows.stored_customers import fresh, terms_of
from bot.sandbox.time_bar import ZONE
from bot.store import customers, desks, histories, people, touches
from bot.store.database import Connection

SEEDS: Final = Path(__file__).with_name("seeds.yaml")


@dataclass(frozen=True, slots=True)
class _Book:
    """Whose book, and what to fill it with."""

    engine: Engine
    desk: RepDesk
    person_id: int
    language: Language
    now: datetime

    def add(self, connection: Connection, seed: dict[str, Any]) -> None:
        """One customer, and what happened with them."""
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
            "created_at": at - timedelta(days=30),
        }  # fmt: skip
        number = customers.add(connection, values=values, terms=terms_of(self.engine.writing, values))
        judged = {"customer_id": number, "at": at, "stage": seed["stage"], "text": seed["said"], "types": types}
        histories.judged(connection, values=judged)
        touch = {"customer_id": number, "person_id": self.person_id, "at": at, "channel": channel, "outcome": outcome}
        touches.add(connection, values={**touch, "reached": True, "text": text, "stage": seed["stage"]})
        if "promise" in seed:
            self._promise(connection, number, *seed["promise"])
        replan(connection, customer_id=number, desk=self.desk, library=self.engine.library, now=self.now)

    def _promise(self, connection: Connection, number: int, days: int, at: str | None, what: str) -> None:
        customer = customers.several(connection, customer_ids=[number])[number]
        day = self.desk.hours.local(self.now).date() + timedelta(days=days)
        hour = time.fromisoformat(at) if at else None
        promise(
            connection, customer=customer, words=what, day=day, at=hour, kind="on", desk=self.desk,
            now=self.now - timedelta(days=1),
        )  # fmt: skip


async def seed(services: Services, reps: tuple[tuple[int, str], ...]) -> None:
    """Fill the books of these reps (user id, app language), who work in the demo's zone. Once: who has one keeps it."""
    books = cast(dict[Language, list[dict[str, Any]]], yaml.safe_load(SEEDS.read_text(encoding="utf-8")))
    for person_id, app_language in reps:
        language: Language = "zh" if app_language.startswith("zh") else "en"
        desk = RepDesk(Hours(ZONE.key, holidays="cn"))
        book = _Book(services.library.engine, desk, person_id, language, services.clock())
        await services.database.write(partial(_fill, book=book, seeds=books[language]))


def _fill(connection: Connection, *, book: _Book, seeds: list[dict[str, Any]]) -> None:
    if desks.of(connection, person_id=book.person_id) is not None:
        return
    people.meet(connection, person_id=book.person_id, language=book.language, now=book.now)
    values = {**columns_of(book.desk), "digest_at": book.desk.hours.next_digest(book.now)}
    desks.set_up(connection, values={"person_id": book.person_id, **values})
    for one in seeds:
        book.add(connection, one)
