"""Work as it is handed from event loops to the writer, and its results handed back."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
Work = Callable[[Connection], T]


@dataclass(slots=True)
class Job:
    """Work, and the future of whoever waits for it; None for a note."""

    work: Work[Any]
    done: asyncio.Future[Any] | None


@dataclass(slots=True)
class Batch:
    """What one turn of an event loop gave: handed over, committed and told together."""

    loop: asyncio.AbstractEventLoop
    jobs: list[Job]


def tell(batch: Batch, results: list[Any]) -> None:
    """Hand results back, waking the event loop once, and not at all when nobody waits."""
    waiting = [(job.done, result) for job, result in zip(batch.jobs, results, strict=True) if job.done]

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
