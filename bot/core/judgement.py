"""The judgement on one description as plain data, for programs to read."""

from typing import Any

from bot.core.asking import Question
from bot.core.choice import Choice
from bot.core.engine import Engine
from bot.core.text import Language

WORTH_SAYING = 0.005
"""Types below this confidence are left out."""


def judge(engine: Engine, text: str, language: Language | None = None) -> dict[str, Any]:
    """``types`` best first over all facets, ``signals`` with spans, and the next ``question`` or None.

    A question is a signal with how to find out, or ``nearest_of``: types to choose among. Without ``types`` that is all
    that can be said of the text.
    """
    spoken = language or language_of(text)
    reading = engine.reader.read(text)
    verdict = engine.weigh(reading, {})
    question = engine.question(reading, {}, verdict=verdict) if verdict.nearest else None
    return {
        "types": [
            {"id": ranked.type, "facet": ranked.facet, "confidence": round(ranked.confidence, 3)}
            for ranked in verdict.types
            if ranked.confidence >= WORTH_SAYING
        ],
        "signals": [
            {"id": found.signal, "polarity": 1 if found.strength > 0 else -1, "span": list(found.span)}
            for found in reading.findings
        ],
        "question": _asked(engine, question, spoken) if question else None,
    }


def _asked(engine: Engine, question: Question | Choice, spoken: Language) -> dict[str, Any]:
    if isinstance(question, Choice):
        return {"nearest_of": list(question.types)}
    signal = engine.library.signals[question.signal]
    return {"signal": signal.id, "say": signal.ask.in_(spoken), "watch": signal.watch.in_(spoken)}


def language_of(text: str) -> Language:
    """Chinese when it holds a fair share of Han characters, else English."""
    han = sum("一" <= char <= "鿿" for char in text)
    return "zh" if han * 4 >= len(text.split()) else "en"
