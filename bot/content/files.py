"""Which files a library consists of, and the fingerprint of their content."""

import hashlib
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2] / "scripts_library"
"""The library that comes with Birdcall."""


def library_files(root: Path) -> list[Path]:
    """Every YAML file of the library, in a fixed order; hidden ones are an editor's own."""
    return sorted(path for path in root.rglob("*.y*ml") if not path.name.startswith("."))


def fingerprint(root: Path) -> str:
    """The hash of all files' names and bytes: the same content, the same version."""
    digest = hashlib.sha256()
    for path in library_files(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
