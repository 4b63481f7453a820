"""Objections heard in a text: what a customer says against it, quoted or reported."""

from typing import NamedTuple

from bot.core.folding import Folding
from bot.core.library import Library
from bot.core.matching import Matcher
from bot.core.repertoire import Objection
from bot.core.scope import Scope

LONGEST = 400
"""Characters of a text that is listened to: beyond it is a report, which may mention anything."""

HEARD = 0.2
"""The factor its surroundings must leave a wording with: one that is denied or someone else's is not heard."""


class Heard(NamedTuple):
    """An objection, and the half-open span of the text that says it."""

    objection: Objection
    span: tuple[int, int]


class Ears:
    """Hears the objections of one library. ``pack`` is the trade whose own objections count as well."""

    def __init__(self, library: Library) -> None:
        self._folding = Folding(library.simplified)
        self._known = {one.id: (one, "") for one in library.objections.values()}
        for pack in library.packs.values():
            self._known |= {one.id: (one, pack.id) for one in pack.objections.values()}
        cues = [(one.id, cue) for one, _ in self._known.values() for cue in one.cues]
        self._matcher = Matcher(cues)

    def objection(self, name: str) -> Objection | None:
        """The objection of this id, of the library or of any trade."""
        known = self._known.get(name)
        return known[0] if known else None

    def hear(self, text: str, pack: str = "") -> tuple[Heard, ...]:
        """What is said in ``text``: the longest wording first, each objection once, the pack's before the general."""
        if len(text) > LONGEST:
            return ()
        folded = self._folding.fold(text)
        found: dict[str, tuple[int, int]] = {}
        scope: Scope | None = None
        for match in self._matcher.find(folded.text):
            if self._known[match.owner][1] not in ("", pack):
                continue
            scope = scope or Scope(folded.text)
            longest = found.get(match.owner, (0, 0))
            longer = match.end - match.start > longest[1] - longest[0]
            if longer and scope.factor(match.start, match.end) >= HEARD:
                found[match.owner] = (match.start, match.end)
        ranked = sorted(found.items(), key=lambda item: (not self._known[item[0]][1], item[1][0] - item[1][1]))
        return tuple(Heard(self._known[name][0], folded.span(*span)) for name, span in ranked)
