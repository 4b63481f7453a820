"""Read the whole library: every file, every check, every problem at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.content.answer_shapes import ObjectionShape, PlayShape
from bot.content.building import build
from bot.content.checking import check
from bot.content.entries import Entries
from bot.content.files import LIBRARY, fingerprint, library_files
from bot.content.opening import collector_paused
from bot.content.pack_shapes import PackShape, ProductShape, RuleShape, TradePhraseShape
from bot.content.problems import LibraryError, Problem
from bot.content.register_shapes import BannedShape, SchemeSourceShape
from bot.content.scheme_shapes import CalendarShape, SchemeShape
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
    "objections": TypeAdapter(ObjectionShape),
    "plays": TypeAdapter(PlayShape),
    "tiers": TypeAdapter(SchemeShape),
    "calendar": TypeAdapter(CalendarShape),
    "banned": TypeAdapter(list[BannedShape]),
    "catalogue": TypeAdapter(list[SchemeSourceShape]),
    "packs": TypeAdapter(PackShape),
    "products": TypeAdapter(list[ProductShape]),
    "pairing": TypeAdapter(list[RuleShape]),
    "pack_phrases": TypeAdapter(list[TradePhraseShape]),
    "pack_objections": TypeAdapter(list[ObjectionShape]),
}
"""The shape of each kind of file."""

PACK_FILES = {
    "pack": "packs",
    "products": "products",
    "pairing": "pairing",
    "phrases": "pack_phrases",
    "objections": "pack_objections",
}
"""The kinds of the files of a pack's folder, by their names."""

PARTS = (*(kind for kind in ADAPTERS if kind not in PACK_FILES.values()), "packs")
"""Files and folders directly below the library's root."""

PACK_DEPTH = 3
"""``packs/NAME/FILE``."""


def load_library(root: Path = LIBRARY, *, thorough: bool = False) -> Library:
    """The library at ``root``. Raises LibraryError naming every problem; ``thorough`` finds more, for authors."""
    with collector_paused():
        return _load(root, thorough=thorough)


def _load(root: Path, *, thorough: bool) -> Library:
    version = fingerprint(root)
    problems: list[Problem] = []
    entries = Entries()
    sources: list[Source] = []
    for kind, source in _read(root, problems):
        sources.append(source)
        entries.add(kind, source, check(source, ADAPTERS[kind], problems))
    library = build(entries, version, problems, thorough=thorough)
    for source in sources:
        source.forget()
    if library is None:
        raise LibraryError(problems)
    return library


def kind_of(name: Path) -> str | None:
    """The kind of the file of this name below the library's root; None: not a part of the library."""
    if name.parts[0] == "packs":
        return PACK_FILES.get(name.stem) if len(name.parts) == PACK_DEPTH else None
    part = name.parts[0] if len(name.parts) > 1 else name.stem
    return part if part in PARTS else None


def _read(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Source]]:
    if not root.is_dir():
        raise LibraryError(
            [Problem(str(root), 1, 1, "", "there is no such folder; set BIRDCALL_LIBRARY to the library")]
        )
    for path in library_files(root):
        name = path.relative_to(root)
        kind = kind_of(name)
        if path.suffix != ".yaml":
            problems.append(Problem(name.as_posix(), 1, 1, "", "files of the library end in .yaml; rename it"))
            continue
        if kind is None:
            message = (
                f"“{name.with_suffix('').parts[0]}” is not a part of the library; expected one of {', '.join(PARTS)}"
            )
            if name.parts[0] == "packs":
                message = f"a pack is a folder packs/NAME with {', '.join(f'{file}.yaml' for file in PACK_FILES)}"
            problems.append(Problem(name.as_posix(), 1, 1, "", message))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problem = Problem(name.as_posix(), 1, 1, "", "the file is not UTF-8; save it as UTF-8 text")
            yield kind, Source(name.as_posix(), problems=[problem])
            continue
        yield kind, read_source(name.as_posix(), text)
