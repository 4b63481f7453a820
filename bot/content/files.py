"""Which files a library consists of, and the fingerprint of their content."""

import hashlib
import os
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2] / "scripts_library"
"""The library that comes with Birdcall."""


def library_files(root: Path) -> list[Path]:
    """Every YAML file of the library, in a fixed order; hidden ones are an editor's own."""
    return sorted(path for path in root.rglob("*.y*ml") if not path.name.startswith("."))


Stamp = frozenset[tuple[str, int, int, int]]
"""Of each file its path, inode, size and time of its last change in nanoseconds."""


def stamp(root: Path) -> Stamp:
    """What changes with the files, found without opening one: a fifth of the fingerprint's time.

    Blind to a second change of a file within one tick of the file system's clock.
    """
    found, folders = [], [str(root)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    told = entry.stat()
                    found.append((entry.path, told.st_ino, told.st_size, told.st_ctime_ns))
    return frozenset(found)


def fingerprint(root: Path) -> str:
    """The hash of all files' names and bytes: the same content, the same version."""
    digest = hashlib.sha256()
    for path in library_files(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
