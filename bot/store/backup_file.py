"""The file of a backup: JSON lines, compressed, encrypted when there is a key, refused unless it is whole.

The first line is the header. For each table a line ``{"table": …, "columns": […]}`` and its rows, each a list. The last
line tells how many rows there were and the SHA-256 of all lines before it.
"""

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from bot.store.sealing import MARK, BackupError, sealing, unsealing

FORMAT = 1
"""Raised when an older Birdcall could not read the file."""

_LEVEL = 5
_GZIP = b"\x1f\x8b"


class Header(msgspec.Struct, forbid_unknown_fields=True):
    """What is in a backup. ``made_at`` is in UTC, ISO 8601; ``ids`` are the last ids given out, by table."""

    format: int
    step: str
    made_at: str
    tables: dict[str, int]
    ids: dict[str, int]
    birdcall: str = "backup"


class _Trailer(msgspec.Struct, forbid_unknown_fields=True):
    rows: int
    sha256: str


Put = Callable[[object], None]
Line = Header | list[Any] | dict[str, Any]


@contextmanager
def writing(path: Path, key: str | None) -> Iterator[Put]:
    """Yields what takes one line after another. The file has its name only once it is whole and on the disk.

    For its owner only. Raises BackupError when there is such a file already or it cannot be written.
    """
    if path.exists():
        raise BackupError(f"{path} is there already, and a backup is never overwritten; give another name.")
    part = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with sealing(file, key) if key else nullcontext(file) as target:
                yield from _lines_into(target)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise BackupError(f"{path} cannot be written ({error.strerror}); nothing was kept.") from error
    finally:
        part.unlink(missing_ok=True)


def reading(path: Path, key: str | None) -> Iterator[Line]:
    """The lines of a backup, header first. To the end of it: only then it is sure that the file is whole.

    Raises BackupError for a wrong key, another file, a newer format, and one that is cut off or altered.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(MARK))
            file.seek(0)
            if start != MARK and not start.startswith(_GZIP):
                raise BackupError(f"{path} is no backup of Birdcall.")
            with unsealing(file, key) if start == MARK else nullcontext(file) as plain:
                yield from _lines_of(plain, path)
    except (EOFError, gzip.BadGzipFile, zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BackupError(f"{path} is cut off or altered, so nothing of it is used; take another backup.") from error
    except OSError as error:
        raise BackupError(f"{path} cannot be read ({error.strerror}).") from error


def _lines_into(target: BinaryIO) -> Iterator[Put]:
    seen, rows = hashlib.sha256(), 0
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=_LEVEL, filename="", mtime=0) as packed:

        def put(line: object) -> None:
            nonlocal rows
            encoded = msgspec.json.encode(line) + b"\n"
            rows += isinstance(line, list)
            seen.update(encoded)
            packed.write(encoded)

        yield put
        packed.write(msgspec.json.encode(_Trailer(rows, seen.hexdigest())) + b"\n")


def _lines_of(plain: BinaryIO, path: Path) -> Iterator[Line]:
    with gzip.GzipFile(fileobj=plain) as packed:
        first = packed.readline()
        if not first:
            raise EOFError("there is no beginning")
        yield _header(first, path)
        seen, rows = hashlib.sha256(first), 0
        for line in packed:
            if line.startswith(b'{"rows":'):
                if msgspec.json.decode(line, type=_Trailer) != _Trailer(rows, seen.hexdigest()) or packed.read(1):
                    raise EOFError("the end does not fit")
                return
            seen.update(line)
            decoded = msgspec.json.decode(line)
            rows += isinstance(decoded, list)
            yield decoded
        raise EOFError("there is no end")


def _header(line: bytes, path: Path) -> Header:
    loose = msgspec.json.decode(line, type=dict[str, Any])
    if loose.get("birdcall") != "backup":
        raise BackupError(f"{path} is no backup of Birdcall.")
    if loose.get("format") != FORMAT:
        raise BackupError(f"{path} was made by a newer Birdcall; update this one, then restore.")
    return msgspec.json.decode(line, type=Header)


def _sync_folder(folder: Path) -> None:
    """So that the new name outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
