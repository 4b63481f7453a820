"""One database, reached in two ways: writes in one thread with grouped commits, reads beside them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.store.batches import Batch, Job, T, Work
from bot.store.engines import open_engine, opened, reading
from bot.store.failures import DatabaseError, StorageDownError, reported, typed
from bot.store.writer import MOST_IN_A_COMMIT, Writer

__all__ = [
    "MOST_IN_A_COMMIT",
    "TERMS",
    "Connection",
    "Database",
    "DatabaseError",
    "StorageDownError",
    "open_engine",
    "opened",
    "reported",
]

READERS = 4
"""Threads that read beside the writer."""

TERMS: ContextVar[Work[object] | None] = ContextVar("birdcall_terms", default=None)
"""What goes before all work that a task gives to be written, in the same transaction: if it raises, nothing is written
and the work's result is what it raised. None: there are no terms.
"""


class Database:
    """Give it work from one event loop, await its result. ``close`` finishes what was given.

    No statement, and no connecting, ever runs on the event loop's thread.
    """

    def __init__(self, url: str, key: str | None = None) -> None:
        """``key`` opens an encrypted SQLite file. Raises DatabaseError for a URL it cannot use."""
        self.engine = open_engine(url, key)
        self._reading = reading(self.engine)
        self._writer = Writer(self.engine)
        self._gathering: Batch | None = None
        self._closed = False
        self._readers = ThreadPoolExecutor(max_workers=READERS, thread_name_prefix="birdcall-reader")

    @property
    def shared(self) -> bool:
        """Whether several replicas may be at this database."""
        return self.engine.dialect.name == "postgresql"

    async def write(self, work: Work[T]) -> T:
        """Run ``work`` in a transaction and commit; its result, or its exception with nothing written.

        Work that fails makes the work it shares a commit with run again, so it must do nothing but SQL.
        Raises StorageDownError when the database is away or full; trying again is up to the caller.
        """
        return await self.begin(work)

    def begin(self, work: Work[T]) -> asyncio.Future[T]:
        """As ``write``, to be awaited later; it is done before any work given after it."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._give(Job(_on_terms(work), done))
        return done

    def note(self, work: Work[object]) -> None:
        """As ``write``, for work nobody waits for; it is done before any work given later. Failing, it is logged.

        While the database is down it is kept and tried again, so it must bear to be done twice.
        """
        self._give(Job(_on_terms(work), None))

    async def read(self, work: Work[T]) -> T:
        """Run ``work`` in a read-only transaction beside the writer. Raises StorageDownError as ``write`` does."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def ping(self) -> None:
        """The database answers. Raises what kept it from that."""
        await self.read(lambda connection: connection.execute(text("SELECT 1")).close())

    def close(self) -> None:
        """Finish all work that was given, then close. Blocking."""
        self._closed = True
        self._hand_over()
        self._writer.finish()
        self._readers.shutdown()
        self.engine.dispose()

    def _give(self, job: Job) -> None:
        if self._closed:
            raise DatabaseError("The database is closed; nothing was written.")
        if self._gathering is None:
            loop = asyncio.get_running_loop()
            self._gathering = Batch(loop, [])
            loop.call_soon(self._hand_over)
        self._gathering.jobs.append(job)

    def _hand_over(self) -> None:
        batch, self._gathering = self._gathering, None
        if batch:
            self._writer.give(batch)

    def _read(self, work: Work[T]) -> T:
        try:
            with self._reading.connect() as connection:
                return work(connection)
        except SQLAlchemyError as error:
            raise typed(error)  # noqa: B904  # it names its cause itself


def _on_terms(work: Work[T]) -> Work[T]:
    terms = TERMS.get()
    if terms is None:
        return work

    def both(connection: Connection) -> T:
        terms(connection)
        return work(connection)

    return both
