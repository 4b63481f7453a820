"""Handlers alone: no network, canned answers, 16 updates at a time."""

import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count as counting
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode, PollingLimit
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest, RequestData

from bot.app import build_application
from bot.bench.load import updates
from bot.bench.processes import TOKEN
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL
from bot.content.live import LiveLibrary
from bot.core.pace import Pace, Rate
from bot.flows.services import Services
from bot.intake import Intake
from bot.serving import intake_of, settle
from bot.store.database import Database
from bot.store.migrating import bring_up_to_date

AT_A_TIME = 16
SAME_KEYBOARD, BARE = "ptb same keyboard", "ptb bare echo"

UNPACED = Pace(replies=Rate(1.0, burst=1_000_000))
"""Chats of a bench write faster than people."""

_NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_ME = b'{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"Bench","username":"bench_bot"}}'
_SENT = b'{"ok":true,"result":{"message_id":1,"date":1790000000,"text":"ok","chat":{"id":1000,"type":"private"}}}'


class Canned(BaseRequest):
    """Answers every method at once; ``last`` holds the parameters of the newest message sent."""

    def __init__(self) -> None:
        self.last: dict[str, Any] = {}

    @property
    def read_timeout(self) -> float | None:
        """BaseRequest.read_timeout."""
        return None

    async def initialize(self) -> None:
        """BaseRequest.initialize."""

    async def shutdown(self) -> None:
        """BaseRequest.shutdown."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **more_timeouts: Any
    ) -> tuple[int, bytes]:
        """BaseRequest.do_request."""
        del method, timeouts, more_timeouts
        if url.endswith("/getMe"):
            return 200, _ME
        if request_data:
            self.last = request_data.parameters
        return 200, _SENT


async def measure(library: Path, rounds: int, count: int, chats: int) -> list[Table]:
    """Updates a second, and processor time an update, of the bot and of an echo that sends as much."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        async with _birdcall(Path(folder), library) as (application, request):
            intake = intake_of(application, AT_A_TIME)
            numbers = counting(1, count)
            await take_all(intake, updates(next(numbers), count, chats))
            async with _echo(request.last) as same, _echo(None) as bare:
                variants = {
                    BIRDCALL: lambda: _timed(partial(take_all, intake), next(numbers), count, chats),
                    SAME_KEYBOARD: lambda: _timed(partial(_feed, same), 1, count, chats),
                    BARE: lambda: _timed(partial(_feed, bare), 1, count, chats),
                }
                found = await interleave(variants, rounds)
    title = f"in process, {AT_A_TIME} at a time, {count:,} updates from {chats} chats"
    return [
        Table("in process", title, "updates a second", SAME_KEYBOARD, of(found, "rate")),
        Table("processor in process", "processor time of all threads", "µs an update", SAME_KEYBOARD, of(found, "cpu")),
    ]


async def _timed(answer: Any, first: int, count: int, chats: int) -> Figures:
    load = [json.dumps(update, ensure_ascii=False) for update in updates(first, count, chats)]
    start, used = time.perf_counter(), time.process_time()
    await answer(map(json.loads, load))
    return {"rate": count / (time.perf_counter() - start), "cpu": (time.process_time() - used) / count * 1e6}


@asynccontextmanager
async def _birdcall(folder: Path, library: Path) -> AsyncIterator[tuple[Any, Canned]]:
    database = Database(f"sqlite:///{folder / 'birdcall.db'}")
    bring_up_to_date(database.engine)
    services = Services(lambda: _NOW, LiveLibrary(library, folder), database, "Bench", "@bench")
    try:
        async with initialized(services) as found:
            yield found
    finally:
        database.close()


@asynccontextmanager
async def initialized(services: Services) -> AsyncIterator[tuple[Any, Canned]]:
    """The whole bot with these services, ready for updates, and what answers it in Telegram's place."""
    request = Canned()
    application = build_application(services, token=TOKEN, request=request, poll_request=Canned(), pace=UNPACED)
    await application.initialize()
    services.library.engine.warm()
    settle()
    try:
        yield application, request
    finally:
        await application.shutdown()


async def take_all(intake: Intake, load: Any) -> None:
    """Give the bot's own intake what a poll would bring at a time, until all is done."""
    waiting = list(load)
    for start in range(0, len(waiting), PollingLimit.MAX_LIMIT):
        await intake.take(waiting[start : start + PollingLimit.MAX_LIMIT])
    await intake.idle()


@asynccontextmanager
async def _echo(sent: dict[str, Any] | None) -> AsyncIterator[Any]:
    """An echo; given the parameters of a message, it sends that text with that keyboard, made anew each time."""
    rows = json.loads(sent["reply_markup"])["inline_keyboard"] if sent else ()

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is None:
            return
        if not sent:
            await update.message.reply_text(update.message.text or "")
            return
        keyboard = [[InlineKeyboardButton.de_json(dict(button), None) for button in row] for row in rows]
        await update.message.reply_text(sent["text"], ParseMode.HTML, reply_markup=InlineKeyboardMarkup(keyboard))

    application = Application.builder().token(TOKEN).request(Canned()).get_updates_request(Canned()).build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    await application.initialize()
    try:
        yield application
    finally:
        await application.shutdown()


async def _feed(application: Any, load: Any) -> None:
    async def work() -> None:
        for raw in load:
            await application.process_update(Update.de_json(raw, application.bot))

    await asyncio.gather(*(work() for _ in range(AT_A_TIME)))
