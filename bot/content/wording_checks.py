"""Wording that no text shown to anyone may hold (``banned.yaml``), and lines that say the same twice."""

from collections.abc import Iterator, Sequence
from typing import Any

import ahocorasick
from rapidfuzz import fuzz, process, utils

from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.register_shapes import BannedShape
from bot.content.shapes import TypeShape
from bot.content.source import Key
from bot.content.texts import Both, PhraseShape

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
    wordings = _wordings(entries.banned)
    for entry in entries.every():
        if entry.source.file.partition("/")[0].removesuffix(".yaml") in _NOT_SHOWN:
            continue
        for path, language, text in shown_texts(entry):
            plain = _plain(text)
            for last, (wording, reasons) in wordings.iter(plain):
                whole = language == "zh" or _stands_alone(plain, last + 1 - len(wording), last + 1)
                if whole and language in reasons:
                    yield entry.problem(path, f"“{wording}” is not said here: {reasons[language]}")
                    break


def _wordings(banned: Sequence[Entry[BannedShape]]) -> Any:
    """An automaton that finds them all in one pass, each with why not and what instead, by language."""
    reasons: dict[str, dict[str, str]] = {}
    for entry in banned:
        reason = f"{entry.shape.why.en} Say instead: {entry.shape.instead.en}"
        for language, wordings in (("zh", entry.shape.zh), ("en", entry.shape.en)):
            for wording in map(_plain, wordings):
                reasons.setdefault(wording, {})[language] = reason
    automaton = ahocorasick.Automaton()
    for wording, by_language in reasons.items():
        automaton.add_word(wording, (wording, by_language))
    automaton.make_automaton()
    return automaton


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Does it begin and end at the edge of a word?"""
    return not _in_word(text[start - 1 : start]) and not _in_word(text[end : end + 1])


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _plain(text: str) -> str:
    """Capitals and slanted apostrophes make no other wording."""
    return text.casefold().replace("’", "'")


def shown_texts(entry: Entry[Any]) -> Iterator[tuple[Sequence[Key], str, str]]:
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
