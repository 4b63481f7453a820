"""Grading schemes: every answer leads somewhere, every tier is reached, shares rise."""

from collections.abc import Iterator

from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.scheme_shapes import SchemeShape


def check_tiers(entries: Entries) -> Iterator[Problem]:
    """Every problem of every scheme."""
    for entry in entries.tiers:
        yield from _answers(entry)
        yield from _goals(entry)
        yield from _shares(entry)


def _answers(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    scheme = entry.shape
    tiers = {tier.id for tier in scheme.tiers}
    questions = {question.id: question for question in scheme.questions}
    for index, question in enumerate(scheme.questions):
        for place, answer in enumerate(question.answers):
            if answer.to not in tiers and answer.to not in questions:
                message = f"“{answer.to}” is neither a tier nor a question of this scheme; correct the id"
                yield entry.problem(["questions", index, "answers", place, "to"], message)
    reached: set[str] = set()
    waiting = [scheme.questions[0].id] if scheme.questions else []
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        if name in questions:
            waiting += [answer.to for answer in questions[name].answers]
    for kind, ids in (("questions", list(questions)), ("tiers", [tier.id for tier in scheme.tiers])):
        for index, id_ in enumerate(ids):
            if scheme.questions and id_ not in reached:
                yield entry.problem([kind, index, "id"], f"no answer leads to “{id_}”; link it or remove it")


def _goals(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    tiers = {tier.id for tier in entry.shape.tiers}
    doubled: set[str] = set()
    for index, tier in enumerate(entry.shape.tiers):
        if tier.goal is not None and tier.goal not in tiers - {tier.id}:
            yield entry.problem(["tiers", index, "goal"], f"“{tier.goal}” is no other tier of this scheme; correct it")
        if tier.id in doubled:
            yield entry.problem(["tiers", index, "id"], f"two tiers are called “{tier.id}”; rename one")
        doubled.add(tier.id)


def _shares(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    before = 0.0
    for index, tier in enumerate(entry.shape.tiers):
        if tier.top is None:
            continue
        if tier.top <= before:
            message = f"{tier.top:g} is not above {before:g}; tiers go from the best down and top is the share so far"
            yield entry.problem(["tiers", index, "top"], message)
        before = tier.top
