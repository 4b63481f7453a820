"""Simulated asking: how right the first answer is after one, two, three questions, answered as the label has it."""

from collections.abc import Sequence

from bot.content.labelled import Labelled
from bot.core.asking import MOST_QUESTIONS
from bot.core.engine import Engine
from bot.core.tree import SoftTree
from bot.evaluation.scoring import Read


def asked(engine: Engine, descriptions: Sequence[Labelled]) -> list[list[Read]]:
    """For 0, 1, 2, 3 questions, what is made of each description; where nothing is asked, the verdict stays."""
    rounds: list[list[Read]] = [[] for _ in range(MOST_QUESTIONS + 1)]
    for one in descriptions:
        reading, answers = engine.reader.read(one.text), dict[str, float]()
        verdict = engine.weigh(reading, answers)
        for number, reads in enumerate(rounds):
            if number and len(answers) == number - 1 and verdict:
                question = engine.question(reading, answers, verdict=verdict)
                if question:
                    answers[question.signal] = answer(engine, one, question.signal)
                    verdict = engine.weigh(reading, answers)
            reads.append(Read(one, verdict.types))
    return rounds


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
