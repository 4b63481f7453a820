"""A search of the book understood: words to look up, and what must hold of who is found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from bot.core.book.names import LONGEST, SURNAME, TAG, surname_meant, whole_term
from bot.core.book.past_days import PAST, past_days
from bot.core.book.phones import dialled, phones_in, tail
from bot.core.book.writing import HAN, Writing
from bot.core.library import Library

State = Literal["overdue", "silent"]

_STATES: tuple[tuple[State, re.Pattern[str]], ...] = (
    ("overdue", re.compile(r"逾期|过期|到期没|超期|欠着|\b(?:overdue|late|missed)\b")),
    (
        "silent",
        re.compile(
            r"(?:好久|很久|许久|好长时间|长时间|一直|多天)没?(?:有)?(?:联系|动静|消息|来往|跟进)[的了过]*|"
            r"(?<!\w)沉默(?!寡言|型)|没动静|失联|"
            r"\b(?:silent|gone quiet|no contact|haven'?t (?:spoken|talked|heard|called|contacted|seen)(?: (?:to|"
            r"from|with))?(?: in (?:a while|ages|a long time))?|not contacted|out of touch)\b"
        ),
    ),
)

_OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("won", re.compile(r"成交|签单|签了|下单|买了|买过|\b(?:bought|signed|won|ordered|paid)\b")),
    ("lost", re.compile(r"丢单|没成|丢了|不要了|黄了|\b(?:lost|said no)\b")),
)

_TAG = re.compile(r"#(\w[\w-]*)|(?:标签|\btag(?:ged)?)[: ]+(\w[\w-]*)")
_SCHEMED = re.compile(r"\b([a-z_]+)[: ]([a-z0-9_]+)\b")
_LETTERED = re.compile(
    r"(?<![a-z0-9])([a-f]) ?(?:级|类|档|等)|\b(?:grade|tier|class)[: ]?([a-f])\b|"
    r"\b([a-f])[- ](?:grade|tier)\b"
)

_FILLER = re.compile(
    r"客户|顾客|那个|那位|那几个|哪个|哪位|哪些|谁|找一下|找找|找|查一下|查找|查|看看|有没有|有谁|所有|全部|的人|"
    r"尾号|后四位|手机|(?:打|通)?[了过]?电话[了过]?的?|我的|(?:见|拜访|联系|聊|跟进|来)[了过]?的|"
    r"\b(?:the|a|an|one|ones|who|whom|which|that|customers?|clients?|with|of|find|search|show|me|all|my|for|from|"
    r"people|person|i|in|we|was|were|is|are|ending|phone|number)\b"
)
_DEALS_IN = re.compile(r"(?<!\w)[开做卖搞](?=\w{2,}的|\w+[店馆院厂铺行])")
_HEARTLESS = re.compile(r"^爱|(?:型|类)$")
_LETTER_ENDINGS = ("ing", "ers", "er", "ed", "s", "d")
_SHORTEST_STEM, _SHORTEST_NAME, _SHORTEST_DIGITS, _LONGEST_DIGITS = 4, 2, 3, 11
_LEFT = re.compile(rf"[{HAN}]+|[^\W{HAN}_]+(?:'\w+)?")
_ADDRESSED_EN = re.compile(r"\b(?:mr|mrs|ms|miss|dr|madam|sir)\.? [^\W\d_]\S*")


@dataclass(frozen=True, slots=True)
class CustomerQuery:
    """What a search asks for. Whoever is found fits everything that is not empty.

    ``terms``: each must begin a term of the customer (``names.search_terms``). ``looser``: whole terms by which
    somebody may be meant too, to be shown after those. ``types`` and ``grades`` (``scheme:tier``): any of them.
    ``touched``: the first and last day of a contact, local. ``ending``: the last digits of the phone.
    """

    terms: tuple[str, ...] = ()
    looser: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    touched: tuple[date, date] | None = None
    outcome: str | None = None
    state: State | None = None
    ending: str = ""


class _Asked:
    """A folded query, and what of it nobody has understood so far."""

    def __init__(self, folded: str) -> None:
        self.rest = folded

    def cut(self, span: tuple[int, int]) -> None:
        self.rest = self.rest[: span[0]] + " " * (span[1] - span[0]) + self.rest[span[1] :]

    def every(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """All matches, which are understood herewith."""
        found = list(pattern.finditer(self.rest))
        for match in found:
            self.cut(match.span())
        return found


class Querying:
    """Made once from what types and grades are called, and used for every search."""

    def __init__(self, *, types: Mapping[str, str], grades: Mapping[str, str], writing: Writing) -> None:
        """``types`` maps names, in any language, to ids; ``grades`` maps names to ``scheme:tier``."""
        self._writing = writing
        folded = {writing.fold(name): kind for name, kind in types.items()}
        self._types = [(*_said(name), kind) for name, kind in _longest_first(folded) if len(name) >= _SHORTEST_NAME]
        stems = {_stem(name): kind for name, kind in folded.items() if name.isascii() and name.isalpha()}
        self._stems = {stem: kind for stem, kind in stems.items() if len(stem) >= _SHORTEST_STEM}
        self._grades = [(name.casefold(), grade) for name, grade in _longest_first(grades) if len(name) > 1]
        self._graded = {grade.casefold(): grade for grade in sorted(grades.values())}

    @classmethod
    def of(cls, library: Library, writing: Writing) -> Self:
        """In the words of a library."""
        types = {name: kind.id for kind in library.types.values() for name in (kind.name.zh, kind.name.en, *kind.also)}
        grades = {
            name: f"{scheme.id}:{tier.id}"
            for scheme in library.schemes.values()
            for tier in scheme.tiers.values()
            for name in (tier.name.zh, tier.name.en)
        }
        return cls(types=types, grades=grades, writing=writing)

    def understood(self, text: str, today: date) -> CustomerQuery:
        """``text`` as a search; one that asks for nothing gives an empty query. ``today`` is the rep's local day."""
        asked = _Asked(self._writing.fold(text))
        phones = phones_in(asked.rest)
        numbers = tuple(dialled(one.phone) for one in phones)
        for one in reversed(phones):
            asked.cut(one.span)
        tags = tuple(match[1] or match[2] for match in asked.every(_TAG))
        grades = tuple(dict.fromkeys(self._grades_in(asked)))
        state = next((state for state, pattern in _STATES if asked.every(pattern)), None)
        types = tuple(dict.fromkeys(self._types_in(asked)))
        past = asked.every(PAST)
        outcome = next((outcome for outcome, pattern in _OUTCOMES if asked.every(pattern)), None)
        terms, looser, ending = _words(asked)
        return CustomerQuery(
            terms=numbers + terms,
            looser=looser,
            types=types,
            tags=tags,
            grades=grades,
            touched=past_days(past[0], today) if past else None,
            outcome=outcome,
            state=state,
            ending=ending,
        )

    def _types_in(self, asked: _Asked) -> Iterator[str]:
        """Types by their names or the heart of one (爱砍价的, 鸽子), then by another form of a name (bargained)."""
        for wanted, form, kind in self._types:
            if wanted in asked.rest and asked.every(re.compile(form)):  # hundreds of patterns would be slow to make
                yield kind
        for match in list(re.finditer(r"[a-z]+", asked.rest)):
            if (stem := _stem(match[0])) in self._stems:
                asked.cut(match.span())
                yield self._stems[stem]

    def _grades_in(self, asked: _Asked) -> Iterator[str]:
        for name, grade in self._grades:
            if name in asked.rest and asked.every(re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])")):
                yield grade
        for match in list(_SCHEMED.finditer(asked.rest)):
            if (written := f"{match[1]}:{match[2]}") in self._graded:
                asked.cut(match.span())
                yield self._graded[written]
        for match in asked.every(_LETTERED):
            letter = match[1] or match[2] or match[3]
            yield from (grade for folded, grade in self._graded.items() if folded.endswith(":" + letter))


def prefixes(query: CustomerQuery) -> tuple[str, ...]:
    """The words of ``query`` as terms to look up: those of names, and its tags."""
    return query.terms + tuple(TAG + tag for tag in query.tags)


def _said(name: str) -> tuple[str, str]:
    """What of a type's name must be said, and a pattern of how."""
    if name.isascii():
        return name, rf"\b{re.escape(name)}s?\b"
    heart = _HEARTLESS.sub("", name)
    wanted = heart if len(heart) >= _SHORTEST_NAME else name
    return wanted, rf"爱?{re.escape(wanted)}(?:型|类)?的?"


def _longest_first(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda one: len(one[0]), reverse=True)


def _stem(word: str) -> str:
    ending = next((ending for ending in _LETTER_ENDINGS if word.endswith(ending)), "")
    return word[: len(word) - len(ending)].rstrip("e")


def _words(asked: _Asked) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """What is left: words of names, family names that an address means, and last digits of a phone."""
    looser: list[str] = []
    terms: list[str] = []
    ending = ""
    for match in asked.every(_ADDRESSED_EN):
        terms.append(whole_term(match[0]))
        looser.append(SURNAME + surname_meant(match[0]))
    asked.every(_FILLER)
    asked.every(_DEALS_IN)
    for match in _LEFT.finditer(asked.rest):
        word = match[0].replace("ü", "v").strip("的")
        if word.isdecimal() and _SHORTEST_DIGITS <= len(word) <= _LONGEST_DIGITS and not ending:
            ending = tail(word) if len(word) <= 4 else ""  # noqa: PLR2004  # longer ones are looked up from their start
            terms += [] if ending else [word]
        elif word:
            terms.append(word[:LONGEST])
            looser += [SURNAME + family] if (family := surname_meant(word)) else []
    return tuple(terms), tuple(dict.fromkeys(looser)), ending
