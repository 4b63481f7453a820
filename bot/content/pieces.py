"""The small pieces every part of the library is built from: texts, advice, cues."""

from collections.abc import Sequence
from typing import Any, cast

from bot.content.answer_shapes import PlainCues
from bot.content.cues import CueError, build_cue
from bot.content.entries import Entry
from bot.content.problems import Problem
from bot.content.register_shapes import BannedShape
from bot.content.source import Key
from bot.content.texts import Also, Both, PhraseShape, TipShape
from bot.core.advice import Advice
from bot.core.banned import Banned
from bot.core.cue import Cue
from bot.core.folding import Folding
from bot.core.text import Language, Text


def text(both: Both) -> Text:
    """Both languages."""
    return Text(both.zh, both.en)


def lines(shapes: Sequence[PhraseShape]) -> tuple[Advice, ...]:
    """Lines to say."""
    return tuple(Advice(Text(shape.zh, shape.en), tuple(shape.moves)) for shape in shapes)


def tip(shape: TipShape) -> Advice:
    """One line of advice."""
    return Advice(text(shape.text), tuple(shape.moves))


def also(shape: Also) -> tuple[str, ...]:
    """Other names, of both languages."""
    return (*shape.zh, *shape.en)


def build_banned(entries: Sequence[Entry[BannedShape]]) -> tuple[Banned, ...]:
    """Wording that nothing shown may hold."""
    shapes = [entry.shape for entry in entries]
    return tuple(Banned(tuple(one.zh), tuple(one.en), text(one.why), text(one.instead)) for one in shapes)


class CueBuilder:
    """Builds cues; a pattern that cannot be used is added to ``problems`` at its place."""

    def __init__(self, folding: Folding, problems: list[Problem]) -> None:
        self.folding = folding
        self.problems = problems

    def build(
        self, entry: Entry[Any], path: Sequence[Key], patterns: Sequence[str], language: Language, strength: str
    ) -> list[Cue]:
        """The cues of one list, whose place in the file is ``path``."""
        built = []
        for index, pattern in enumerate(patterns):
            try:
                built.append(build_cue(pattern, language, strength, self.folding))
            except CueError as error:
                self.problems.append(entry.problem([*path, index], f"cue “{pattern}”: {error}"))
        return built

    def plain(self, entry: Entry[Any], path: Sequence[Key], cues: PlainCues) -> tuple[Cue, ...]:
        """Cues that need no strengths: each alone is enough."""
        built: list[Cue] = []
        for language, patterns in (("zh", cues.zh), ("en", cues.en)):
            built += self.build(entry, [*path, language], patterns, cast(Language, language), "strong")
        return tuple(built)
