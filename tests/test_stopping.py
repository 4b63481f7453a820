"""A real bot process with much to do is told to stop, or killed, and started again."""

import asyncio
import re
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.bench.load import descriptions
from bot.bench.processes import environment
from bot.running import the_time
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.hosting import hosted
from bot.sandbox.fake.journal import JournalEntry
from bot.screens.wording import REPEATED

CHATS, EACH = 50, 2
QUEUED = CHATS * EACH
SLOW = 0.4
"""Seconds an answer of Telegram takes while there is much to do."""

STOPS_WITHIN = 2.0
SLACK = 3.0
"""Seconds on top, for an interpreter that ends on a machine which runs other tests beside this one."""

PATIENCE = 60.0
_CASE = re.compile(r'"c:(\d+):')


class Telegram:
    """The fake behind its HTTP door, the cards it was sent, and the bot's own file."""

    def __init__(self, fake: FakeTelegram, url: str, folder: Path) -> None:
        self.fake, self.url, self.folder = fake, url, folder
        self.cards: Counter[tuple[str, bool]] = Counter()
        fake.journal.listen(self._hear)

    def _hear(self, entry: JournalEntry) -> None:
        if entry.method == "sendMessage" and entry.ok:
            case = _CASE.search(str(entry.params["reply_markup"]))
            assert case
            self.cards[case[1], str(entry.params["text"]).startswith(REPEATED)] += 1

    @property
    def repeats(self) -> int:
        return sum(count for (_, marked), count in self.cards.items() if marked)

    @property
    def cases(self) -> set[str]:
        return {case for case, _ in self.cards}

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[asyncio.subprocess.Process]:
        settings = {
            "BIRDCALL_TOKEN": self.fake.token,
            "BIRDCALL_API_URL": self.url,
            "BIRDCALL_DATABASE": f"sqlite:///{self.folder / 'birdcall.db'}",
            "BIRDCALL_CACHE": str(self.folder / "cache"),
        }
        with (self.folder / "said.txt").open("ab") as said:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", stderr=said, env={**environment(), **settings}, cwd=self.folder
            )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    def queue(self) -> None:
        """Everybody writes at once, and Telegram has become slow."""
        self.fake.faults.delay(SLOW)
        for _ in range(EACH):
            for chat in range(CHATS):
                self.fake.phone(1000 + chat, "陈", "zh-hans").send(descriptions()[0])

    def waiting(self) -> int:
        """How many updates the bot has written down and not done."""
        return self.updates("waiting")

    def updates(self, state: str) -> int:
        """How many updates are in this state."""
        with closing(sqlite3.connect(self.folder / "birdcall.db")) as connection:
            query = "SELECT count(*) FROM updates WHERE state = ?"
            return int(connection.execute(query, (state,)).fetchone()[0])

    def done(self) -> bool:
        """Whether there is nothing left to do, neither here nor there."""
        return not len(self.fake.state.updates) and not self.waiting()


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[Telegram]:
    fake = FakeTelegram(clock=lambda: the_time().timestamp())
    async with hosted(fake) as url:
        yield Telegram(fake, url, tmp_path)


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110  # what is waited for happens in another process
            await asyncio.sleep(0.02)


async def end_in_the_middle(telegram: Telegram, how: signal.Signals) -> None:
    """Some of what is queued is answered, some is being sent, the rest waits."""
    async with telegram.bot() as process:
        await until(lambda: telegram.fake.journal.of("getMe"))
        telegram.queue()
        await until(lambda: telegram.cards and telegram.updates("done"))
        process.send_signal(how)
        await asyncio.wait_for(process.wait(), STOPS_WITHIN + SLACK)
    assert 0 < telegram.waiting() < QUEUED


async def finish(telegram: Telegram) -> None:
    telegram.fake.faults.clear()
    async with telegram.bot() as process:
        await until(lambda: telegram.done() and len(telegram.cases) == QUEUED)
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def test_told_to_stop_with_a_hundred_updates_queued_it_goes_soon_and_answers_each_once(
    telegram: Telegram,
) -> None:
    await end_in_the_middle(telegram, signal.SIGTERM)

    await finish(telegram)

    assert telegram.cards.total() == QUEUED
    assert telegram.repeats == 0


async def test_killed_with_a_hundred_updates_queued_it_loses_none_and_marks_what_may_be_a_repeat(
    telegram: Telegram,
) -> None:
    await end_in_the_middle(telegram, signal.SIGKILL)

    await finish(telegram)

    unmarked = [count for (_, marked), count in telegram.cards.items() if not marked]
    assert len(telegram.cases) == QUEUED
    assert telegram.repeats
    assert max(unmarked) == 1
