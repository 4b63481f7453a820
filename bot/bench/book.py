"""A customer book of thousands: opened, listed, searched, told of in the morning, ranked by what was bought."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count as counting
from pathlib import Path
from typing import Any, Final

from bot.bench.book_filling import NAMED, REP, fill
from bot.bench.due import POSTGRES, SQLITE, stored
from bot.bench.in_process import initialized, take_all
from bot.bench.report import Table
from bot.bench.rounds import Figures, Rounds, interleave
from bot.bench.servers import postgres
from bot.content.live import LiveLibrary
from bot.flows.agendas import Agenda
from bot.flows.digesting import make_digests
from bot.flows.purchase_grades import rank_book
from bot.flows.services import Services
from bot.handlers.sending import delivery
from bot.intake import Intake
from bot.screens import agenda
from bot.serving import intake_of
from bot.store import desks
from bot.store.database import Connection, Database

TIMES: Final = 5
"""How often a screen is asked for in each round; the quickest counts, for that is the bot's own time."""

SCREENS: Final[Mapping[str, str]] = {
    "card": "k:1",
    "its past": "k:1:past",
    "list, due first": "b:due:0:",
    "list, by grade": "b:grade:0:",
    "list, silent first": "b:silence:0:",
    "list, by name": "b:name:0:",
    "list, far behind": "b:name:1200:",
    "filter by type": "b:due:0:type:owl",
    "filter by what is late": "b:silence:0:late",
    "all filters": "b:narrow:due:0:",
    "search by name": f"/customers {NAMED}",
    "search by initials": "/customers wj",
    "search by traits": "/customers 上周聊过的鹰型",
    "a name as plain text": NAMED,
}
"""What is asked for: the data of a button, or a text."""

_FRIDAY: Final = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class _Clock:
    now: datetime = _FRIDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class _Bot:
    application: Any
    intake: Intake
    services: Services
    clock: _Clock
    numbers: "counting[int]"


async def measure(library: Path, rounds: int, customers: int, touches: int) -> tuple[list[Table], list[str]]:
    """Milliseconds of each screen, of a digest and of ranking, and how long these keep others from writing."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as name:
        folder = Path(name)
        async with AsyncExitStack() as stack:
            live = LiveLibrary(library, folder)
            urls = {SQLITE: f"sqlite:///{folder / 'book.db'}"}
            with suppress(ImportError):
                urls[POSTGRES] = stack.enter_context(postgres(folder))
            filled = partial(fill, birdcall=live.engine, customers=customers, touches=touches, now=_FRIDAY)
            bots = {
                kind: await stack.enter_async_context(
                    _opened(await stack.enter_async_context(stored(url, filled)), live)
                )
                for kind, url in urls.items()
            }
            variants: dict[str, Callable[[], Awaitable[Figures]]] = {
                kind: partial(_round, bot) for kind, bot in bots.items()
            }
            await interleave(variants, 1)  # statements are compiled, and grammars built, once in a bot's life
            found = await interleave(variants, rounds)
    return _tables(found, f"a book of {customers:,} customers, one touched {touches} times"), []


def _tables(found: Rounds, title: str) -> list[Table]:
    screens = [
        Table(f"book on {kind}", f"{title}, on {kind}", "ms", "card", [
            {screen: one[kind][screen] for screen in SCREENS} for one in found if kind in one
        ])
        for kind in (SQLITE, POSTGRES) if any(kind in one for one in found)
    ]  # fmt: skip
    slowest = [{kind: max(figures[one] for one in SCREENS) for kind, figures in round_.items()} for round_ in found]
    others = [
        Table(name, f"{title}: {told}", "ms", SQLITE, [
            {kind: figures[name] for kind, figures in round_.items()} for round_ in found
        ])
        for name, told in (
            ("digest", "a digest"), ("held by a digest", "the longest that others wait to write while one is made"),
            ("ranking", "500 customers ranked by purchases"),
            ("held by ranking", "the longest that others wait to write meanwhile"),
        )
    ]  # fmt: skip
    return [*screens, Table("book, slowest screen", f"{title}: the slowest screen", "ms", SQLITE, slowest), *others]


@asynccontextmanager
async def _opened(database: Database, library: LiveLibrary) -> AsyncIterator[_Bot]:
    clock = _Clock()
    services = Services(clock, library, database, "Bench", "@bench")
    async with initialized(services) as (application, _):
        yield _Bot(application, intake_of(application, 1), services, clock, counting(1))


async def _round(bot: _Bot) -> Figures:
    figures = {screen: await _shown(bot, asked) for screen, asked in SCREENS.items()}
    bot.clock.now = await bot.services.database.read(_next_digest)
    figures["digest"], figures["held by a digest"] = await _beside(bot, _digest(bot))
    figures["ranking"], figures["held by ranking"] = await _beside(bot, rank_book(bot.services, REP))
    return figures


async def _shown(bot: _Bot, asked: str) -> float:
    taken = []
    for _ in range(TIMES):
        bot.clock.now += timedelta(seconds=1)
        update = _update(next(bot.numbers), asked)
        start = time.perf_counter()
        await take_all(bot.intake, [update])
        taken.append((time.perf_counter() - start) * 1e3)
    return min(taken)


def _next_digest(connection: Connection) -> datetime:
    return desks.next_digest(connection) or _FRIDAY


async def _digest(bot: _Bot) -> None:
    def render(found: Agenda) -> Mapping[str, Any] | None:
        screen = agenda.digest(found)
        return delivery(bot.application.bot, screen) if screen else None

    await make_digests(bot.services, render)


async def _beside(bot: _Bot, work: Awaitable[object]) -> tuple[float, float]:
    """Milliseconds that the work took, and the longest that somebody who writes a little meanwhile had to wait."""
    start, longest = time.perf_counter(), 0.0
    doing = asyncio.ensure_future(work)
    while not doing.done():
        asked = time.perf_counter()
        await bot.services.database.write(lambda _: None)
        longest = max(longest, time.perf_counter() - asked)
        await asyncio.sleep(0.001)
    await doing
    return (time.perf_counter() - start) * 1e3, longest * 1e3


def _update(number: int, asked: str) -> dict[str, Any]:
    who = {"id": REP, "first_name": "陈", "is_bot": False, "language_code": "zh-hans"}
    chat = {"id": REP, "first_name": "陈", "type": "private"}
    message = {"message_id": number, "date": int(_FRIDAY.timestamp()), "chat": chat}
    if asked[:2] in {"k:", "b:"}:
        sent = {**message, "from": {"id": 42, "is_bot": True, "first_name": "Bench"}, "text": "…"}
        query = {"id": str(number), "from": who, "chat_instance": "1", "data": asked, "message": sent}
        return {"update_id": number, "callback_query": query}
    command = {"type": "bot_command", "offset": 0, "length": len(asked.split(maxsplit=1)[0])}
    entities = {"entities": [command]} if asked.startswith("/") else {}
    return {"update_id": number, "message": {**message, "from": who, "text": asked, **entities}}
