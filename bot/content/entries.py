"""Checked entries of all files side by side, each knowing the file and place it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from bot.content.answer_shapes import ObjectionShape, PlayShape
from bot.content.pack_shapes import PackShape, ProductShape, RuleShape, TradePhraseShape
from bot.content.problems import Problem
from bot.content.register_shapes import BannedShape, SchemeSourceShape
from bot.content.scheme_shapes import CalendarShape, SchemeShape
from bot.content.shapes import MoveShape, PlaceholderShape, SignalShape, StageShape, TreeShape, TypeShape
from bot.content.source import Key, Source
from bot.content.walking import Path, parts

S = TypeVar("S")

_UNIQUE = (
    "moves",
    "placeholders",
    "stages",
    "signals",
    "types",
    "objections",
    "plays",
    "packs",
    "tiers",
    "banned",
    "catalogue",
)
_UNIQUE_IN_PACK = ("products", "pairing", "pack_objections")


@dataclass(frozen=True)
class Entry(Generic[S]):
    """One shaped entry and where it stands."""

    shape: S
    source: Source
    path: tuple[Key, ...]

    @cached_property
    def parts(self) -> tuple[tuple[Path, BaseModel], ...]:
        """The shape itself and every shape inside it, each with its place; several checks look at them all."""
        return tuple(parts(self.shape))

    @property
    def folder(self) -> str:
        """The folder of its file: what a pack's files have in common."""
        return self.source.file.rpartition("/")[0]

    def problem(self, path: Sequence[Key], message: str) -> Problem:
        """A problem inside this entry."""
        return self.source.problem((*self.path, *path), message)


@dataclass(slots=True)
class Entries:
    """Everything that was read. ``declared`` also holds ids of entries whose shape is wrong.

    Those ids count as known, so that one mistake does not make every reference to it look like another.
    """

    moves: list[Entry[MoveShape]] = field(default_factory=list)
    placeholders: list[Entry[PlaceholderShape]] = field(default_factory=list)
    stages: list[Entry[StageShape]] = field(default_factory=list)
    signals: list[Entry[SignalShape]] = field(default_factory=list)
    trees: list[Entry[TreeShape]] = field(default_factory=list)
    types: list[Entry[TypeShape]] = field(default_factory=list)
    objections: list[Entry[ObjectionShape]] = field(default_factory=list)
    plays: list[Entry[PlayShape]] = field(default_factory=list)
    packs: list[Entry[PackShape]] = field(default_factory=list)
    products: list[Entry[ProductShape]] = field(default_factory=list)
    pairing: list[Entry[RuleShape]] = field(default_factory=list)
    pack_phrases: list[Entry[TradePhraseShape]] = field(default_factory=list)
    pack_objections: list[Entry[ObjectionShape]] = field(default_factory=list)
    tiers: list[Entry[SchemeShape]] = field(default_factory=list)
    calendar: list[Entry[CalendarShape]] = field(default_factory=list)
    banned: list[Entry[BannedShape]] = field(default_factory=list)
    catalogue: list[Entry[SchemeSourceShape]] = field(default_factory=list)
    declared: dict[str, set[str]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)

    def add(self, kind: str, source: Source, shaped: Any) -> None:
        """Take in a file of ``kind``; ``shaped`` is None where its shape was wrong."""
        if source.data is None:
            self.unread.add(kind)
        raw = source.data if isinstance(source.data, list) else [source.data]
        ids = (entry.get("id", entry.get("facet")) for entry in raw if isinstance(entry, dict))
        self.declared.setdefault(kind, set()).update(id_ for id_ in ids if isinstance(id_, str))
        if shaped is None:
            self.broken.add(kind)
            return
        whole_list: list[Entry[Any]] = getattr(self, kind)
        if isinstance(shaped, list):
            whole_list.extend(Entry(item, source, (index,)) for index, item in enumerate(shaped))
        else:
            whole_list.append(Entry(shaped, source, ()))

    def known(self, kind: str, id_: str) -> bool:
        """Is there, or may there be in a file that YAML could not read, an entry of ``kind`` with this id?"""
        return kind in self.unread or id_ in self.declared.get(kind, ())

    def every(self) -> Iterator[Entry[Any]]:
        """All entries of all kinds."""
        for kind in (*_UNIQUE, *_UNIQUE_IN_PACK, "trees", "pack_phrases", "calendar"):
            yield from getattr(self, kind)

    def doubled(self) -> Iterator[Problem]:
        """Ids that are given to two entries of one kind."""
        for kind in (*_UNIQUE, *_UNIQUE_IN_PACK):
            first: dict[tuple[str, str], Entry[Any]] = {}
            for entry in getattr(self, kind):
                key = (entry.folder if kind in _UNIQUE_IN_PACK else "", entry.shape.id)
                earlier = first.setdefault(key, entry)
                if earlier is not entry:
                    other = earlier.problem(["id"], "")
                    yield entry.problem(
                        ["id"], f"“{entry.shape.id}” is already at {other.file}:{other.line}; rename one"
                    )
