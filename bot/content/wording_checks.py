"""Wording that no text shown to anyone may hold (``banned.yaml``), and lines that say the same twice."""

from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz, process, utils

from bot.content.entries import Entries, Entry
from bot.content.pieces import build_banned
from bot.content.problems import Problem
from bot.content.shapes import TypeShape
from bot.content.source import Key
from bot.content.texts import Both, PhraseShape
from bot.core.banned import BannedWords
from bot.core.text import Language

ALIKE = {"zh": 78, "en": 84}
"""Two lines of a type that are this alike (0 to 100, rapidfuzz ratio of their letters) are one line written twice."""

_NOT_SHOWN = {"banned", "catalogue"}


def check_repetition(entries: Entries) -> Iterator[Problem]:
    """Every line of a type that nearly repeats another."""
    for entry in entries.types:
        yield from _repeated(entry)


def check_banned(entries: Entries) -> Iterator[Problem]:
    """Every banned wording in a text that somebody reads; English counts as whole words."""
    if not entries.banned:
        return
    words = BannedWords(build_banned(entries.banned))
    for entry in entries.every():
        if entry.source.file.partition("/")[0].removesuffix(".yaml") in _NOT_SHOWN:
            continue
        for path, language, text in shown_texts(entry):
            slip = words.first(text, language)
            if slip:
                reason = f"{slip.banned.why.en} Say instead: {slip.banned.instead.en}"
                yield entry.problem(path, f"“{slip.wording}” is not said here: {reason}")


def shown_texts(entry: Entry[Any]) -> Iterator[tuple[Sequence[Key], Language, str]]:
    """Every text of an entry that somebody reads: its place, its language, itself. Names to search by are not shown."""
    for path, shape in entry.parts:
        if isinstance(shape, Both | PhraseShape):
            yield [*path, "zh"], "zh", shape.zh
            yield [*path, "en"], "en", shape.en


def _repeated(entry: Entry[TypeShape]) -> Iterator[Problem]:
    lines = [(path, shape) for path, shape in entry.parts if isinstance(shape, PhraseShape)]
    for language in ("zh", "en"):
        texts = [utils.default_process(getattr(shape, language)) for _, shape in lines]
        for index, text in enumerate(texts[1:], start=1):
            alike = process.extractOne(text, texts[:index], scorer=fuzz.ratio, score_cutoff=ALIKE[language])
            if alike:
                earlier = entry.problem(lines[alike[2]][0], "").line
                message = f"nearly the line at {earlier}: “{getattr(lines[index][1], language)}”; say something else"
                yield entry.problem([*lines[index][0], language], message)
