"""One more question, as a line to say and a thing to watch for; and the start when there is nothing to go on."""

from html import escape

from bot.core.asking import MOST_QUESTIONS
from bot.core.case import Case
from bot.core.library import Signal
from bot.screens.callbacks import call
from bot.screens.screen import Button, Screen, grid
from bot.screens.wording import words


def question(case: Case, signal: Signal) -> Screen:
    """The pending question on its own."""
    say = words(case.language)
    number = min(len(case.answers) + 1, MOST_QUESTIONS)
    title = f"<b>{say.one_more.format(n=number, of=MOST_QUESTIONS)}</b>"
    rows = (answer_row(case, signal), (Button(say.enough, call(case.id, "card")),))
    return Screen("\n".join([title, *question_lines(case, signal)]), rows)


def question_lines(case: Case, signal: Signal) -> list[str]:
    """How to find out: by asking, or by watching."""
    say = words(case.language)
    opening, closing = ("“", "”")
    return [
        f"{say.say}{opening}{escape(signal.ask.in_(case.language))}{closing}",
        f"{say.watch}{escape(signal.watch.in_(case.language))}",
    ]


def answer_row(case: Case, signal: Signal) -> tuple[Button, ...]:
    """Yes, no, did not notice."""
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
    trees = sorted(case.engine.library.trees.values(), key=lambda tree: not tree.everyone)
    offered = [offer for tree in trees for offer in tree.opening]
    buttons = []
    for signal_id, answer in offered:
        signal = case.engine.library.signals[signal_id]
        label = (signal.yes if answer > 0 else signal.no).in_(case.language)
        buttons.append(Button(label, call(case.id, "say", signal_id, "y" if answer > 0 else "n")))
    return Screen(f"<b>{say.nothing_title}</b>\n{text}", grid(buttons, 2))
