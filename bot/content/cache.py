"""The checked library as one JSON file, keyed by the content of its sources; safe to delete at any time."""

import os
from pathlib import Path

import msgspec

from bot import __version__
from bot.core.library import Library


def cache_file(folder: Path, version: str) -> Path:
    """Where the library of this content is kept. Another release of Birdcall has its own."""
    return folder / f"library-{__version__}-{version}.json"


def read_cache(folder: Path, version: str) -> Library | None:
    """The cached library, or None when there is none or it cannot be read."""
    try:
        return msgspec.json.decode(cache_file(folder, version).read_bytes(), type=Library)
    except (OSError, msgspec.MsgspecError):
        return None


def write_cache(folder: Path, library: Library) -> None:
    """Keep the library; readers never see half a file. A folder that cannot be written is not an error."""
    import tempfile  # noqa: PLC0415  # seldom needed, and slow to import

    target = cache_file(folder, library.version)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix="library-", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(library))
        Path(name).replace(target)
        for old in folder.glob(f"library-{__version__}-*.json"):
            if old != target:
                old.unlink(missing_ok=True)
    except OSError:
        return
