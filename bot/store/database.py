"""One database, reached in two ways: writes in one thread with grouped commits, reads beside them."""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

log = structlog.get_logger()

__all__ = ["Connection", "Database", "DatabaseError", "open_engine", "reported"]

T = TypeVar("T")
Work = Callable[[Connection], T]

MOST_IN_A_COMMIT = 64
"""Turns of the event loop whose work shares one commit at most; bounds how long the first of them waits."""


class DatabaseError(Exception):
    """The database cannot be used; the message says why and what to do."""


class StorageDownError(DatabaseError):
    """The database cannot be reached for the moment; the same may succeed later."""


@contextmanager
def reported() -> Iterator[None]:
    """Within it, what goes wrong with the database is a DatabaseError."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = error.__cause__ or error
        raise DatabaseError(f"The database does not open ({reason}). Check BIRDCALL_DATABASE and rights.") from error


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    done: asyncio.Future[Any] | None


@dataclass(slots=True)
class _Batch:
    """What one turn of an event loop gave: handed over, committed and told together."""

    loop: asyncio.AbstractEventLoop
    jobs: list[_Job]


def open_engine(url: str) -> Engine:
    """The SQLAlchemy engine of ``url``. Raises DatabaseError."""
    try:
        driver = make_url(url).drivername
    except ArgumentError:
        driver = ""
    if not driver.startswith("sqlite"):
        raise DatabaseError("Birdcall keeps its data in SQLite: set BIRDCALL_DATABASE=sqlite:///birdcall.db")
    engine = create_engine(url, connect_args={"timeout": 10, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """WAL lets reads run beside the writer; NORMAL survives kill -9 (SQLite: PRAGMA synchronous)."""
    connection.isolation_level = None  # SQLAlchemy's begin event says BEGIN IMMEDIATE instead
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once when another writes in between.
    read_only = connection.get_execution_options().get("read_only")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


class Database:
    """Give it work from one event loop, await its result. ``close`` finishes what was given."""

    def __init__(self, url: str) -> None:
        """Raises DatabaseError for a URL it cannot use."""
        self.engine = open_engine(url)
        self._batches: queue.SimpleQueue[_Batch | None] = queue.SimpleQueue()
        self._gathering: _Batch | None = None
        self._closed = False
        self._writer = threading.Thread(target=self._write_all, name="birdcall-writer", daemon=True)
        self._writer.start()
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="birdcall-reader")

    @property
    def shared(self) -> bool:
        """Whether several replicas may be at this database."""
        return self.engine.dialect.name == "postgresql"

    async def write(self, work: Work[T]) -> T:
        """Run ``work`` in a transaction and commit; its result, or its exception with nothing written.

        Work that fails makes the work it shares a commit with run again, so it must do nothing but SQL.
        """
        return await self.begin(work)

    def begin(self, work: Work[T]) -> asyncio.Future[T]:
        """As ``write``, to be awaited later; it is done before any work given after it."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._give(_Job(work, done))
        return done

    def note(self, work: Work[object]) -> None:
        """As ``write``, for work nobody waits for; it is done before any work given later. Failing, it is logged."""
        self._give(_Job(work, None))

    async def read(self, work: Work[T]) -> T:
        """Run ``work`` in a read-only transaction beside the writer."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def ping(self) -> None:
        """The database answers. Raises what kept it from that."""
        await self.read(lambda connection: connection.execute(text("SELECT 1")).close())

    def close(self) -> None:
        """Finish all work that was given, then close. Blocking."""
        self._closed = True
        self._hand_over()
        self._batches.put(None)
        self._writer.join()
        self._readers.shutdown()
        self.engine.dispose()

    def _give(self, job: _Job) -> None:
        if self._closed:
            raise DatabaseError("The database is closed; nothing was written.")
        if self._gathering is None:
            loop = asyncio.get_running_loop()
            self._gathering = _Batch(loop, [])
            loop.call_soon(self._hand_over)
        self._gathering.jobs.append(job)

    def _hand_over(self) -> None:
        batch, self._gathering = self._gathering, None
        if batch:
            self._batches.put(batch)

    def _read(self, work: Work[T]) -> T:
        with self.engine.connect().execution_options(read_only=True) as connection:
            return work(connection)

    def _write_all(self) -> None:
        connection: Connection | None = None
        while group := self._next_group():
            try:
                connection = connection or self.engine.connect()
            except SQLAlchemyError as error:
                for batch in group:
                    _tell(batch, [error] * len(batch.jobs))
            else:
                _commit(connection, group)
        if connection is not None:
            connection.close()

    def _next_group(self) -> list[_Batch]:
        """Wait for work, and take along what has gathered meanwhile; empty when there will be no more."""
        group: list[_Batch] = []
        while len(group) < MOST_IN_A_COMMIT and not (group and self._batches.empty()):
            batch = self._batches.get()
            if batch is None:
                if group:
                    self._batches.put(None)  # to be met again after this group
                break
            group.append(batch)
        return group


def _commit(connection: Connection, group: list[_Batch]) -> None:
    jobs = [job for batch in group for job in batch.jobs]
    try:
        with connection.begin():
            results = [job.work(connection) for job in jobs]
    except Exception:  # noqa: BLE001  # whatever went wrong belongs to whoever gave the work
        results = [_alone(connection, job) for job in jobs]
    outcomes = iter(results)
    for batch in group:
        _tell(batch, [next(outcomes) for _ in batch.jobs])


def _alone(connection: Connection, job: _Job) -> Any:
    """The result of one piece of work in a transaction of its own, or what it raised."""
    try:
        with connection.begin():
            return job.work(connection)
    except Exception as error:  # noqa: BLE001  # as above
        return error


def _tell(batch: _Batch, results: list[Any]) -> None:
    """Hand results back, waking the event loop once, and not at all when nobody waits."""
    waiting = [(job.done, result) for job, result in zip(batch.jobs, results, strict=True) if job.done]
    for job, result in zip(batch.jobs, results, strict=True):
        if job.done is None and isinstance(result, Exception):
            log.error("a note was not kept", error=type(result).__name__)

    def set_all() -> None:
        for done, result in waiting:
            if done.cancelled():
                continue
            if isinstance(result, Exception):
                done.set_exception(result)
            else:
                done.set_result(result)

    if waiting:
        with suppress(RuntimeError):  # the loop was closed while its work was still being done
            batch.loop.call_soon_threadsafe(set_all)
