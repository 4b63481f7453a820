"""Read the whole library: every file, every check, every problem at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.content.building import build
from bot.content.checking import check
from bot.content.entries import Entries
from bot.content.files import LIBRARY, fingerprint, library_files
from bot.content.problems import LibraryError, Problem
from bot.content.shapes import MoveShape, PlaceholderShape, SignalShape, StageShape, TreeShape, TypeShape
from bot.content.source import Source, read_source
from bot.core.library import Library

ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "moves": TypeAdapter(list[MoveShape]),
    "placeholders": TypeAdapter(list[PlaceholderShape]),
    "stages": TypeAdapter(list[StageShape]),
    "signals": TypeAdapter(list[SignalShape]),
    "trees": TypeAdapter(TreeShape),
    "types": TypeAdapter(TypeShape),
}
"""The shape of each file, by the name of the file or of its folder."""


def load_library(root: Path = LIBRARY) -> Library:
    """The library at ``root``. Raises LibraryError naming every problem."""
    version = fingerprint(root)
    problems: list[Problem] = []
    entries = Entries()
    for kind, source in _read(root, problems):
        entries.add(kind, source, check(source, ADAPTERS[kind], problems))
    library = build(entries, version, problems)
    if library is None:
        raise LibraryError(problems)
    return library


def _read(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Source]]:
    if not root.is_dir():
        raise LibraryError(
            [Problem(str(root), 1, 1, "", "there is no such folder; set BIRDCALL_LIBRARY to the library")]
        )
    for path in library_files(root):
        name = path.relative_to(root)
        kind = name.parts[0] if len(name.parts) > 1 else name.stem
        if path.suffix != ".yaml":
            problems.append(Problem(name.as_posix(), 1, 1, "", "files of the library end in .yaml; rename it"))
            continue
        if kind not in ADAPTERS:
            message = f"“{kind}” is not a part of the library; expected one of {', '.join(ADAPTERS)}"
            problems.append(Problem(name.as_posix(), 1, 1, "", message))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problem = Problem(name.as_posix(), 1, 1, "", "the file is not UTF-8; save it as UTF-8 text")
            yield kind, Source(name.as_posix(), problems=[problem])
            continue
        yield kind, read_source(name.as_posix(), text)
