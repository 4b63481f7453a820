"""Wording that nothing Birdcall shows may hold: found in the library's own texts and in what a team writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from bot.core.text import Language, Text, Value


class Banned(Value, frozen=True):
    """Wordings of one kind, why they are not said, and what to say instead."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    why: Text
    instead: Text


@dataclass(frozen=True, slots=True)
class Slip:
    """A banned wording that stands in a text."""

    wording: str
    banned: Banned


class BannedWords:
    """Finds all of them in one pass: Chinese as it stands, English as whole words, capitals or not."""

    def __init__(self, every: Iterable[Banned]) -> None:
        by_wording: dict[str, dict[str, Banned]] = {}
        for banned in every:
            for language, wordings in (("zh", banned.zh), ("en", banned.en)):
                for wording in map(_plain, wordings):
                    by_wording.setdefault(wording, {})[language] = banned
        self._automaton: Any = ahocorasick.Automaton()
        for wording, by_language in by_wording.items():
            self._automaton.add_word(wording, (wording, by_language))
        if by_wording:
            self._automaton.make_automaton()

    def first(self, text: str, language: Language) -> Slip | None:
        """The one that ends first in a text of this language; None: there is none."""
        return next(self._slips(_plain(text), language), None)

    def _slips(self, plain: str, language: Language) -> Iterator[Slip]:
        for last, (wording, by_language) in self._automaton.iter(plain) if len(self._automaton) else ():
            whole = language == "zh" or _stands_alone(plain, last + 1 - len(wording), last + 1)
            if whole and language in by_language:
                yield Slip(wording, by_language[language])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Does it begin and end at the edge of a word?"""
    return not _in_word(text[start - 1 : start]) and not _in_word(text[end : end + 1])


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _plain(text: str) -> str:
    """Capitals and slanted apostrophes make no other wording."""
    return text.casefold().replace("’", "'")
