"""What was promised for a day, and by whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.core.book.clauses import Dated, Span, clauses, overlap

_WE = re.compile(r"我|咱|\b(?:i|we|i'll|we'll)\b", re.IGNORECASE)
_TO_US = re.compile(r"(?:给|告诉|回|联系|找|通知)我|\b(?:let|tell|call|text|answer) (?:me|us)\b", re.IGNORECASE)
_OURS = re.compile(
    "报价|发(?:他|她|给|资料|方案|样|图|合同|清单|我)?|送|寄|带|回访|上门|回电|回复(?:他|她)|再?联系|再打|打给|"
    "打电话|跟进|拜访|约|提醒|给(?:他|她)|去(?:他|她|找|看|量)|安装|量尺|"
    r"\b(?:quote|send|deliver|call (?:him|her|them|back)|follow up|visit|bring|show|demo|sample|proposal|install|"
    r"call again|ring (?:him|her|them))\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"定|决定|答复|给(?:个)?(?:话|答复|准信|回复|信)|付|签|下单|拿货|提货|来(?:店|看|拿|取|交|公司)|过来|考虑好|"
    r"打款|回(?:我|话|信)|"
    r"\b(?:decide|pay|sign|order|come|let (?:me|us) know|get back|confirm|answer|reply|make up|call (?:me|us)|"
    r"tell (?:me|us))\w*",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"说(?!明|服)|答应|承诺|保证|\b(?:says?|said|promised|will|he'll|she'll|they'll|wants?|"
    r"asked)\b",
    re.IGNORECASE,
)
_ASKED_OF_US = re.compile(
    r"让我|叫我|要我|等我|问我|\b(?:wants?|asked (?:for|me|us)|told me to|needs?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something to happen at a date. ``span`` and ``words`` are the whole promise, ``date`` is the date's own span."""

    span: Span
    words: str
    date: Span
    by: Literal["rep", "customer"]


def promise_in(text: str, level: str, dates: Sequence[Dated], told: Span | None) -> Promise | None:
    """The first date that something is promised for. A date in ``told``, where contact is told of, is when that was."""
    for clause in clauses(level):
        for dated in dates:
            span = dated.span
            if not overlap(span, clause):
                continue
            start = clause[0]
            if told and overlap(told, clause):
                begins = _SAID.search(level, told[1], span[0])
                if begins is None:
                    continue
                start = begins.start()
            whole = (min(start, span[0]), max(clause[1], span[1]))
            return Promise(whole, text[slice(*whole)], span, _by(level[slice(*whole)]))
    return None


def _by(piece: str) -> Literal["rep", "customer"]:
    """Who is to act: what the customer asks of the rep is the rep's to do."""
    if _ASKED_OF_US.search(piece):
        return "rep"
    if _TO_US.search(piece):
        return "customer"
    if _WE.search(piece):
        return "rep"
    ours, theirs = _OURS.search(piece), _THEIRS.search(piece)
    return "customer" if (theirs and not ours) or (_SAID.search(piece) and (theirs or not ours)) else "rep"
