"""The library that serves now, and stays in service when an edit goes wrong."""

import gc
from collections.abc import Sequence
from pathlib import Path

from bot.content.files import Stamp, fingerprint, stamp
from bot.content.opening import collector_paused, open_library
from bot.content.problems import LibraryError, Problem
from bot.content.trained import engine_of
from bot.core.engine import Engine


class LiveLibrary:
    """``engine`` is always whole and always good: ``refresh`` swaps it only for another good one."""

    def __init__(self, root: Path, cache: Path | None) -> None:
        """Raises LibraryError when there is not even a first good library."""
        self._root = root
        self._cache = cache
        self.engine = engine_of(open_library(root, cache))
        # The library is as good as permanent: the collector need not walk it on every round.
        gc.freeze()
        self._seen = self._found = self.engine.library.version
        self._stamps: tuple[Stamp, Stamp] = frozenset(), frozenset()
        self._warm = False

    def refresh(self) -> Sequence[Problem] | None:
        """Look at the files. None: nothing new. Empty: a new library serves. Else: why the old one still does.

        Each content is judged once, so a bad edit is told once. Blocking (disk, parsing): run it in a thread.
        """
        try:
            version = self._fingerprint()
        except OSError:
            return None  # a file is being replaced this very moment; the next look will see it
        if not self._warm:
            # Not before the first look: a start must not wait for what the first rep can be spared all the same.
            self._warm = True
            self.engine.warm()
        if version == self._seen:
            return None
        self._seen = version
        if version == self.engine.library.version:
            return ()
        try:
            with collector_paused():
                self.engine = self._opened()
                gc.freeze()
        except LibraryError as error:
            return error.problems
        except OSError:
            self._seen = ""  # replaced while we read; the next look will see it
            return None
        return ()

    def _fingerprint(self) -> str:
        """The files are read unless the last two looks found them unchanged: their stamp may miss a quick change."""
        now = stamp(self._root)
        if self._stamps != (now, now):
            self._found = fingerprint(self._root)
        self._stamps = self._stamps[1], now
        return self._found

    def _opened(self) -> Engine:
        engine = engine_of(open_library(self._root, self._cache))
        engine.warm()
        return engine
