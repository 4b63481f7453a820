"""The team's own lines beside the library's: on a card, as answers, in a search."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from bot.core.advice import Advice
from bot.core.library import Library
from bot.core.lines import Line
from bot.core.text import Text

if TYPE_CHECKING:
    from bot.core.finding import Finder


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


MOST_LEADING, MOST_FOLLOWING = 4, 4
"""Lines of the team before and after the library's: the newest, so that there is an end to turning them over."""


class OwnLines:
    """The lines of one team that are live, newest first, in one language.

    ``version`` is the team's when they were read. Safe to share between threads. It knows no engine, which keeps it: an
    engine in a circle would outlive the next edit of the library (``content/live.py`` has the collector pass it over).
    """

    def __init__(self, lines: Sequence[Line] = (), version: str = "") -> None:
        self.lines, self.version = tuple(lines), version
        self._finder: Finder | None = None
        self._by_key = {line.key: line for line in lines}
        self._for: dict[tuple[str, str], list[Line]] = {}
        for line in lines:
            if not line.objection:
                self._for.setdefault((line.type, line.stage), []).append(line)

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
        leading = [line for kind in kinds for line in self._for.get((kind, stage), ())]
        following = [line for kind in kinds for line in self._for.get((kind, ""), ())]
        following += self._for.get(("", stage), ())
        if close:
            leading, following = [], leading + following
        return (*leading[:MOST_LEADING], *lines, *following[:MOST_FOLLOWING])

    def answers(self, objection: str, kind: str) -> list[Line]:
        """The team's answers to an objection for a type (empty: for anybody), those for the type first."""
        found = [line for line in self.lines if line.objection == objection and line.type in ("", kind)]
        return sorted(found, key=lambda line: not line.type)

    def finder(self, library: Library, beside: "Finder") -> "Finder":
        """The search over them, by the names and rules of that over the library; built at its first use."""
        if self._finder is None:
            from bot.core.finding import Finder  # noqa: PLC0415  # who does not search need not wait for it

            self._finder = Finder(library, self.lines, beside)
        return self._finder


NO_LINES = OwnLines()
"""Of who is in no team, or in one that has none."""


def _known(name: str | None, names: Collection[str]) -> str:
    return name if name is not None and name in names else ""
