"""The dispatcher: order within a chat, chats side by side, bounds, failures, the end."""

import asyncio
from collections import Counter, defaultdict
from contextvars import ContextVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs
from telegram import Bot, Chat, InlineQuery, Message, Update, User

from bot.intake import Dispatcher, DispatcherClosedError, read_update

BOUND: ContextVar[str] = ContextVar("BOUND", default="nothing")


def _update(number: int, chat: int = 1) -> Update:
    message = Message(number, date=None, chat=Chat(chat, "private"), text="秘密 secret")  # type: ignore[arg-type]
    return Update(number, message=message)


class Worker:
    """Processes updates, each taking as many turns of the loop as told, and remembers what it saw."""

    def __init__(self, turns: dict[int, int] | None = None, failing: frozenset[int] = frozenset()) -> None:
        self.turns = turns or {}
        self.failing = failing
        self.gate = asyncio.Event()
        self.gate.set()
        self.held_chats: set[int] = set()
        self.started: list[tuple[int, int]] = []
        self.finished: list[int] = []
        self.running: Counter[int] = Counter()
        self.most_running = 0
        self.overlapped = False

    async def __call__(self, update: Update) -> None:
        chat = update.effective_chat.id if update.effective_chat else 0
        self.started.append((chat, update.update_id))
        self.overlapped |= self.running[chat] > 0
        self.running[chat] += 1
        self.most_running = max(self.most_running, self.running.total())
        try:
            await self._work(chat, update.update_id)
        finally:
            self.running[chat] -= 1
        self.finished.append(update.update_id)

    async def _work(self, chat: int, number: int) -> None:
        if not self.held_chats or chat in self.held_chats:
            await self.gate.wait()
        for _ in range(self.turns.get(number, 1)):
            await asyncio.sleep(0)
        if number in self.failing:
            raise LookupError("秘密 secret")


async def _settle(turns: int = 50) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 6), st.booleans()), max_size=60),
    st.integers(1, 6),
    st.integers(1, 20),
    st.integers(1, 4),
)
async def test_whatever_the_schedule_no_update_is_lost_and_no_chat_is_reordered(
    schedule: list[tuple[int, int, bool]], concurrency: int, backlog: int, submitters: int
) -> None:
    worker = Worker(
        turns={number: turns for number, (_, turns, _) in enumerate(schedule)},
        failing=frozenset(number for number, (_, _, fails) in enumerate(schedule) if fails),
    )
    dispatcher = Dispatcher(worker, concurrency=concurrency, backlog=backlog)

    async def submit(share: int) -> None:
        for number, (chat, _, _) in enumerate(schedule):
            if chat % submitters == share:
                await dispatcher.submit(_update(number, chat))

    with capture_logs() as lines:
        await asyncio.gather(*(submit(share) for share in range(submitters)))
        left = await dispatcher.drain(10)

    seen = defaultdict(list)
    for chat, number in worker.started:
        seen[chat].append(number)
    expected = defaultdict(list)
    for number, (chat, _, _) in enumerate(schedule):
        expected[chat].append(number)
    assert seen == expected
    assert left == 0
    assert not worker.overlapped
    assert worker.most_running <= min(concurrency, backlog)
    assert {line["update_id"] for line in lines} == worker.failing


@pytest.mark.parametrize("concurrency", [1, 2])
async def test_a_flooding_chat_holds_one_turn_and_the_others_go_between(concurrency: int) -> None:
    worker = Worker()
    dispatcher = Dispatcher(worker, concurrency=concurrency)

    for number in range(500):
        await dispatcher.submit(_update(number, chat=1))
    for number in range(500, 520):
        await dispatcher.submit(_update(number, chat=number))
    await dispatcher.drain(10)

    last_of_the_others = max(worker.finished.index(number) for number in range(500, 520))
    assert last_of_the_others < 60
    assert len(worker.finished) == 520


async def test_a_chat_that_hangs_holds_no_other_chat_back() -> None:
    worker = Worker()
    worker.held_chats = {1}
    worker.gate.clear()
    dispatcher = Dispatcher(worker, concurrency=2)

    for number in range(300):
        await dispatcher.submit(_update(number, chat=1 if number < 100 else number))
    await _settle(turns=1000)

    assert sorted(worker.finished) == list(range(100, 300))
    worker.gate.set()
    assert await dispatcher.drain(10) == 0
    assert len(worker.finished) == 300


async def test_chats_run_side_by_side_up_to_the_limit() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, concurrency=7)

    for number in range(30):
        await dispatcher.submit(_update(number, chat=number))
    await _settle()

    assert worker.running.total() == 7
    worker.gate.set()
    await dispatcher.drain(10)
    assert worker.most_running == 7


async def test_submitting_waits_while_the_backlog_is_full() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, backlog=3)
    for number in range(3):
        await dispatcher.submit(_update(number))

    waiting = asyncio.ensure_future(dispatcher.submit(_update(3)))
    await _settle()
    assert not waiting.done()

    worker.gate.set()
    await waiting
    assert await dispatcher.drain(10) == 0
    assert worker.finished == [0, 1, 2, 3]


async def test_giving_up_the_wait_accepts_nothing_and_costs_no_room() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, backlog=1)
    await dispatcher.submit(_update(0))

    for number in (1, 2, 3):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(dispatcher.submit(_update(number)), 0.01)
    worker.gate.set()
    await dispatcher.submit(_update(4))
    await dispatcher.drain(10)

    assert worker.finished == [0, 4]


@pytest.mark.parametrize("error", [LookupError("秘密 secret"), asyncio.CancelledError("秘密 secret")])
async def test_a_failing_update_is_logged_without_its_content_and_its_chat_goes_on(error: BaseException) -> None:
    done: list[int] = []

    async def process(update: Update) -> None:
        if update.update_id == 1:
            raise error
        done.append(update.update_id)

    dispatcher = Dispatcher(process, concurrency=1)
    with capture_logs() as lines:
        for number in (1, 2):
            await dispatcher.submit(_update(number))
        await dispatcher.drain(10)

    assert done == [2]
    assert lines == [
        {"event": "update_failed", "log_level": "error", "update_id": 1, "error": type(error).__name__},
    ]


async def test_draining_finishes_what_was_accepted_and_refuses_more() -> None:
    worker = Worker(turns=dict.fromkeys(range(40), 5))
    dispatcher = Dispatcher(worker, concurrency=3)
    for number in range(40):
        await dispatcher.submit(_update(number, chat=number % 4))

    left = await dispatcher.drain(10)

    assert left == 0
    assert sorted(worker.finished) == list(range(40))
    with pytest.raises(DispatcherClosedError):
        await dispatcher.submit(_update(99))


async def test_draining_cancels_what_is_late_says_how_many_and_wakes_the_waiting() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, concurrency=2, backlog=5)
    for number in range(5):
        await dispatcher.submit(_update(number, chat=number % 3))
    waiting = asyncio.ensure_future(dispatcher.submit(_update(5)))
    await _settle()

    with capture_logs():
        left = await dispatcher.drain(0.01)

    assert left == 5
    assert worker.running.total() == 0
    with pytest.raises(DispatcherClosedError):
        await waiting
    assert await dispatcher.drain(10) == 0


async def test_what_one_update_binds_to_its_context_is_not_seen_by_the_next() -> None:
    seen: list[str] = []

    async def process(update: Update) -> None:
        seen.append(BOUND.get())
        BOUND.set(f"update {update.update_id}")

    dispatcher = Dispatcher(process, concurrency=1)
    for number in range(3):
        BOUND.set(f"submitter of {number}")
        await dispatcher.submit(_update(number))
    await dispatcher.drain(10)

    assert seen == ["nothing"] * 3


async def test_updates_without_a_chat_are_ordered_by_their_user_and_else_together() -> None:
    order: list[int] = []
    gate = asyncio.Event()

    async def process(update: Update) -> None:
        order.append(update.update_id)
        await gate.wait()

    user = User(7, "Li", is_bot=False)
    dispatcher = Dispatcher(process)
    for update in (
        _update(1, chat=7),
        Update(2, inline_query=InlineQuery("q", user, "", "")),
        Update(3),
        Update(4),
        _update(5, chat=8),
    ):
        await dispatcher.submit(update)
    await _settle()

    assert order == [1, 3, 5]
    gate.set()
    await dispatcher.drain(10)
    assert order == [1, 3, 5, 2, 4]


def test_an_update_the_library_cannot_read_is_logged_by_its_id_and_skipped() -> None:
    with capture_logs() as lines:
        update = read_update({"update_id": 9, "message": {"text": "秘密 secret"}}, Bot("1:a"))

    assert update is None
    assert lines == [{"event": "update_unreadable", "log_level": "error", "update_id": 9, "error": "KeyError"}]
