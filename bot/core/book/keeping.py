"""One message understood as a customer to keep: who, which number, what trade, what to know."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.book.cards import forbidden_numbers
from bot.core.book.clauses import Dated, Span, clauses, overlap
from bot.core.book.commands import EDGES, LOWER_NAME, command_end
from bot.core.book.naming import leading_name
from bot.core.book.phones import FoundPhone, phones_in
from bot.core.book.trades import trade_in
from bot.core.book.writing import HAN, Writing

_LABEL = re.compile(
    r"(?:联系)?(?:电话|手机|tel|phone|mobile|cell|number|ph|微信同号)(?:号码?|是)?[\s:.]*$", re.IGNORECASE
)
_TAG = re.compile(r"#(\w[\w-]*)")
_BIRTHDAY = re.compile(r"生日|出生|\bbirthday\b|\bborn\b|\bb\. ?(?=\d)", re.IGNORECASE)
_DAY = re.compile(
    r"\d|[初十廿腊正]|[一二三四五六七八九]月|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_SHORT = 80
"""Characters beside the number of a line that keeps somebody without saying so; a longer one tells a story."""

_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a message says of somebody to keep, in the rep's own words; ``phone`` is E.164; empty is unsaid.

    ``due`` is the span of the first date that is no birthday, ``why`` what is to be done then. ``note`` is the rest.
    """

    name: str = ""
    phone: str = ""
    trade: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    due: Span | None = None
    why: str = ""


def is_keeping(text: str, writing: Writing) -> bool:
    """Does ``text`` want somebody kept: led by a word that says so, or little more than a name and a number?"""
    level = writing.level(text)
    if command_end(level):
        return True
    phones = phones_in(level)
    if not phones or leading_name(level, _first(level, 0, phones)) is None:
        return False
    return len(text) - sum(one.span[1] - one.span[0] for one in phones) <= _SHORT


def kept(text: str, dates: Sequence[Dated], writing: Writing) -> Keeping:
    """What ``text`` says of somebody to keep; without a command word and numbers of cards."""
    level = writing.level(text)
    phones = phones_in(level)
    tags = [*_TAG.finditer(level)]
    start = command_end(level)
    name = _name(level, start, phones)
    out = [(0, name[1] if name else start), *(_labelled(level, one) for one in phones), *(tag.span() for tag in tags)]
    out += [one.span for one in forbidden_numbers(level)]
    found = _Rest(text, level, clauses(_blanked(level, out)), dates)
    return Keeping(
        name=text[slice(*name)].strip(EDGES) if name else "",
        phone=phones[0].phone if phones else "",
        trade=found.trade,
        tags=tuple(dict.fromkeys(text[slice(*tag.span(1))] for tag in tags)),
        note=found.note,
        due=found.due,
        why=found.why,
    )


class _Rest:
    """What the clauses besides name, number and tags say."""

    def __init__(self, text: str, level: str, left: Sequence[Span], dates: Sequence[Dated]) -> None:
        self._text, self._level = text, level
        self.trade = self.why = ""
        self.due: Span | None = None
        notes: list[str] = []
        for clause in left:
            piece = level[slice(*clause)]
            dated = next((one.span for one in dates if overlap(one.span, clause)), None)
            if _BIRTHDAY.search(piece) and (dated or _DAY.search(piece)):
                continue
            rest = list(self._without_trade(clause))
            if dated and self.due is None:
                self.due = dated
                rest = [one for whole in rest for one in _without(whole, dated)]
                self.why = self._joined(rest)
            else:
                notes.append(self._joined(rest))
        chinese = re.search(f"[{HAN}]", level) is not None
        self.note = ("，" if chinese else ", ").join(note for note in notes if note)

    def _without_trade(self, clause: Span) -> Iterator[Span]:
        found = None if self.trade else trade_in(self._level, clause)
        if found is None:
            yield clause
            return
        said, trade = found
        self.trade = self._text[slice(*trade)].strip()
        yield from _without(clause, said)

    def _joined(self, spans: Sequence[Span]) -> str:
        pieces = (self._text[slice(*span)].strip(EDGES) for span in spans)
        return " ".join(piece for piece in pieces if piece and piece not in {"的", "是", "and", "who"})


def _name(level: str, start: int, phones: Sequence[FoundPhone]) -> Span | None:
    """The name a text begins with; after a command word also one that looks like none."""
    at = _first(level, start, phones)
    if span := leading_name(level, at):
        return span
    if not start and not phones:
        return None
    if match := LOWER_NAME.match(level, at):
        return match.span("name")
    stops = [phone.span[0] for phone in phones if phone.span[0] > at]
    head = clauses(level[at : min([len(level), *stops])].partition("#")[0])
    if not head:
        return None
    end = at + head[0][1]
    label = _LABEL.search(level[at:end])
    end = at + label.start() if label else end
    return (at, end) if 0 < end - at <= _LONGEST_NAME else None


def _labelled(level: str, phone: FoundPhone) -> Span:
    """A number with what announces it ("电话", "tel:")."""
    label = _LABEL.search(level[: phone.span[0]])
    return (label.start() if label else phone.span[0], phone.span[1])


def _first(level: str, start: int, phones: Sequence[FoundPhone]) -> int:
    """Where the name may begin: at once, or after a number that stands first."""
    for one in phones:
        if not level[start : _labelled(level, one)[0]].strip(EDGES):
            start = one.span[1]
    rest = level[start:]
    return start + len(rest) - len(rest.lstrip(EDGES))


def _blanked(level: str, spans: Sequence[Span]) -> str:
    """The text with a mark that parts clauses in place of these spans."""
    for start, end in spans:
        level = level[:start] + ";" * (end - start) + level[end:]
    return level


def _without(whole: Span, part: Span) -> Iterator[Span]:
    """What is left of ``whole`` on either side of ``part``."""
    if whole[0] < part[0]:
        yield whole[0], min(part[0], whole[1])
    if part[1] < whole[1]:
        yield max(part[1], whole[0]), whole[1]
