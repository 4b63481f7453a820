"""What the inspector shows: one description through the engine, worded in one language."""

from bot.core.asking import Question
from bot.core.choice import Choice
from bot.core.engine import Engine
from bot.core.explaining import Explanation
from bot.core.sketch import sketch
from bot.core.text import Language
from bot.core.verdict import Ranked
from bot.sandbox.inspection import Inspection, NextQuestion, PathStep, RankedType, SeenFacet, SeenSignal

MOST_TYPES = 5


def inspect(engine: Engine, text: str, language: Language) -> Inspection:
    """How ``text`` is read and judged, before any question is answered."""
    library = engine.library
    reading = engine.reader.read(text)
    verdict = engine.weigh(reading, {})
    facets = []
    for facet, ranking in verdict.facets.items():
        explanation = engine.explain(reading, {}, verdict, ranking[0])
        types = tuple(_ranked(engine, ranked, language) for ranked in ranking[:MOST_TYPES])
        facets.append(
            SeenFacet(facet, library.trees[facet].name.in_(language), types, _path(engine, explanation, language))
        )
    question = engine.question(reading, {}, verdict=verdict) if verdict.nearest else None
    asked = library.signals[question.signal] if isinstance(question, Question) else None
    offered = [library.types[kind] for kind in question.types] if isinstance(question, Choice) else []
    return Inspection(
        tuple(
            SeenSignal(
                found.signal,
                library.signals[found.signal].name.in_(language),
                1 if found.strength > 0 else -1,
                found.quote,
                found.span,
            )
            for found in reading.findings
        ),
        tuple(facets),
        NextQuestion(asked.id, asked.ask.in_(language), asked.watch.in_(language)) if asked else None,
        tuple(f"{kind.emoji} {kind.name.in_(language)}: {sketch(kind, language)}" for kind in offered),
    )


def _ranked(engine: Engine, ranked: Ranked, language: Language) -> RankedType:
    kind = engine.library.types[ranked.type]
    return RankedType(kind.id, kind.emoji, kind.name.in_(language), round(ranked.confidence, 3))


def _path(engine: Engine, explanation: Explanation, language: Language) -> tuple[PathStep, ...]:
    steps = []
    tree = engine.judge.trees[explanation.ranked.facet]
    for turn, (step, _) in zip(explanation.path, tree.paths[explanation.ranked.type], strict=True):
        because = tuple(
            dict.fromkeys(
                witness.finding.quote
                for witness in (*explanation.supporting, *explanation.opposing)
                if witness.finding.signal in step.present
            )
        )
        name = engine.library.signals[turn.signal].name.in_(language)
        steps.append(PathStep(name, round(turn.sure if turn.goes_yes else 1 - turn.sure, 3), because))
    return tuple(steps)
