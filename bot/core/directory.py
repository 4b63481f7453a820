"""What the library has with a name of its own, under which names it is found, and which lines belong to it."""

from dataclasses import dataclass
from typing import Literal

from bot.core.library import Library
from bot.core.lines import Line
from bot.core.text import Text

Kind = Literal["type", "stage", "objection", "play", "product", "pack"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a name of its own that can be opened."""

    kind: Kind
    id: str
    pack: str = ""


def owners(line: Line) -> list[Entry]:
    """The entries a line belongs to."""
    owners = []
    if line.type:
        owners.append(Entry("type", line.type))
    if line.stage:
        owners.append(Entry("stage", line.stage))
    if line.objection:
        owners.append(Entry("objection", line.objection, line.pack))
    if line.play:
        owners.append(Entry("play", line.play))
    if line.pack:
        owners.append(Entry("pack", line.pack))
    return owners


def named(library: Library) -> list[tuple[Entry, list[str]]]:
    """Every entry with all its names."""
    named = [(Entry("type", one.id), _names(one.name, one.id, *one.also)) for one in library.types.values()]
    named += [(Entry("stage", one.id), _names(one.name, one.id, *one.also)) for one in library.stages.values()]
    named += [(Entry("objection", one.id), _names(one.name, *one.also)) for one in library.objections.values()]
    named += [(Entry("play", one.id), _names(one.name, *one.also)) for one in library.plays.values()]
    for pack in library.packs.values():
        named.append((Entry("pack", pack.id), _names(pack.name, pack.id, *pack.also)))
        named += [(Entry("product", one.id, pack.id), _names(one.name)) for one in pack.products.values()]
        named += [
            (Entry("objection", one.id, pack.id), _names(one.name, *one.also)) for one in pack.objections.values()
        ]
    return named


def _names(name: Text, *others: str) -> list[str]:
    return [name.zh, name.en, *others]
