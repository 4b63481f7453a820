"""Nothing given is lost when loops end, when the database closes, or when another writes to the same file."""

import asyncio
import threading
from functools import partial

from bot.store.database import Database

from .numbers import MANY, Hold, kept, put


async def test_closing_finishes_what_was_given(place: str) -> None:
    database = Database(place)
    given = [asyncio.ensure_future(database.write(partial(put, number=number))) for number in range(MANY)]
    await asyncio.sleep(0)

    await asyncio.to_thread(database.close)

    assert await asyncio.gather(*given) == list(range(MANY))
    assert kept(place) == list(range(MANY))


def test_closing_finishes_what_was_given_by_a_loop_that_has_ended_since(place: str) -> None:
    database = Database(place)
    hold = Hold()

    async def give_and_leave() -> None:
        held = asyncio.ensure_future(database.write(hold))
        given = [asyncio.ensure_future(database.write(partial(put, number=number))) for number in range(MANY)]
        await asyncio.sleep(0)
        for one in (held, *given):
            one.cancel()

    asyncio.run(give_and_leave())
    hold.go_on.set()
    database.close()

    assert kept(place) == list(range(MANY))


def test_work_of_two_event_loops_in_one_commit_wakes_both(place: str) -> None:
    database = Database(place)
    hold = Hold()
    given = threading.Semaphore(0)
    answered: list[int] = []

    async def give_and_wait(number: int) -> None:
        waiting = asyncio.ensure_future(database.write(partial(put, number=number)))
        for _ in range(2):  # once to give, once to hand over
            await asyncio.sleep(0)
        given.release()
        answered.append(await waiting)

    holding = threading.Thread(target=lambda: asyncio.run(database.write(hold)), daemon=True)
    holding.start()
    hold.begun.wait(10)
    threads = [threading.Thread(target=lambda n=n: asyncio.run(give_and_wait(n)), daemon=True) for n in range(2)]
    for thread in threads:
        thread.start()
        given.acquire(timeout=10)
    hold.go_on.set()
    for thread in (holding, *threads):
        thread.join(5)

    assert sorted(answered) == [0, 1]
    database.close()


def write_from_a_thread(url: str, first: int) -> None:
    database = Database(url)

    async def write_all() -> None:
        await asyncio.gather(*(database.write(partial(put, number=first + number)) for number in range(100)))

    asyncio.run(write_all())
    database.close()


def test_two_writers_of_one_file_wait_for_each_other(place: str) -> None:
    threads = [threading.Thread(target=write_from_a_thread, args=(place, first)) for first in (0, 1000)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    found = kept(place)
    assert sorted(found) == [*range(100), *range(1000, 1100)]
    assert [number for number in found if number < 1000] == list(range(100))
