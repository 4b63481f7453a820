"""Grading schemes: every answer leads somewhere and never back, every tier is reached, shares rise."""

from collections.abc import Iterator, Mapping, Sequence

from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.scheme_shapes import SchemeShape, TierQuestionShape
from bot.content.source import Key

Questions = Mapping[str, TierQuestionShape]


def check_tiers(entries: Entries) -> Iterator[Problem]:
    """Every problem of every scheme."""
    for entry in entries.tiers:
        yield from _answers(entry)
        yield from _reached(entry)
        yield from _twice(entry)
        yield from _goals(entry)
        yield from _shares(entry)
        yield from _cells(entry)


def _answers(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    questions = {question.id: question for question in entry.shape.questions}
    known = {*questions, *(tier.id for tier in entry.shape.tiers)}
    for index, question in enumerate(entry.shape.questions):
        for place, answer in enumerate(question.answers):
            path = ("questions", index, "answers", place, "to")
            if answer.to not in known:
                message = f"“{answer.to}” is neither a tier nor a question of this scheme; correct the id"
                yield entry.problem(path, message)
            elif question.id in _follow(answer.to, questions):
                message = f"“{answer.to}” leads back to this question, round and round; lead on to a tier"
                yield entry.problem(path, message)


def _reached(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    if not entry.shape.questions:
        return
    reached = _follow(entry.shape.questions[0].id, {question.id: question for question in entry.shape.questions})
    for kind in ("questions", "tiers"):
        for index, one in enumerate(getattr(entry.shape, kind)):
            if one.id not in reached:
                yield entry.problem([kind, index, "id"], f"no answer leads to “{one.id}”; link it or remove it")


def _follow(start: str, questions: Questions) -> set[str]:
    """``start`` and every question and tier to which its answers lead on."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [answer.to for answer in questions[name].answers] if name in questions else []
    return reached


def _twice(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    """An answer leads to a question or a tier by its id, so the two may not share one."""
    first: dict[str, str] = {}
    for kind in ("questions", "tiers"):
        for index, one in enumerate(getattr(entry.shape, kind)):
            both = f"two {kind}" if first.setdefault(one.id, "") == kind else "a question and a tier"
            if first[one.id]:
                yield entry.problem([kind, index, "id"], f"{both} are called “{one.id}”; rename one")
            first[one.id] = kind


def _goals(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    tiers = {tier.id for tier in entry.shape.tiers}
    for index, tier in enumerate(entry.shape.tiers):
        if tier.goal is not None and tier.goal not in tiers - {tier.id}:
            yield entry.problem(["tiers", index, "goal"], f"“{tier.goal}” is no other tier of this scheme; correct it")


def _shares(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    yield from _rising(entry, ["tiers"], [tier.top for tier in entry.shape.tiers], "tiers")
    for index, question in enumerate(entry.shape.questions):
        path: list[Key] = ["questions", index, "answers"]
        tops = [answer.top for answer in question.answers]
        if None in tops and any(tops):
            yield entry.problem([*path, tops.index(None)], "other answers have a top; give one to all or to none")
        yield from _rising(entry, path, tops, "answers")


def _rising(
    entry: Entry[SchemeShape], path: Sequence[Key], tops: Sequence[float | None], kind: str
) -> Iterator[Problem]:
    before = 0.0
    for index, top in enumerate(tops):
        if top is None:
            continue
        if top <= before:
            message = f"{top:g} is not above {before:g}; {kind} go from the best down and top is the share so far"
            yield entry.problem([*path, index, "top"], message)
        before = top


def _cells(entry: Entry[SchemeShape]) -> Iterator[Problem]:
    taken: dict[tuple[bool, bool, bool], str] = {}
    for index, tier in enumerate(entry.shape.tiers):
        if tier.rfm is None:
            continue
        first = taken.setdefault((tier.rfm.recent, tier.rfm.often, tier.rfm.much), tier.id)
        if first != tier.id:
            yield entry.problem(["tiers", index, "rfm"], f"“{first}” already has this cell; give each tier its own")
