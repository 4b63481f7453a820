"""Open the library the quick way: from the cache when its content is known, from the YAML otherwise."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.content.cache import read_cache, write_cache
from bot.content.files import fingerprint
from bot.core.library import Library


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let the garbage collector rest, and nobody wait for it.

    Hundreds of thousands of values come to stay, none in a circle: walking them again and again as they grow in number
    takes as long as making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def open_library(root: Path, cache: Path | None) -> Library:
    """The library at ``root``. Raises LibraryError naming every problem.

    The YAML machinery (PyYAML, pydantic, OpenCC) is imported only when the cache does not help: it costs
    more than everything else a ``birdcall classify`` does.
    """
    cached = read_cache(cache, fingerprint(root)) if cache else None
    if cached is not None:
        return cached
    from bot.content.loading import load_library  # noqa: PLC0415  # see the docstring

    library = load_library(root)
    if cache:
        write_cache(cache, library)
    return library
