"""Wording that no text shown to anyone may hold (``banned.yaml``), and lines that say the same twice."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz, process, utils

from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.shapes import TypeShape
from bot.content.source import Key
from bot.content.texts import Both, PhraseShape
from bot.content.walking import parts

ALIKE = {"zh": 78, "en": 84}
"""Two lines of a type that are this alike (0 to 100, rapidfuzz ratio of their letters) are one line written twice."""

_NOT_SHOWN = {"banned", "catalogue"}


def check_repetition(entries: Entries) -> Iterator[Problem]:
    """Every line of a type that nearly repeats another."""
    for entry in entries.types:
        yield from _repeated(entry)


def check_banned(entries: Entries) -> Iterator[Problem]:
    """Every banned wording in a text that somebody reads."""
    reasons: dict[str, str] = {}
    patterns: dict[str, list[str]] = {"zh": [], "en": []}
    for entry in entries.banned:
        for language, wordings in (("zh", entry.shape.zh), ("en", entry.shape.en)):
            for wording in wordings:
                reasons[_plain(wording)] = f"{entry.shape.why.en} Say instead: {entry.shape.instead.en}"
                escaped = re.escape(_plain(wording))
                patterns[language].append(escaped if language == "zh" else rf"(?<!\w){escaped}(?!\w)")
    found = {language: re.compile("|".join(every)) for language, every in patterns.items() if every}
    for entry in entries.every():
        if entry.source.file.partition("/")[0].removesuffix(".yaml") in _NOT_SHOWN:
            continue
        for path, language, text in shown_texts(entry):
            match = found[language].search(_plain(text)) if language in found else None
            if match:
                yield entry.problem(path, f"“{match.group()}” is not said here: {reasons[match.group()]}")


def _plain(text: str) -> str:
    """Capitals and slanted apostrophes make no other wording."""
    return text.casefold().replace("’", "'")


def shown_texts(entry: Entry[Any]) -> Iterator[tuple[Sequence[Key], str, str]]:
    """Every text of an entry that somebody reads: its place, its language, itself. Names to search by are not shown."""
    for path, shape in parts(entry.shape):
        if isinstance(shape, Both | PhraseShape):
            yield [*path, "zh"], "zh", shape.zh
            yield [*path, "en"], "en", shape.en


def _repeated(entry: Entry[TypeShape]) -> Iterator[Problem]:
    lines = [(path, shape) for path, shape in parts(entry.shape) if isinstance(shape, PhraseShape)]
    for language in ("zh", "en"):
        texts = [utils.default_process(getattr(shape, language)) for _, shape in lines]
        for index, text in enumerate(texts[1:], start=1):
            alike = process.extractOne(text, texts[:index], scorer=fuzz.ratio, score_cutoff=ALIKE[language])
            if alike:
                earlier = entry.problem(lines[alike[2]][0], "").line
                message = f"nearly the line at {earlier}: “{getattr(lines[index][1], language)}”; say something else"
                yield entry.problem([*lines[index][0], language], message)
