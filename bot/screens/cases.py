"""Which screen a case shows after a tap."""

from bot.core.case import Case
from bot.screens import choosing
from bot.screens.callbacks import Call, number_in
from bot.screens.card import card
from bot.screens.question import nothing_to_go_on, question, unsure
from bot.screens.screen import Screen
from bot.screens.why import why
from bot.screens.wording import words


def opened(case: Case) -> Screen:
    """The first answer to a description."""
    return card(case) if case.verdict else _start(case)


def after(call: Call, case: Case) -> Screen:
    """What is shown after ``call`` was carried out on ``case``."""
    first = call.arguments[0] if call.arguments else ""
    if call.verb == "wrong":
        page = call.arguments[1] if len(call.arguments) > 1 else "0"
        return choosing.types(case, first, number_in(page))
    if not case.verdict:
        return _start(case)
    if call.verb in ("ask", "say", "of") and case.asking_now:
        return question(case)
    if call.verb == "why":
        return why(case, first)
    if call.verb == "stages":
        return choosing.stages(case)
    return card(case)


def toast(call: Call, case: Case) -> str | None:
    """A word to say over the screen, where the screen alone would leave the rep wondering."""
    say = words(case.language)
    if call.verb == "ask" and not case.asking_now:
        return say.nothing_more
    if call.verb == "is" and case.corrected_to:
        kind = case.engine.library.types[case.corrected_to]
        return say.corrected.format(type=kind.name.in_(case.language))
    return say.taken_back if call.verb == "undo" else None


def _start(case: Case) -> Screen:
    """Of a text that may be about no customer."""
    return unsure(case) if case.offered else nothing_to_go_on(case)
