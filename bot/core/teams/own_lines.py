"""The team's own lines beside the library's: on a card, as answers, in a search."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.advice import Advice
from bot.core.context import Context
from bot.core.library import Library
from bot.core.lines import Line
from bot.core.text import Text

if TYPE_CHECKING:
    from bot.core.finding import Finder, Hit


def own_line(
    library: Library, number: int, text: str, type_id: str | None, stage: str | None, objection: str | None
) -> Line:
    """A team's line as one to say. What the library no longer has, it does not belong to any more."""
    return Line(
        key_of(number),
        Advice(Text(text, text), ()),
        type=_known(type_id, library.types),
        stage=_known(stage, library.stages),
        objection=_known(objection, library.objections),
        own=True,
    )


def key_of(number: int) -> str:
    """The key of a team's line: it keeps its count of use when it is worded anew."""
    return f"t{number}"


class OwnLines:
    """The lines of one team that are live, newest first, in one language, as one library understands them.

    ``version`` is the team's when they were read. Safe to share between threads.
    """

    def __init__(self, library: Library, lines: Sequence[Line] = (), version: str = "") -> None:
        self.library, self.lines, self.version = library, tuple(lines), version
        self._by_key = {line.key: line for line in lines}

    def line(self, key: str) -> Line | None:
        """The line of this key."""
        return self._by_key.get(key)

    def beside(self, lines: Sequence[Line], kinds: Sequence[str], stage: str, *, close: bool) -> tuple[Line, ...]:
        """The library's ``lines`` for these types at this stage, with the team's.

        What the team wrote for such a type at this very stage leads; what fits one of both follows. While two types are
        too ``close`` to call all of it follows, for nobody knows whether it suits both. Answers to objections have
        their own page.
        """
        if not self.lines:
            return tuple(lines)
        fitting = [line for line in self.lines if _fits(line, kinds, stage)]
        leading = [line for line in fitting if line.type and line.stage and not close]
        leading.sort(key=lambda line: kinds.index(line.type))
        return (*leading, *lines, *(line for line in fitting if line not in leading))

    def answers(self, objection: str, kind: str) -> list[Line]:
        """The team's answers to an objection for a type (empty: for anybody), those for the type first."""
        found = [line for line in self.lines if line.objection == objection and line.type in ("", kind)]
        return sorted(found, key=lambda line: not line.type)

    def find(self, query: str, context: Context, understood: Mapping[str, float], most: int) -> "list[Hit]":
        """The best hits for ``query`` among them, best first, by the rules of any search."""
        hits = self._finder.find(query, context, understood, most) if self.lines else []
        return [hit for hit in hits if isinstance(hit.found, Line)]

    def offered(self, context: Context, most: int) -> "list[Hit]":
        """As ``find``, with no query."""
        return self._finder.offered(context, most) if self.lines else []

    @cached_property
    def _finder(self) -> "Finder":
        from bot.core.finding import Finder  # noqa: PLC0415  # who does not search need not wait for it

        return Finder(self.library, self.lines)


def _known(name: str | None, names: Collection[str]) -> str:
    return name if name is not None and name in names else ""


def _fits(line: Line, kinds: Sequence[str], stage: str) -> bool:
    told = bool(line.type or line.stage) and not line.objection
    return told and line.type in ("", *kinds) and line.stage in ("", stage)
