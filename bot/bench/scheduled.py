"""The same with APScheduler: date jobs in its SQLAlchemy store, all due at once."""

import threading
import time
from datetime import datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine

_DONE = threading.Semaphore(0)


def tick() -> None:
    """A job that only tells that it ran."""
    _DONE.release()


def seconds_each(engine: Engine, jobs: int, now: datetime) -> float:
    """From the first job found due until the last was run and removed, a job."""
    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=engine)},
        executors={"default": ThreadPoolExecutor(10)},
        job_defaults={"misfire_grace_time": None},
        timezone="UTC",
    )
    scheduler.start(paused=True)
    for number in range(jobs):
        scheduler.add_job(tick, "date", run_date=now - timedelta(milliseconds=jobs - number))
    start = time.perf_counter()
    scheduler.resume()
    for _ in range(jobs):
        _DONE.acquire()
    seconds = time.perf_counter() - start
    scheduler.shutdown()
    return seconds / jobs
