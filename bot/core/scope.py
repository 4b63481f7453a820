"""What stands around a cue and turns, weakens or voids it: negation, who it is about, degree, hearsay, contrast.

Rules over folded text. Each gives a factor: 1 leaves the evidence as it is, 0 voids it, below 0 turns it round.
"""

from bisect import bisect_left, bisect_right

from bot.core import scope_words as words

MILD, VERY, HEARSAY, DOUBT, BEFORE_CONTRAST, TURNED = 0.6, 1.2, 0.6, 0.35, 0.75, -0.9
"""Factors chosen by hand so that one hedged strong cue weighs about as much as a weak one."""

_NEAR = 40
"""Characters before a cue in which the words that bear on it directly stand."""

_BESIDE = 12
"""Characters before a cue in which a word of degree stands."""


class Scope:
    """The surroundings of one folded text, prepared once; ``factor`` judges a span of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._latin = bool(words.LATIN.search(text))
        quoted = words.QUOTED.finditer(text) if words.QUOTE.search(text) else ()
        self._quotes = [(match.start() + 1, match.end() - 1) for match in quoted]
        clauses = [match.span() for match in (words.CLAUSE if self._latin else words.CLAUSE_ZH).finditer(text)]
        self._stops = [start for start, _ in clauses]
        self._starts = [end for _, end in clauses]
        self._sentences = [match.end() for match in words.SENTENCE.finditer(text)]
        others = words.OTHERS.finditer(text) if words.SOMEONE.search(text) else ()
        self._others = [match.span() for match in others if self._opens_clause(match.start())]
        self._has_customer = bool(words.CUSTOMER.search(text))
        contrasts = [match.start() for match in words.CONTRAST_ZH.finditer(text)]
        if self._latin:
            contrasts += [match.start() for match in words.CONTRAST_EN.finditer(text)]
        self._last_contrast = max((start for start in contrasts if not self.is_speech(start)), default=-1)
        self._certain: dict[int, float] = {}
        self._rep = bool(words.REP_ZH.search(text) or (self._latin and words.REP_EN.search(text)))

    def factor(self, start: int, end: int) -> float:
        """What the surroundings make of a cue at this span."""
        clause = bisect_right(self._starts, start)
        opening = self._starts[clause - 1] if clause else 0
        before = self._text[max(opening, start - _NEAR) : start]
        factor = self._turned(before, start, end)
        if not (self._quotes and self.is_speech(start)):
            factor *= self._subject(start, before) * self._certainty(opening, end)
        if before[-1:] in words.DEGREE_ENDS:
            near = before[-_BESIDE:]
            if words.MILD.search(near):
                factor *= MILD
            elif words.VERY.search(near):
                factor *= VERY
        return factor * (BEFORE_CONTRAST if self._last_contrast >= end else 1.0)

    def is_speech(self, position: int) -> bool:
        """Is this inside a quotation?"""
        return any(start <= position < end for start, end in self._quotes)

    def _turned(self, before: str, start: int, end: int) -> float:
        """-0.9 after a negation; 1 where what looks like one is a request, emphasis, or two of them."""
        no_zh = not words.NEGATOR_ZH.search(before)
        if no_zh and not self._latin:
            return 1.0
        spoken = self.is_speech(start)
        if words.OFTEN_ZH.search(before) or words.REQUEST_ZH.search(before):
            return 1.0
        if words.A_NOT_A.search(before + self._text[start] if before[-1:] in ("不", "没") else before):
            return 1.0 if spoken else DOUBT
        zh = None if no_zh else words.NOT_ZH.search(before)
        en = words.NOT_EN.search(before) if self._latin else None
        if not zh and not en:
            return 1.0
        if words.NOT_ONLY.search(before) or words.REQUEST_EN.search(before):
            return 1.0
        if zh and before[: zh.start()].endswith(words.NOT_NOT_ZH):
            return 1.0
        ending = self._text[end : self._clause_end(end) + 1][-2:]
        if words.FEARED_ZH.search(before) and "吧" in ending:
            return 1.0
        return 1.0 if spoken and words.ASKED_ZH.search(ending) else TURNED

    def _opens_clause(self, position: int) -> bool:
        """Is it the subject: does nothing stand before it in its clause but a linking word and whose it is?"""
        clause = bisect_right(self._starts, position)
        opening = self._starts[clause - 1] if clause else 0
        return bool(words.OPENING.search(self._text[opening:position]))

    def _subject(self, start: int, before: str) -> float:
        """0 when it is said of the rep, or of someone who is not the customer."""
        if (
            self._rep
            and self._has_customer
            and (words.ABOUT_REP_ZH.match(before) or (self._latin and words.ABOUT_REP_EN.search(before)))
        ):
            return 0.0
        if not self._others:
            return 1.0
        last = bisect_left(self._others, (start, 0)) - 1
        if last < 0 or self._others[last][1] > start:
            return 1.0
        sentence = bisect_right(self._sentences, start)
        if self._others[last][0] < (self._sentences[sentence - 1] if sentence else 0):
            return 1.0
        return 1.0 if words.CUSTOMER.search(self._text, self._others[last][1], start) else 0.0

    def _certainty(self, opening: int, end: int) -> float:
        """Less than 1 for what is only guessed, heard, supposed or asked."""
        closing = self._clause_end(end)
        known = self._certain.get(closing)
        if known is None:
            clause = self._text[opening : closing + 1]
            known = HEARSAY if words.HEARSAY.search(clause) else 1.0
            # A question about the customer is the rep's; any other is what the customer asked.
            asked = clause.endswith(("?", "吗", "吗?")) and words.CUSTOMER.search(clause)
            supposed = words.IF_ZH.search(clause) or (self._latin and words.IF_EN.search(clause))
            if asked or supposed or words.DOUBT.search(clause):
                known = DOUBT
            self._certain[closing] = known
        return known

    def _clause_end(self, position: int) -> int:
        index = bisect_left(self._stops, position)
        return self._stops[index] if index < len(self._stops) else len(self._text)
