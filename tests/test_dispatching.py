"""The dispatcher: order within a chat, chats side by side, bounds, failures, the end."""

import asyncio
from collections import Counter, defaultdict
from contextvars import ContextVar
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.dispatching import AgainError, Dispatcher, DispatcherClosedError

BOUND: ContextVar[str] = ContextVar("BOUND", default="nothing")
SOON = 0.001


class Item(NamedTuple):
    number: int
    chat: int = 1


class Worker:
    """Processes items, each taking as many turns of the loop and tries as told, and remembers what it saw."""

    def __init__(
        self,
        turns: dict[int, int] | None = None,
        failing: frozenset[int] = frozenset(),
        again: dict[int, int] | None = None,
    ) -> None:
        self.turns = turns or {}
        self.failing = failing
        self.again = dict(again or {})
        self.gate = asyncio.Event()
        self.gate.set()
        self.held_chats: set[int] = set()
        self.started: list[Item] = []
        self.finished: list[int] = []
        self.running: Counter[int] = Counter()
        self.most_running = 0
        self.overlapped = False

    async def __call__(self, item: Item) -> None:
        self.started.append(item)
        self.overlapped |= self.running[item.chat] > 0
        self.running[item.chat] += 1
        self.most_running = max(self.most_running, self.running.total())
        try:
            await self._work(item)
        finally:
            self.running[item.chat] -= 1
        self.finished.append(item.number)

    async def _work(self, item: Item) -> None:
        if not self.held_chats or item.chat in self.held_chats:
            await self.gate.wait()
        for _ in range(self.turns.get(item.number, 1)):
            await asyncio.sleep(0)
        if self.again.get(item.number, 0):
            self.again[item.number] -= 1
            raise AgainError(SOON)
        if item.number in self.failing:
            raise LookupError("秘密 secret")


async def _settle(turns: int = 50) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)


def give(dispatcher: Dispatcher[Item], *items: Item) -> None:
    for item in items:
        dispatcher.submit(item.chat, item)


Schedule = list[tuple[int, int, bool, int]]
"""Chat, turns it takes, whether it fails, how often it is to be processed again first."""


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.integers(0, 6), st.booleans(), st.sampled_from([0] * 9 + [1])), max_size=60
    ),
    st.integers(1, 6),
    st.integers(1, 20),
    st.integers(1, 4),
)
async def test_whatever_the_schedule_nothing_is_lost_and_no_chat_is_reordered(
    schedule: Schedule, concurrency: int, backlog: int, submitters: int
) -> None:
    worker = Worker(
        turns={number: turns for number, (_, turns, _, _) in enumerate(schedule)},
        failing=frozenset(number for number, (_, _, fails, _) in enumerate(schedule) if fails),
        again={number: again for number, (_, _, _, again) in enumerate(schedule)},
    )
    dispatcher = Dispatcher(worker, concurrency=concurrency, backlog=backlog)
    most_unfinished = 0

    async def submit(share: int) -> None:
        nonlocal most_unfinished
        for number, (chat, _, _, _) in enumerate(schedule):
            if chat % submitters == share:
                await dispatcher.room()
                give(dispatcher, Item(number, chat))
                most_unfinished = max(most_unfinished, dispatcher.unfinished)

    with capture_logs() as lines:
        await asyncio.gather(*(submit(share) for share in range(submitters)))
        await asyncio.wait_for(dispatcher.idle(), 30)

    seen: dict[int, list[int]] = defaultdict(list)
    expected: dict[int, list[int]] = defaultdict(list)
    for item in worker.started:
        seen[item.chat].append(item.number)
    for number, (chat, _, _, again) in enumerate(schedule):
        expected[chat] += [number] * (1 + again)
    assert seen == expected
    assert not worker.overlapped
    assert worker.most_running <= min(concurrency, backlog)
    assert most_unfinished < backlog + submitters
    assert len(lines) == len(worker.failing)


@pytest.mark.parametrize("concurrency", [1, 2])
async def test_a_flooding_chat_holds_one_turn_and_the_others_go_between(concurrency: int) -> None:
    worker = Worker()
    dispatcher = Dispatcher(worker, concurrency=concurrency)

    give(dispatcher, *(Item(number) for number in range(500)))
    give(dispatcher, *(Item(number, chat=number) for number in range(500, 520)))
    await dispatcher.idle()

    last_of_the_others = max(worker.finished.index(number) for number in range(500, 520))
    assert last_of_the_others < 60
    assert len(worker.finished) == 520


async def test_a_chat_that_hangs_holds_no_other_chat_back() -> None:
    worker = Worker()
    worker.held_chats = {1}
    worker.gate.clear()
    dispatcher = Dispatcher(worker, concurrency=2)

    give(dispatcher, *(Item(number, chat=1 if number < 100 else number) for number in range(300)))
    await _settle(turns=1000)

    assert sorted(worker.finished) == list(range(100, 300))
    worker.gate.set()
    await dispatcher.idle()
    assert len(worker.finished) == 300


async def test_chats_run_side_by_side_up_to_the_limit() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, concurrency=7)

    give(dispatcher, *(Item(number, chat=number) for number in range(30)))
    await _settle()

    assert worker.running.total() == 7
    worker.gate.set()
    await dispatcher.idle()
    assert worker.most_running == 7


async def test_there_is_no_room_while_the_backlog_is_full() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, backlog=3)
    give(dispatcher, *(Item(number) for number in range(3)))

    waiting = asyncio.ensure_future(dispatcher.room())
    await _settle()
    assert not waiting.done()

    worker.gate.set()
    await waiting
    assert dispatcher.unfinished < 3


async def test_what_is_to_be_processed_again_comes_first_in_its_chat_and_holds_no_place_meanwhile() -> None:
    worker = Worker(again={0: 2})
    dispatcher = Dispatcher(worker, concurrency=1)

    give(dispatcher, Item(0), Item(1), *(Item(number, chat=number) for number in range(2, 40)))
    await dispatcher.idle()

    assert [item.number for item in worker.started if item.chat == 1] == [0, 0, 0, 1]
    assert worker.finished[:38] == list(range(2, 40))


@pytest.mark.parametrize("error", [LookupError("秘密 secret"), asyncio.CancelledError("秘密 secret")])
async def test_a_failing_item_is_logged_without_its_content_and_its_chat_goes_on(error: BaseException) -> None:
    done: list[int] = []

    async def process(item: Item) -> None:
        if item.number == 1:
            raise error
        done.append(item.number)

    dispatcher = Dispatcher(process, concurrency=1)
    with capture_logs() as lines:
        give(dispatcher, Item(1), Item(2))
        await dispatcher.idle()

    assert done == [2]
    assert "secret" not in str(lines)
    assert [line["error"] for line in lines] == (["LookupError"] if isinstance(error, LookupError) else [])


async def test_draining_lets_what_runs_finish_and_begins_nothing_more() -> None:
    worker = Worker(turns=dict.fromkeys(range(40), 5), again={1: 1})
    dispatcher = Dispatcher(worker, concurrency=3)
    give(dispatcher, *(Item(number, chat=number % 4) for number in range(40)))
    await _settle(turns=2)

    left = await dispatcher.drain(10)

    assert worker.finished == [0, 2]
    assert [item.number for item in worker.started] == [0, 1, 2]
    assert left == dispatcher.unfinished == 38
    with pytest.raises(DispatcherClosedError):
        give(dispatcher, Item(99))
    await asyncio.sleep(20 * SOON)
    assert len(worker.started) == 3


async def test_draining_forgets_what_was_waiting_to_be_processed_again() -> None:
    worker = Worker(again={0: 9})
    dispatcher = Dispatcher(worker)
    give(dispatcher, Item(0))
    await _settle()

    left = await dispatcher.drain(10)
    tries = len(worker.started)
    await asyncio.sleep(20 * SOON)

    assert left == 1
    assert len(worker.started) == tries


async def test_draining_cancels_what_is_late_says_how_many_and_wakes_the_waiting() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, concurrency=2, backlog=5)
    give(dispatcher, *(Item(number, chat=number % 3) for number in range(5)))
    waiting = asyncio.ensure_future(dispatcher.room())
    await _settle()

    with capture_logs() as lines:
        left = await dispatcher.drain(0.01)

    assert left == 5
    assert lines == []
    assert worker.running.total() == 0
    with pytest.raises(DispatcherClosedError):
        await waiting
    assert await dispatcher.drain(10) == 5


async def test_what_one_item_binds_to_its_context_is_not_seen_by_the_next() -> None:
    seen: list[str] = []

    async def process(item: Item) -> None:
        seen.append(BOUND.get())
        BOUND.set(f"item {item.number}")

    dispatcher = Dispatcher(process, concurrency=1)
    for number in range(3):
        BOUND.set(f"submitter of {number}")
        give(dispatcher, Item(number))
    await dispatcher.idle()

    assert seen == ["nothing"] * 3


async def test_it_tells_which_chats_would_be_begun_at_once() -> None:
    worker = Worker()
    worker.gate.clear()
    dispatcher = Dispatcher(worker, concurrency=3)
    free = dispatcher.places([5, 4, 5, 3, 2])

    dispatcher.submit(5, Item(1, 5))
    dispatcher.submit(5, Item(2, 5))
    left = dispatcher.places([5, 4, 3, 2])
    worker.gate.set()
    await dispatcher.idle()

    assert free == {5, 4, 3}
    assert left == {4, 3}
