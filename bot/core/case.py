"""One consultation as it stands: a description, the answers so far, the stage, the line shown. Steps make new cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.core.asking import MOST_QUESTIONS
from bot.core.choice import offered_by
from bot.core.coaching import DEFAULT_STAGE, Coaching
from bot.core.engine import Engine
from bot.core.explaining import Explanation
from bot.core.hearing import Heard
from bot.core.library import CustomerType, Signal
from bot.core.reading import Reading
from bot.core.teams.own_lines import NO_LINES, OwnLines
from bot.core.text import Language
from bot.core.verdict import Ranked, Verdict


@dataclass(frozen=True)
class Case:
    """Everything a card shows follows from these values. ``id`` is 0 until the case is stored.

    ``answers`` are in the order given (signal → 1, -1, or 0 for not noticed; of a choice see ``core/choice.py``);
    ``pending`` is what is asked now: a signal, or the key of a choice.
    ``pack`` is the rep's trade, empty when none was chosen; ``own`` are the lines of the rep's team.
    """

    engine: Engine
    language: Language
    text: str
    stage: str
    id: int = 0
    answers: Mapping[str, float] = field(default_factory=dict)
    pending: str | None = None
    line: int = 0
    corrected_to: str | None = None
    pack: str = ""
    own: OwnLines = field(default=NO_LINES, compare=False, repr=False)

    @classmethod
    def opened(
        cls,
        engine: Engine,
        language: Language,
        text: str,
        pack: str = "",
        reading: Reading | None = None,
        heard: tuple[Heard, ...] | None = None,
    ) -> "Case":
        """A fresh case; the stage is the one the description speaks of. A close call comes with its question,
        and so does a text that may be about no customer.

        ``reading`` and ``heard`` are what the engine makes of ``text``, where it is known already.
        """
        reading = reading or engine.reader.read(text)
        case = cls(engine, language, text, reading.stage or DEFAULT_STAGE, pack=pack)
        case.__dict__["reading"] = reading
        if heard is not None:
            case.__dict__["heard"] = heard
        return case.asking() if case.close or case.unsure else case

    def stored(self, number: int) -> "Case":
        """The same case under its number."""
        return replace_keeping(self, id=number)

    def with_own(self, lines: OwnLines) -> "Case":
        """The same case, advised with these lines of the team as well."""
        return replace_keeping(self, own=lines)

    @cached_property
    def reading(self) -> Reading:
        """What the description shows."""
        return self.engine.reader.read(self.text)

    @cached_property
    def verdict(self) -> Verdict:
        """What kind of customer it probably is; empty when there is nothing to go on."""
        verdict = self.engine.weigh(self.reading, self.answers)
        kind = self.engine.library.types.get(self.corrected_to or "")
        return verdict.pinned(kind.id, kind.facet) if kind else verdict

    @cached_property
    def coaching(self) -> Coaching:
        """What to do. Only for a verdict that is not empty."""
        coaching = self.engine.coach(self.verdict, self.stage, self.pack)
        if not self.own.lines:
            return coaching
        kinds = [ranked.type for ranked in self.verdict.in_play]
        return replace(coaching, phrases=self.own.beside(coaching.phrases, kinds, self.stage, close=coaching.close))

    @cached_property
    def heard(self) -> tuple[Heard, ...]:
        """What the customer says against it, according to the description."""
        return self.engine.ears.hear(self.text, self.pack)

    @property
    def close(self) -> bool:
        """Are two types of one facet too near to tell apart?"""
        return bool(self.verdict) and len(self.verdict.in_play) > len(self.verdict.leading)

    @property
    def unsure(self) -> bool:
        """Is no type asserted, because the text may be about no customer, but some may be offered?"""
        return bool(self.verdict.supposed)

    @property
    def asked(self) -> Signal | None:
        """The signal asked about now."""
        return self.engine.library.signals.get(self.pending or "")

    @property
    def offered(self) -> tuple[CustomerType, ...]:
        """The types of which the nearest is asked for now."""
        known = self.engine.library.types
        return tuple(known[kind] for kind in offered_by(self.pending or "") if kind in known)

    @property
    def asking_now(self) -> bool:
        """Does a question wait for its answer?"""
        return bool(self.asked or self.offered)

    @property
    def may_ask(self) -> bool:
        """Might a question still help? A quick look, which ``next_question`` may yet answer with no."""
        if self.corrected_to or not self.verdict.nearest or len(self.answers) >= MOST_QUESTIONS:
            return False
        return "next_question" not in self.__dict__ and (self.unsure or self.engine.judge.unsettled(self.verdict))

    @cached_property
    def next_question(self) -> str | None:
        """What is worth asking next, as ``pending``; None when no answer would change what to do, or all was asked."""
        if not self.may_ask:
            return None
        question = self.engine.question(self.reading, self.answers, verdict=self.verdict)
        return question.key if question else None

    def explain(self, ranked: Ranked) -> Explanation:
        """Why this type."""
        return self.engine.explain(self.reading, self.answers, self.verdict, ranked)

    def asking(self) -> "Case":
        """The next question is asked, if one is worth asking."""
        return replace_keeping(self, pending=self.next_question)

    def answered(self, signal: str, value: float) -> "Case":
        """The rep's answer, and the next question if one is worth asking."""
        return self._told(signal, value).asking() if signal in self.engine.library.signals else self

    def chose(self, first: str, value: float) -> "Case":
        """The rep's answer to the choice that begins with the type ``first``; without such a choice nothing changes.

        A type that was picked settles it: no more is asked then unless the rep wants it.
        """
        for key in (self.pending or "", *self.answers):
            kinds = offered_by(key)
            if kinds and kinds[0] == first and value <= len(kinds):
                told = self._told(key, value)
                return told if value > 0 else told.asking()
        return self

    def _told(self, key: str, value: float) -> "Case":
        return replace(self, answers={**self.answers, key: value}, pending=None, line=0)

    def enough(self) -> "Case":
        """No more questions: show the advice."""
        return replace_keeping(self, pending=None)

    def at(self, stage: str) -> "Case":
        """The same customer at another stage."""
        return replace(self, stage=stage, line=0) if stage in self.engine.library.stages else self

    def turned(self) -> "Case":
        """Another line; after the last comes the first."""
        return replace_keeping(self, line=(self.line + 1) % max(1, len(self.coaching.phrases)) if self.verdict else 0)

    def corrected(self, kind: str | None) -> "Case":
        """The rep says what kind it is (None takes it back)."""
        known = kind is None or kind in self.engine.library.types
        return replace(self, corrected_to=kind, pending=None, line=0) if known else self

    def reworded(self, text: str) -> "Case":
        """The rep edited the description: it is read afresh, the stage kept."""
        fresh = Case.opened(self.engine, self.language, text, self.pack)
        return replace(fresh, id=self.id, stage=self.stage, own=self.own)


def replace_keeping(case: Case, **changes: object) -> Case:
    """``dataclasses.replace`` for changes that leave what is known of the customer as it is: that is carried over."""
    changed = object.__new__(Case)
    # The values and the properties worked out so far; only the advice may depend on what changes.
    changed.__dict__.update(case.__dict__, **changes)
    changed.__dict__.pop("coaching", None)
    return changed
