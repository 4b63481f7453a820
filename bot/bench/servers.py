"""A PostgreSQL for a bench: a database of its own at the server that is named, or a server of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from bot.bench.chaos.databases import database

NAMED = "BIRDCALL_TEST_POSTGRES"
"""The environment variable that names a server by its URL."""


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The URL of an empty database. Raises ImportError with neither a named server nor the package that carries one."""
    named = os.environ.get(NAMED)
    if not named:
        with database("postgresql", folder) as place:
            yield place.url
        return
    url, name = make_url(named).set(drivername="postgresql+psycopg"), f"birdcall_bench_{os.getpid()}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
        try:
            yield url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
