"""Where a line tells of contact with a customer, over which channel, and with whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.book.clauses import Dated, Span, overlap
from bot.core.book.contact_words import (
    AGAINST_AFTER_ZH,
    AGAINST_EN,
    AGAINST_ZH,
    CONTACT_EN,
    CONTACT_ZH,
    HEADINGS_ZH,
    OF_THEIRS_EN,
    OUTCOMES,
    PLANNED_ZH,
    TOLD_OF_ONE_ZH,
    UNREACHED,
    Channel,
    Outcome,
)
from bot.core.book.naming import leading_name
from bot.core.book.writing import HAN

_WHEN = (
    r"今天|昨天|前天|刚刚|刚才|刚|上午|下午|早上|晚上|中午|今早|昨晚|上周[一二三四五六日天]?|"
    r"周[一二三四五六日天]|又|也|终于|已经|已|去|来"
)
_LEAD_ZH = re.compile(rf"(?:我|客户)?(?:{_WHEN})*(?:我)?(?:{_WHEN})*(?:和|跟|给|同|与|找|向)?")
_LEAD_EN = re.compile(
    r"(?:(?:i|we|i've|we've|have|just|finally|today|yesterday|again|also|then|so|this (?:morning|afternoon|"
    r"evening)|last (?:night|week|\w+day)|on \w+day|ok|\w+day)[ :]+)*",
    re.IGNORECASE,
)
_TO_ONE_ZH = re.compile(
    r"(?:拜访|走访|面访|见|回访|联系|微信|给)(?:了|过|到了)?(?:客户)?|(?:打|回|去|发|"
    r"通)了?(?:个|通|条)?(?:电话|微信|消息|短信)(?:给|找)"
)
_AFTER_ONE_EN = re.compile(
    r"(?:(?:to|with|from|for|on|see|by|reach|call|ring|phone|in) )?(?:customer |client )?", re.IGNORECASE
)
_PRONOUN_EN = re.compile(
    r"(?:he|she|they|customer|client|the customer|the client)[ ]+(?:just |also |has )?", re.IGNORECASE
)
_LOWER_EN = re.compile(
    r"(?!(?:him|her|them|back|again|today|yesterday|twice|me|us|and|but|no|about|the|a|in|this|"
    r"up|two|customer|client)\b)([a-z][a-z'-]+)(?=$|,)",
    re.IGNORECASE,
)
_CONTACT_ZH = tuple((channel, re.compile(pattern)) for channel, pattern in CONTACT_ZH)
_TOLD_OF_ONE_ZH = tuple((channel, re.compile(pattern)) for channel, pattern in TOLD_OF_ONE_ZH)
_CONTACT_EN = tuple((channel, re.compile(pattern, re.IGNORECASE)) for channel, pattern in CONTACT_EN)
_HEADINGS_ZH = tuple((channel, re.compile(f"(?:{_WHEN})*{pattern}")) for channel, pattern in HEADINGS_ZH)
_TELLS_MORE = re.compile(r"\W*(?:他|她)?(?:说(?!话)|[谈聊]得)")

_TELLING = re.compile(rf"(?:{_WHEN}|(?:has|have|just|finally|now|also|already) )*", re.IGNORECASE)
_FIRST = 3
"""After a name, contact is told of in one of so many clauses; without a name in the very first."""

_OPPOSITES: set[Outcome] = {"warmer", "colder"}
ENDINGS: set[Outcome | None] = {"won", "lost"}


@dataclass(frozen=True, slots=True)
class Told:
    """Where contact is told of, and with whom."""

    channel: Channel
    span: Span
    name: Span | None


def told_in(level: str, parts: Sequence[Span], dates: Sequence[Dated]) -> Told | None:
    """The contact that a levelled text, cut into ``parts``, tells of; None when in doubt."""
    name = _leading(level, parts)
    if name and (headed := _by_heading(level, parts, name, dates)):
        return headed
    for part in parts[: _FIRST if name else 1]:
        if name and name[0] <= part[0] and part[1] <= name[1]:
            continue
        inside = name is not None and part[0] <= name[0] < part[1]
        found = _in_chinese(level, part, name if inside else None, known=name is not None)
        found = found or _in_english(level, part, name if inside else None)
        if found:
            return found if found.name else Told(found.channel, found.span, name)
    return _by_ending(level, parts, name) if name else None


def _leading(level: str, parts: Sequence[Span]) -> Span | None:
    """The name a line begins with, words of time before it left out."""
    if not parts:
        return None
    start = parts[0][0]
    if (to_one := _TO_ONE_ZH.match(level, start)) and (span := leading_name(level, to_one.end())):
        return span
    if any(pattern.match(level, _ended(_LEAD_EN, level, start)) for _, pattern in _CONTACT_EN):
        return None
    for pattern in (_LEAD_ZH, _LEAD_EN):
        lead = pattern.match(level, start)
        for at in (lead.end() if lead else start, start):
            if span := leading_name(level, _unblanked(level, at)):
                return span
    return None


def _in_chinese(level: str, part: Span, name: Span | None, *, known: bool) -> Told | None:
    piece = level[slice(*part)]
    if not re.search(f"[{HAN}]", piece):
        return None
    for pattern in () if name else (_TO_ONE_ZH, _LEAD_ZH):
        to_one = pattern.search(piece)
        name = name or (leading_name(level, part[0] + to_one.end()) if to_one and to_one.end() else None)
    start, end = (name[0] - part[0], name[1] - part[0]) if name else (0, 0)
    without = piece[:start] + piece[end:]  # "拜访了王总": the words of contact are read without the name between them
    for number, (channel, pattern) in enumerate(_CONTACT_ZH + _TOLD_OF_ONE_ZH):
        match = pattern.search(without)
        if match and _is_ours(without, match):
            stop = part[0] + match.end() + (end - start if match.end() > start else 0)
            name = name or leading_name(level, stop)
            if name or known or number < len(_CONTACT_ZH):
                return Told(channel, (part[0], stop), name)
    return None


def _is_ours(piece: str, match: re.Match[str]) -> bool:
    """Do the words around leave it contact of the rep's that has happened?"""
    before = piece[: match.start()]
    return not (AGAINST_ZH.search(before) or PLANNED_ZH.search(before) or AGAINST_AFTER_ZH.match(piece, match.end()))


def _in_english(level: str, part: Span, name: Span | None) -> Told | None:
    if AGAINST_EN.search(level, *part):
        return None
    start = name[1] if name else _ended(_LEAD_EN, level, part[0])
    if name is None and (they := _PRONOUN_EN.match(level, start)):
        match = OF_THEIRS_EN.match(level, they.end(), part[1])
        return Told(_channel_of(match[0]), match.span(), None) if match else None
    if name and (match := OF_THEIRS_EN.match(level, _unblanked(level, start), part[1])):
        return Told(_channel_of(match[0]), match.span(), name)
    for channel, pattern in () if name else _CONTACT_EN:
        if match := pattern.match(level, start, part[1]):
            return _with_whom(level, channel, match.span(), part)
    return None


def _with_whom(level: str, channel: Channel, span: Span, part: Span) -> Told:
    """Contact at ``span``, with the name behind it or within it ("gave Tom a ring")."""
    for at in (_ended(_AFTER_ONE_EN, level, _unblanked(level, span[1])), *_words(level, span)):
        if (name := leading_name(level, at)) and name[0] < part[1]:
            return Told(channel, (span[0], max(span[1], name[1])), name)
    after = _ended(_AFTER_ONE_EN, level, _unblanked(level, span[1]))
    lower = _LOWER_EN.match(level, after, part[1])
    return Told(channel, (span[0], max(span[1], lower.end() if lower else 0)), lower.span() if lower else None)


def _by_heading(level: str, parts: Sequence[Span], name: Span, dates: Sequence[Dated]) -> Told | None:
    """A name and one word, in either order, and then how it went."""
    for part in parts[:3]:
        piece = (level[part[0] : max(part[0], min(name[0], part[1]))] + level[max(part[0], name[1]) : part[1]]).strip()
        channel = next((channel for channel, pattern in _HEADINGS_ZH if pattern.fullmatch(piece)), None)
        rest = level[part[1] :]
        tells = outcome_of(rest) or UNREACHED.search(rest) or _TELLS_MORE.match(rest)
        if channel and tells and not any(overlap(part, one.span) for one in dates):
            return Told(channel, part, name)
    return None


def _by_ending(level: str, parts: Sequence[Span], name: Span) -> Told | None:
    """A name, and that it is won or lost: nobody knows that without contact."""
    alone = parts[0][1] <= name[1]
    for part in parts[: 2 if alone else 1]:
        start = _ended(_TELLING, level, _unblanked(level, max(part[0], name[1])))
        if start < part[1] and outcome_of(level[start : part[1]]) in ENDINGS:
            at_once = any(pattern.match(level, start, part[1]) for one, pattern in OUTCOMES if one in ENDINGS)
            return Told("other", (start, start), name) if at_once else None
    return None


def outcome_of(level: str) -> Outcome | None:
    """How it went by a levelled text; None if it does not say, or says both warmer and colder."""
    told: list[Outcome] = [outcome for outcome, pattern in OUTCOMES if pattern.search(level)]
    if not told or (set(told) >= _OPPOSITES and told[0] not in ENDINGS):
        return None
    return told[0]


def _channel_of(words: str) -> Channel:
    if re.match(r"called|rang|phoned", words, re.IGNORECASE):
        return "call"
    return "visit" if re.match(r"came|dropped|stopped", words, re.IGNORECASE) else "message"


def _ended(pattern: re.Pattern[str], level: str, start: int) -> int:
    match = pattern.match(level, start)
    return match.end() if match else start


def _words(level: str, span: Span) -> list[int]:
    return [one.start() for one in re.finditer(r"\S+", level[: span[1]]) if one.start() > span[0]]


def _unblanked(level: str, start: int) -> int:
    rest = level[start:]
    return start + len(rest) - len(rest.lstrip())
