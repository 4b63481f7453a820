"""One library made ready to think with: reader, judge and asker, built together and swapped together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Self

from bot.core.asking import Asker, Question
from bot.core.choice import Choice, chosen, offered_by
from bot.core.coaching import Coaching, coach
from bot.core.context import NOTHING_IN_HAND, Context
from bot.core.explaining import Explanation, explain
from bot.core.judging import Judge
from bot.core.library import Library
from bot.core.reading import Reader, Reading
from bot.core.text import Language
from bot.core.trained import TrainedReader
from bot.core.verdict import Ranked, Verdict

if TYPE_CHECKING:
    from bot.core.banned import BannedWords
    from bot.core.book.querying import Querying
    from bot.core.book.writing import Writing
    from bot.core.facts import FactReader
    from bot.core.finding import Finder, Hit
    from bot.core.hearing import Ears
    from bot.core.teams.own_lines import OwnLines

Answers = Mapping[str, float]
"""Signal → 1 (yes), -1 (no) or 0 (not noticed), as answered by the rep; for a choice see ``core/choice.py``."""


@dataclass(frozen=True)
class Engine:
    """Description and answers in; verdict, question, advice and reasons out. Safe to share between threads.

    What is worked out once is kept: ``advice``, ``fact_readers``, and by team and language the ``own_lines`` read last.
    """

    library: Library
    reader: Reader
    judge: Judge
    asker: Asker
    advice: dict[tuple[object, ...], Coaching] = field(default_factory=dict, compare=False, repr=False)
    fact_readers: "dict[str, FactReader]" = field(default_factory=dict, compare=False, repr=False)
    own_lines: "dict[tuple[int, Language], OwnLines]" = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, library: Library, trained: TrainedReader | None = None) -> Self:
        """The engine of a library, with what a trained reader adds to it."""
        judge = Judge(library, trained.blend, trained.types) if trained else Judge(library)
        return cls(library, Reader(library, trained), judge, Asker(library, judge))

    @cached_property
    def finder(self) -> "Finder":
        """The search over this library."""
        from bot.core.finding import Finder  # noqa: PLC0415  # a command that only classifies need not wait for it

        return Finder(self.library)

    @cached_property
    def ears(self) -> "Ears":
        """What hears objections."""
        from bot.core.hearing import Ears  # noqa: PLC0415  # as above

        return Ears(self.library)

    @cached_property
    def banned(self) -> "BannedWords":
        """What finds wording that nothing shown may hold."""
        from bot.core.banned import BannedWords  # noqa: PLC0415  # as above

        return BannedWords(self.library.banned)

    @cached_property
    def writing(self) -> "Writing":
        """What makes the customer book's writing comparable."""
        from bot.core.book.writing import Writing  # noqa: PLC0415  # as above

        return Writing(self.library.simplified)

    @cached_property
    def querying(self) -> "Querying":
        """What understands searches of the customer book."""
        from bot.core.book.querying import Querying  # noqa: PLC0415  # as above

        return Querying.of(self.library, self.writing)

    def fact_reader(self, pack: str) -> "FactReader":
        """What reads facts in the terms of this trade; built at its first use."""
        from bot.core.facts import FactReader  # noqa: PLC0415  # as above

        known = self.fact_readers.get(pack)
        if known is None:
            known = self.fact_readers[pack] = FactReader(self.library, self.library.packs[pack])
        return known

    def warm(self) -> None:
        """Build what is built at first use, so that the first rep of the day need not wait for it."""
        self.reader.read("先热一热 warm up")
        self.ears.hear("先热一热 warm up")
        self.finder.find("先热一热 warmm up", NOTHING_IN_HAND)

    def evidence(self, reading: Reading, answers: Answers) -> dict[str, float]:
        """What is known: an answer outweighs what was read."""
        return {**reading.evidence, **_given(answers)}

    def weigh(self, reading: Reading, answers: Answers) -> Verdict:
        """The verdict on what was read and answered."""
        return self.judge.weigh(reading.evidence, _given(answers), reading.impression, chosen(answers))

    def question(
        self, reading: Reading, answers: Answers, skipped: Collection[str] = (), verdict: Verdict | None = None
    ) -> Question | Choice | None:
        """The next question worth asking, or None; ``verdict`` is the one on the same, where it is known already."""
        verdict = self.weigh(reading, answers) if verdict is None else verdict
        return self.asker.next(self.evidence(reading, answers), {*answers, *skipped}, verdict)

    def coach(self, verdict: Verdict, stage: str, pack: str = "") -> Coaching:
        """Advice for a verdict that is not empty. Made once for each set of types, stage and trade."""
        key = (stage, pack, len(verdict.leading), *(ranked.type for ranked in verdict.in_play))
        known = self.advice.get(key)
        if known is None:
            known = self.advice[key] = coach(self.library, verdict, stage, pack)
        return known

    def find(self, query: str, context: Context, most: int = 50, own: "OwnLines | None" = None) -> "list[Hit]":
        """Search; a query that describes a kind of customer brings that kind's lines as well.

        Among equals the team's ``own`` lines come first.
        """
        verdict = self.weigh(self.reader.read(query), {})
        understood = {ranked.type: ranked.confidence for ranked in verdict.leading}
        hits = self.finder.find(query, context, understood, most)
        if not own or not own.lines:
            return hits
        theirs = own.finder(self.library, self.finder).find(query, context, understood, most)
        return list(islice(merge(theirs, hits, key=lambda hit: -hit.score), most))

    def explain(self, reading: Reading, answers: Answers, verdict: Verdict, ranked: Ranked) -> Explanation:
        """The evidence card of one type of the verdict."""
        given, impression = _given(answers), reading.impression if verdict.blended else None
        picked = chosen(answers)

        def known(signal: str, strength: float) -> tuple[Ranked, ...]:
            return self.judge.ranking(ranked.facet, reading.evidence, {**given, signal: strength}, impression, picked)

        evidence, wording = self.evidence(reading, answers), self.reader.suggesting(reading, ranked.type)
        return explain(self.judge.trees, verdict, ranked, reading.findings, evidence, known, wording)


def _given(answers: Answers) -> dict[str, float]:
    """The answers that say something of a signal."""
    return {signal: value for signal, value in answers.items() if value and not offered_by(signal)}
