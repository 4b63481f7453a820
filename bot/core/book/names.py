"""How names are read aloud, and by which terms a customer is found. A term is looked up by its beginning."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.core.book.phones import dialled, tail
from bot.core.book.writing import HAN, Writing
from bot.core.surnames import COMPOUND_SURNAMES, SURNAMES, SURNAMES_TOO, TITLES

LONGEST = 48
"""Characters of a term at most."""

TYPE, GRADE, TAG, SURNAME = "type:", "grade:", "tag:", "surname:"
"""What precedes a term that is not part of a name."""

_AS_SURNAME = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "朴": "piao", "盖": "ge", "查": "zha",
    "乐": "yue", "翟": "zhai", "缪": "miao", "员": "yun", "种": "chong", "召": "shao", "繁": "po", "秘": "bi",
    "折": "she", "黑": "he", "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun",
}  # fmt: skip
"""What is read otherwise when it is a family name."""

_ALSO = {
    "乐": "yue",
    "行": "hang",
    "长": "zhang",
    "重": "zhong",
    "朝": "zhao",
    "盛": "cheng",
    "茜": "qian",
    "晟": "cheng",
}
"""The other way given names read a character: both are looked for."""

_PART = re.compile(rf"[{HAN}]|[^\W{HAN}_]+")
_FAMILY = re.compile(rf"(?:[老小阿](?=[{SURNAMES}{SURNAMES_TOO}]$))?({COMPOUND_SURNAMES}|[{SURNAMES}{SURNAMES_TOO}])")
_CALLED = re.compile(rf"^(?:({COMPOUND_SURNAMES}|[{SURNAMES}{SURNAMES_TOO}])(?:{TITLES})|[老小阿]([{SURNAMES}]))$")
_TITLED_EN = re.compile(r"^(?:mr|mrs|ms|miss|dr|madam|sir)\.? ([^\W\d_]\S*)$")


def pinyin(name: str) -> tuple[str, ...]:
    """A folded name syllable by syllable, without tones, ü written v; the family name as family names are read."""
    return _readings(_PART.findall(name))


def initials(name: str) -> str:
    """The first letter of each syllable and each word of a folded name: 王建国 → wjg, Mrs Smith → ms."""
    return "".join(syllable[0] for syllable in pinyin(name))


def sort_key(name: str) -> tuple[str, ...]:
    """Where a folded name stands from A to Z."""
    return (*pinyin(name), name)


def search_terms(
    writing: Writing,
    *,
    name: str,
    phone: str = "",
    tags: Iterable[str] = (),
    types: Iterable[str] = (),
    grades: Iterable[tuple[str, str]] = (),
    trade: str = "",
) -> set[str]:
    """Everything a customer is found by. ``phone`` is E.164, ``types`` are ids, ``grades`` scheme and tier."""
    folded = writing.fold(name)
    terms = {*_of_name(folded), *_of_words(_PART.findall(writing.fold(trade)))}
    if phone:
        terms |= {dialled(phone), tail(phone)}
    terms |= {TAG + writing.fold(tag) for tag in tags}
    terms |= {TYPE + kind.casefold() for kind in types}
    terms |= {f"{GRADE}{scheme}:{tier}".casefold() for scheme, tier in grades}
    return {term[:LONGEST] for term in terms if term}


def surname_meant(folded: str) -> str:
    """The family name in how one addresses a person (王总, 老王, Mr Wang → 王, 王, wang); else empty."""
    if match := _CALLED.match(folded):
        return match[1] or match[2]
    match = _TITLED_EN.match(folded)
    return match[1] if match else ""


def _of_name(folded: str) -> Iterator[str]:
    parts = _PART.findall(folded)
    yield from _of_words(parts)
    family = _FAMILY.match(folded)
    if family:
        yield SURNAME + family[1]
        yield SURNAME + "".join(_readings(_PART.findall(family[1])))
    elif parts and parts[-1].isascii():
        yield SURNAME + parts[-1]
    for syllables in _spoken(parts):
        letters = [one[0] for one in syllables]
        for at in range(len(syllables)):
            yield "".join(syllables[at:])
            yield "".join(letters[at:])


def _of_words(parts: Sequence[str]) -> Iterator[str]:
    """A text from each of its characters or words on; words are parted by one blank."""
    for at in range(len(parts)):
        yield joined(parts[at:])


def joined(parts: Sequence[str]) -> str:
    """Chinese characters side by side, words of letters with a blank between them."""
    return re.sub(rf"(?<=[{HAN}]) | (?=[{HAN}])", "", " ".join(parts))


def whole_term(folded: str) -> str:
    """The term that a folded name is as a whole."""
    return joined(words_of(folded))[:LONGEST]


def words_of(folded: str) -> list[str]:
    """The characters and words of a folded text, marks left out."""
    return _PART.findall(folded)


def _spoken(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The name as it is read, also with given names read the other way, and with ü as it stands in passports."""
    usual = _readings(parts)
    yield usual
    other = tuple(_ALSO.get(part, one) if at else one for at, (part, one) in enumerate(zip(parts, usual, strict=True)))
    if other != usual:
        yield other
    if any("v" in one and part not in one for part, one in zip(parts, usual, strict=True)):
        yield tuple(one if part in one else one.replace("v", "u") for part, one in zip(parts, usual, strict=True))


def _readings(parts: Sequence[str]) -> tuple[str, ...]:
    read = [_syllable(part) if _is_han(part) else part for part in parts]
    for length in (2, 1):
        family = _AS_SURNAME.get("".join(parts[:length]))
        if family and len(parts) >= length:
            read[:length] = family.split()
            break
    return tuple(read)


@cache
def _syllable(character: str) -> str:
    """One character at a time: whether the table of phrases is loaded makes no difference then."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # a hundred milliseconds that the start does not need

    return str(lazy_pinyin(character, errors="default")[0])


def _is_han(part: str) -> bool:
    return HAN[0] <= part[0] <= HAN[-1]
