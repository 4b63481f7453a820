"""Queries about leases: what only one may do at a time, until it says so again or its time is over."""

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Connection, Table, delete, func, select

from bot.store.queue_tables import Lease
from bot.store.upsert import insert

_REPLICA = "replica "
LEASES = cast(Table, Lease.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it


def clock(connection: Connection, now: datetime) -> datetime:
    """The time that leases are measured by: the server's where replicas share one, else ``now``."""
    if connection.dialect.name == "postgresql":
        return cast(datetime, connection.execute(select(func.clock_timestamp())).scalar_one())
    return now


def hold(connection: Connection, *, name: str, holder: str, seconds: float, now: datetime) -> bool:
    """Take or renew a lease; False while another holds it."""
    at = clock(connection, now)
    until = at + timedelta(seconds=seconds)
    statement = insert(LEASES).values(name=name, holder=holder, until=until)
    free = (LEASES.c.holder == holder) | (LEASES.c.until <= at)
    taken = statement.on_conflict_do_update(
        index_elements=["name"], set_={"holder": holder, "until": until}, where=free
    )
    return connection.execute(taken.returning(LEASES.c.name)).one_or_none() is not None


def drop(connection: Connection, *, holder: str) -> None:
    """Give up everything that this holder holds."""
    connection.execute(delete(LEASES).where(LEASES.c.holder == holder))


def names(connection: Connection, *, now: datetime) -> set[str]:
    """What is held now, by anyone."""
    statement = select(LEASES.c.name).where(LEASES.c.until > clock(connection, now))
    return set(connection.execute(statement).scalars())


def prune(connection: Connection, *, before: datetime) -> int:
    """Forget leases that ended before then; how many."""
    return connection.execute(delete(LEASES).where(LEASES.c.until < before)).rowcount


def show_life(connection: Connection, *, replica: str, seconds: float, now: datetime) -> None:
    """This replica counts as alive for so long."""
    hold(connection, name=f"{_REPLICA}{replica}", holder=replica, seconds=seconds, now=now)


def alive(connection: Connection, *, now: datetime) -> set[str]:
    """The replicas that showed a sign of life lately."""
    at = clock(connection, now)
    statement = select(LEASES.c.holder).where(LEASES.c.until > at, LEASES.c.name.startswith(_REPLICA))
    return set(connection.execute(statement).scalars())
