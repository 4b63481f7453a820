"""The one thread that writes: what has gathered shares a commit, and a database that went away is met again."""

import queue
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import structlog
from sqlalchemy import Connection, Engine

from bot.store.batches import Batch, Job, tell
from bot.store.engines import connected_to_write
from bot.store.failures import StorageDownError, is_clash, is_down, typed

log = structlog.get_logger()

MOST_IN_A_COMMIT = 64
"""Turns of the event loop whose work shares one commit at most; bounds how long the first of them waits."""

MOST_OWED = 10_000
"""Notes kept while the database is down. What comes then is not kept, and logged."""

SHORTEST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
"""Seconds between attempts to write the notes owed; doubled each time."""

CLASHES = 3
"""How often a piece of work is run when other transactions keep getting in its way."""


class Writer:
    """Runs batches in the order they came. Notes that met a database that was down go before anything newer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._batches: queue.SimpleQueue[Batch | None] = queue.SimpleQueue()
        self._owed: deque[Job] = deque()
        self._pause = SHORTEST_PAUSE
        self._thread = threading.Thread(target=self._run, name="birdcall-writer", daemon=True)
        self._thread.start()

    def give(self, batch: Batch) -> None:
        """Have this done after all that was given before."""
        self._batches.put(batch)

    def finish(self) -> None:
        """Do what was given, then end. Blocking."""
        self._batches.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (group := self._next_group()) is not None:
            self._do(group)
        if self._owed:
            self._do([])
        if self._owed:
            log.error("notes were lost, the database being down", count=len(self._owed))
        self._let_go()

    def _next_group(self) -> list[Batch] | None:
        """Wait for work, and take along what has gathered; empty: try what is owed again; None: no more will come."""
        group: list[Batch] = []
        with suppress(queue.Empty):
            while len(group) < MOST_IN_A_COMMIT and not (group and self._batches.empty()):
                batch = self._batches.get(timeout=self._pause if self._owed else None)
                if batch is None:
                    if not group:
                        return None
                    self._batches.put(None)  # to be met again after this group
                    break
                group.append(batch)
        return group

    def _do(self, group: list[Batch]) -> None:
        owed = list(self._owed)
        results = self._results([*owed, *(job for batch in group for job in batch.jobs)])
        self._owed.clear()
        self._note(owed, results[: len(owed)])
        rest = iter(results[len(owed) :])
        for batch in group:
            told = [next(rest) for _ in batch.jobs]
            self._note(batch.jobs, told)
            tell(batch, told)
        self._pause = min(2 * self._pause, LONGEST_PAUSE) if self._owed else SHORTEST_PAUSE

    def _results(self, jobs: list[Job]) -> list[Any]:
        """For each job what it returned or raised: in one transaction if all goes well, else in one each."""
        try:
            with self._transaction() as connection:
                return [job.work(connection) for job in jobs]
        except Exception as error:  # noqa: BLE001  # whatever went wrong belongs to whoever gave the work
            if is_down(error):
                return [typed(error)] * len(jobs)
        results: list[Any] = []
        for job in jobs:
            down = results and isinstance(results[-1], Exception) and is_down(results[-1])
            results.append(results[-1] if down else self._alone(job))
        return [typed(result) if isinstance(result, Exception) else result for result in results]

    def _alone(self, job: Job) -> Any:
        """The result of one piece of work in a transaction of its own, or what it raised."""
        for _ in range(CLASHES):
            try:
                with self._transaction() as connection:
                    return job.work(connection)
            except Exception as error:  # noqa: BLE001  # as above
                failure = error
                if not is_clash(error):
                    break
        return failure

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction on the connection that stays open; one that is of no use any more is thrown away."""
        try:
            self._connection = self._connection or connected_to_write(self._engine)
            with self._connection.begin():
                yield self._connection
        except Exception as error:
            if is_down(error):
                self._let_go()
            raise

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):  # it may be broken in any way
                connection.invalidate()
            connection.close()

    def _note(self, jobs: list[Job], results: list[Any]) -> None:
        """Keep the notes that may yet be written, and log those that will not be."""
        for job, result in zip(jobs, results, strict=True):
            if job.done is not None or not isinstance(result, Exception):
                continue
            if isinstance(result, StorageDownError) and len(self._owed) < MOST_OWED:
                self._owed.append(job)
            else:
                log.error("a note was not kept", error=type(result).__name__)
