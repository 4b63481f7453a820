"""Simulated asking: how right the first answer is after one, two, three questions, answered as the label has it."""

from collections.abc import Sequence

from bot.content.labelled import Labelled
from bot.core.asking import MOST_QUESTIONS, Question
from bot.core.choice import NONE_OF_THESE, Choice
from bot.core.engine import Engine
from bot.core.tree import SoftTree
from bot.core.verdict import Verdict
from bot.evaluation.scoring import Read


def asked(engine: Engine, descriptions: Sequence[Labelled]) -> list[list[Read]]:
    """For 0, 1, 2, 3 questions, what is made of each description; where nothing is asked, the verdict stays.

    A verdict that is sure is not asked about, though a rep who wants to know more may.
    """
    rounds: list[list[Read]] = [[] for _ in range(MOST_QUESTIONS + 1)]
    for one in descriptions:
        reading, answers = engine.reader.read(one.text), dict[str, float]()
        verdict = engine.weigh(reading, answers)
        for number, reads in enumerate(rounds):
            if number and len(answers) == number - 1 and not _sure(verdict):
                question = engine.question(reading, answers, verdict=verdict)
                if question:
                    answers[question.key] = said(engine, one, question)
                    verdict = engine.weigh(reading, answers)
            reads.append(Read.of(one, verdict))
    return rounds


def _sure(verdict: Verdict) -> bool:
    """Is there nothing to ask about, or a first answer that is clear?"""
    return not verdict.nearest or (bool(verdict) and verdict.types[0].word == "clearly")


def said(engine: Engine, labelled: Labelled, question: Question | Choice) -> float:
    """What a rep who knows the customer answers; of a choice the first type of the label that is offered, or none."""
    if isinstance(question, Question):
        return answer(engine, labelled, question.signal)
    fitting = [kind for kind in labelled.types if kind in question.types]
    return question.types.index(fitting[0]) + 1.0 if fitting else NONE_OF_THESE


def answer(engine: Engine, labelled: Labelled, signal: str) -> float:
    """What a rep who knows the customer says of a signal: 1 yes, -1 no, 0 cannot tell.

    First what the description was labelled with; then what the way to a right type passes through in its tree, or
    whether a right type of that facet shows it. A signal that is the mark of a type of another facet is absent, or that
    type would be among the right ones. Anything else cannot be told.
    """
    if signal in labelled.signals:
        return 1.0
    if f"-{signal}" in labelled.signals:
        return -1.0
    heard = 0.0
    for kind in labelled.types:
        known = engine.library.types.get(kind)
        if known is None:
            continue
        tree = engine.judge.trees[known.facet]
        for step, goes_yes in tree.paths[kind]:
            if step.node.signal == signal:
                return 1.0 if goes_yes else -1.0
        if signal in tree.signals:
            heard = heard or (1.0 if signal in tree.tree.shows.get(kind, {}) else -1.0)
    return heard or (-1.0 if any(_marks(tree, signal) for tree in engine.judge.trees.values()) else 0.0)


def _marks(tree: SoftTree, signal: str) -> bool:
    """Does a node of this tree ask for the signal and, on yes, end in a type?"""
    return any(node.signal == signal and node.yes in tree.paths for node in tree.tree.nodes.values())
