"""A description → the signals it shows, each with the words that show it (design: Read)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import copysign
from typing import NamedTuple

from bot.core.cue import Cue
from bot.core.folding import Folding
from bot.core.impression import Impression
from bot.core.leaning import leaning
from bot.core.library import STAGES, Library
from bot.core.matching import Matcher
from bot.core.scope import Scope
from bot.core.spot import Match
from bot.core.trained import TrainedReader

LONGEST = 1500
"""Characters of a description. A rep types some hundred; more is a document, and documents contain any word."""

SPARSE_FROM, SPARSE, REPEATED = 400, 0.5, 4
"""Beyond 400 characters, less than one different finding in 200 characters is chance, not description, unless there
are four times as many findings in all."""

LEAST_DOUBT = 1.0 - 0.99
"""What one finding leaves open at the least, so that no number of them makes a signal quite sure."""

_QUOTE_LIMIT = 16


class Finding(NamedTuple):
    """One wording that shows a signal (``strength`` above 0) or its opposite (below 0).

    ``span`` is half-open in the ``description`` as written.
    """

    signal: str
    strength: float
    span: tuple[int, int]
    description: str

    @property
    def quote(self) -> str:
        """What to show of it: the clause around the span if that is short, so that the rep knows their own words."""
        return _quote(self.description, self.span)


@dataclass(frozen=True)
class Reading:
    """What a description shows. ``stage`` is where the sale seems to stand, if it says so; ``impression`` what its
    wording as a whole suggests, if a trained reader is at hand."""

    findings: tuple[Finding, ...]
    stage: str | None
    too_long: bool = False
    impression: Impression | None = None
    text: str = ""

    @cached_property
    def evidence(self) -> dict[str, float]:
        """Signal → -1 (surely not) … 1 (surely): findings of one signal add up like independent witnesses."""
        return combine((finding.signal, finding.strength) for finding in self.findings)


def combine(witnesses: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Signal → combined strength, -1 to 1."""
    against: dict[str, float] = {}
    in_favour: dict[str, float] = {}
    for signal, strength in witnesses:
        side = in_favour if strength > 0 else against
        doubt = 1.0 - abs(strength)
        side[signal] = side.get(signal, 1.0) * (doubt if doubt > LEAST_DOUBT else LEAST_DOUBT)
    signals = dict.fromkeys((*in_favour, *against))
    return {name: against.get(name, 1.0) - in_favour.get(name, 1.0) for name in signals}


class Reader:
    """Reads descriptions by the cues of one library. Building it costs milliseconds, reading microseconds."""

    def __init__(self, library: Library, trained: TrainedReader | None = None) -> None:
        self.trained = trained
        self._folding = Folding(library.simplified)
        cues = [(signal.id, cue) for signal in library.signals.values() for cue in signal.cues]
        self._signals = Matcher(cues)
        self._stages = Matcher(_stage_cues(library))

    def read(self, description: str) -> Reading:
        """The signals in ``description``; none when it is too long or too thin to be one."""
        if len(description) > LONGEST:
            return Reading((), None, too_long=True)
        folded = self._folding.fold(description)
        scope = Scope(folded.text)
        findings: list[Finding] = []
        judged, factor = (-1, -1), 0.0
        for match in self._signals.find(folded.text):
            start, end, owner, cue = match
            if judged != (start, end):  # one wording may show several signals
                judged, factor = (start, end), scope.factor(start, end)
            strength = cue.weight * cue.polarity * factor
            if abs(strength) >= 0.05:  # noqa: PLR2004  # voided by its surroundings
                strength = strength if -1.0 <= strength <= 1.0 else copysign(1.0, strength)
                findings.append(Finding(owner, strength, folded.span(start, end), description))
        if len(description) > SPARSE_FROM:
            told = {(finding.signal, description[slice(*finding.span)]) for finding in findings}
            enough = SPARSE * len(description) / 100
            if len(told) < enough and len(findings) < REPEATED * enough:
                return Reading((), None, too_long=True)
        impression = self.trained.read(folded.text) if self.trained else None
        return Reading(
            tuple(findings), _stage(self._stages.find(folded.text), scope), impression=impression, text=description
        )

    def suggesting(self, reading: Reading, kind: str) -> tuple[str, ...]:
        """The parts of the description whose wording suggests this type to the trained reader; the strongest first."""
        if self.trained is None or reading.impression is None or kind not in reading.impression.scores:
            return ()
        folded = self._folding.fold(reading.text)
        spans = leaning(folded.text, self.trained.pulls(folded.text, kind))
        return tuple(reading.text[slice(*folded.span(*span))] for span in spans)


def _stage_cues(library: Library) -> list[tuple[str, Cue]]:
    return [(stage.id, cue) for stage in library.stages.values() for cue in stage.cues]


def _stage(matches: Sequence[Match], scope: Scope) -> str | None:
    """The furthest stage that is spoken of: earlier ones are how the talk got there."""
    found = [match.owner for match in matches if scope.factor(match.start, match.end) > 0]
    return max(found, key=STAGES.index, default=None)


def _quote(text: str, span: tuple[int, int]) -> str:
    start, end = span
    stops = ',，;；。!！?？、\n“”「」『』"…'
    while start > 0 and text[start - 1] not in stops and end - start < _QUOTE_LIMIT:
        start -= 1
    while end < len(text) and text[end] not in stops and end - start < _QUOTE_LIMIT:
        end += 1
    whole_left = start == 0 or text[start - 1] in stops
    whole_right = end == len(text) or text[end] in stops
    return text[start:end].strip() if whole_left and whole_right else text[span[0] : span[1]].strip()
