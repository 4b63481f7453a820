"""One more question: a line to say and a thing to watch for, or types to choose the nearest of.

And the start when there is nothing to go on.
"""

from html import escape

from bot.core.asking import MOST_QUESTIONS
from bot.core.case import Case
from bot.core.library import Signal
from bot.core.sketch import sketch
from bot.screens.callbacks import call
from bot.screens.screen import Button, Rows, Screen, grid
from bot.screens.wording import words


def question(case: Case) -> Screen:
    """The pending question on its own."""
    say = words(case.language)
    number = min(len(case.answers) + 1, MOST_QUESTIONS)
    title = f"<b>{say.one_more.format(n=number, of=MOST_QUESTIONS)}</b>"
    rows = (*answer_rows(case), (Button(say.enough, call(case.id, "card")),))
    return Screen("\n".join([title, *question_lines(case)]), rows)


def question_lines(case: Case) -> list[str]:
    """How to find out, by asking or by watching; or of which types to choose the nearest."""
    if case.asked:
        return _signal_lines(case, case.asked)
    return [words(case.language).nearest, *_offered_lines(case)] if case.offered else []


def answer_rows(case: Case) -> Rows:
    """Yes, no, did not notice; or the number of the nearest, and that none is near."""
    if case.asked:
        return (_signal_row(case, case.asked),)
    if not case.offered:
        return ()
    say, first = words(case.language), case.offered[0].id
    last = (
        Button(say.none_of_these, call(case.id, "of", first, "0")),
        Button(say.not_noticed, call(case.id, "of", first, "u")),
    )
    return (_numbers(case), last)


def unsure(case: Case) -> Screen:
    """No type is asserted: is it one of these, and if not, what was seen?"""
    say = words(case.language)
    first = [f"<b>{say.unsure_title}</b>", say.unsure_nearest] if not case.answers else [f"<b>{say.then_nearest}</b>"]
    lines = [*first, *_offered_lines(case), say.unsure_else]
    none = Button(say.none_of_these, call(case.id, "of", case.offered[0].id, "0"))
    return Screen("\n".join(lines), ((*_numbers(case), none), *grid(_openings(case), 2)))


def _offered_lines(case: Case) -> list[str]:
    return [
        f"{number} {kind.emoji} <b>{escape(kind.name.in_(case.language))}</b> {escape(sketch(kind, case.language))}"
        for number, kind in enumerate(case.offered, 1)
    ]


def _numbers(case: Case) -> tuple[Button, ...]:
    first = case.offered[0].id
    return tuple(
        Button(f"{number} {kind.emoji}", call(case.id, "of", first, str(number)))
        for number, kind in enumerate(case.offered, 1)
    )


def _signal_lines(case: Case, signal: Signal) -> list[str]:
    say = words(case.language)
    opening, closing = ("“", "”")
    return [
        f"{say.say}{opening}{escape(signal.ask.in_(case.language))}{closing}",
        f"{say.watch}{escape(signal.watch.in_(case.language))}",
    ]


def _signal_row(case: Case, signal: Signal) -> tuple[Button, ...]:
    say = words(case.language)
    return (
        Button(signal.yes.in_(case.language), call(case.id, "say", signal.id, "y")),
        Button(signal.no.in_(case.language), call(case.id, "say", signal.id, "n")),
        Button(say.not_noticed, call(case.id, "say", signal.id, "u")),
    )


def nothing_to_go_on(case: Case) -> Screen:
    """A description that shows nothing: what to look for, and answers to tap."""
    say = words(case.language)
    text = say.too_long if case.reading.too_long else say.nothing
    return Screen(f"<b>{say.nothing_title}</b>\n{text}", grid(_openings(case), 2))


def _openings(case: Case) -> list[Button]:
    """What may be seen of anybody first."""
    buttons = []
    trees = sorted(case.engine.library.trees.values(), key=lambda tree: not tree.everyone)
    for signal_id, answer in (offer for tree in trees for offer in tree.opening):
        signal = case.engine.library.signals[signal_id]
        label = (signal.yes if answer > 0 else signal.no).in_(case.language)
        buttons.append(Button(label, call(case.id, "say", signal_id, "y" if answer > 0 else "n")))
    return buttons
