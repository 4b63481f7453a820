"""Grading by answers: one question after another, until one leads to a tier."""

from collections.abc import Mapping

from bot.core.schemes import Scheme, TierQuestion


def next_question(scheme: Scheme, answers: Mapping[str, int]) -> TierQuestion | str:
    """The question to ask next, or the id of the tier that ``answers`` (question id → place of the answer) lead to.

    An answer that the scheme no longer has counts as not given. Raises ValueError for a scheme without questions.
    """
    if not scheme.questions:
        raise ValueError(f"{scheme.id} does not grade by answers")
    question = next(iter(scheme.questions.values()))
    while True:
        given = answers.get(question.id)
        if given is None or not 0 <= given < len(question.answers):
            return question
        to = question.answers[given].to
        if to not in scheme.questions:
            return to
        question = scheme.questions[to]
