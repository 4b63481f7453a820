"""Schemes made by hand, so that edits of the real ones do not reach these tests."""

from collections.abc import Sequence

from bot.core.schemes import Review, Rfm, Scheme, Tier, TierAnswer, TierQuestion
from bot.core.text import Text


def tier(name: str, top: float | None = None, rfm: Rfm | None = None, lasts: int | None = None) -> Tier:
    text = Text(name, name)
    return Tier(name, text, text, text, top, rfm, None, (), lasts=lasts)


def scheme(*tiers: Tier, questions: Sequence[TierQuestion] = (), review: Review | None = None) -> Scheme:
    text = Text("方案", "scheme")
    by_id = {one.id: one for one in questions}
    return Scheme("scheme", text, text, "purchases", by_id, {one.id: one for one in tiers}, ("S000-24",), review)


def question(name: str, *to: str, tops: Sequence[float | None] = (None,) * 8) -> TierQuestion:
    answers = tuple(TierAnswer(Text(one, one), one, top) for one, top in zip(to, tops, strict=False))
    return TierQuestion(name, Text(name, name), answers)


ABC = scheme(tier("A", 0.05), tier("B", 0.2), tier("C", 1.0))
