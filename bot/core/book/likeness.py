"""Who may be the same person written down twice."""

import re
from collections.abc import Iterable
from typing import Literal, Protocol

from bot.core.book.names import pinyin, words_of
from bot.core.book.writing import HAN, Writing

Why = Literal["phone", "name"]

_ADDRESS = re.compile(r"^(?:mr|mrs|ms|miss|dr|madam|sir)\.? ")
_SOUNDS_ALIKE, _SPELLED_ALIKE = 85, 86
"""Of 100: how alike (Indel ratio) two given names must sound; how alike they must be spelled in letters."""

_NASAL = re.compile(r"(?<=[aei])ng$")
_RETROFLEX = re.compile(r"^([zcs])h")


class Known(Protocol):
    """Somebody in the book."""

    @property
    def id(self) -> int:
        """Of the customer."""
        ...

    @property
    def name(self) -> str:
        """As the rep wrote it."""
        ...

    @property
    def phone(self) -> str:
        """In E.164, or empty."""
        ...


def alike(name: str, phone: str, others: Iterable[Known], writing: Writing) -> list[tuple[int, Why]]:
    """Who of ``others`` may be this one, by the same phone (E.164) or a name that is like theirs; phones first."""
    mine = writing.fold(name)
    same: list[tuple[int, Why]] = []
    near: list[tuple[int, Why]] = []
    for other in others:
        if phone and other.phone == phone:
            same.append((other.id, "phone"))
        elif _names_alike(mine, writing.fold(other.name)):
            near.append((other.id, "name"))
    return same + near


def _names_alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415  # a tenth of the start

    mine, theirs = words_of(_ADDRESS.sub("", one)), words_of(_ADDRESS.sub("", other))
    if not mine or not theirs or mine == theirs:
        return bool(mine) and mine == theirs
    if not _is_chinese(mine) or not _is_chinese(theirs):
        return (
            not _is_chinese(mine + theirs) and fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs)) >= _SPELLED_ALIKE
        )
    if len(mine) != len(theirs) or len(mine) < 2:  # noqa: PLR2004  # one character alone is like too many
        return False
    sounds, others = pinyin(one), pinyin(other)
    # Another family name is another person, however alike the rest.
    return sounds[0] == others[0] and fuzz.ratio(_heard(sounds[1:]), _heard(others[1:])) >= _SOUNDS_ALIKE


def _is_chinese(parts: list[str]) -> bool:
    return any(HAN[0] <= part[0] <= HAN[-1] for part in parts)


def _heard(syllables: Iterable[str]) -> str:
    """Syllables as many people speak them: zh like z, ing like in."""
    return " ".join(_NASAL.sub("n", _RETROFLEX.sub(r"\1", syllable)) for syllable in syllables)
