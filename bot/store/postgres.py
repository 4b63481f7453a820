"""PostgreSQL: one server for several replicas of the bot."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.store.failures import DatabaseError, missing

POOL, OVERFLOW = 5, 2
"""Connections kept: a writer and its readers. A few more for commands that work beside them."""

_CONNECTION: dict[str, str | int] = {
    "application_name": "birdcall",
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    "options": "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s",
}
"""What libpq is asked for unless the URL says otherwise; seconds, ``tcp_user_timeout`` milliseconds."""

_STANDSTILL = 5
"""Seconds that a writer's transaction may stand still. It holds rows that other replicas wait for, so it is over before
its replica counts as gone (bot/intake.py: LEASE).
"""


def open_postgres(url: URL) -> Engine:
    """The engine of a PostgreSQL database, through psycopg. Raises DatabaseError without the extra."""
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=POOL,
            max_overflow=OVERFLOW,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={name: value for name, value in _CONNECTION.items() if name not in url.query},
        )
    except ImportError as error:
        raise DatabaseError(missing("PostgreSQL", "postgres")) from error
    event.listen(engine, "connect", _drop_nul)
    return engine


def end_standstills(connection: Connection) -> None:
    """From now on the server ends this connection when a transaction on it stands still, as in a suspended process."""
    connection.exec_driver_sql(f"SET idle_in_transaction_session_timeout = '{_STANDSTILL}s'")
    connection.commit()


def _drop_nul(connection: Any, _record: Any) -> None:
    """PostgreSQL has no character 0 in texts; who pastes one means nothing by it, and must not fail."""
    from psycopg.types.string import StrDumperUnknown  # noqa: PLC0415  # an extra

    class NulFree(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", ""))

    connection.adapters.register_dumper(str, NulFree)
