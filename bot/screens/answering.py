"""What a reader's buttons say once they were tapped: the answer given, or why something cannot be done."""

from html import escape

from bot.core.teams.answers import REASONS, Answer
from bot.core.text import Language
from bot.flows.answering import Reading
from bot.screens.reading_wording import reading_words
from bot.screens.screen import Button, Rows, Screen, grid, short


def answered_rows(found: Reading) -> Rows:
    """Seen, done, cannot, where the answer that was given is marked; any other can be given in its place."""
    say, number = reading_words(found.language), found.broadcast_id
    cannot = (
        say.cannot_chosen.format(reason=_reason(found)) if found.answer == "cannot" and found.reason else say.cannot
    )
    labels: dict[Answer, str] = {"seen": say.seen, "done": say.done, "cannot": cannot}
    seen, done, cannot_do = (
        Button(_marked(label, found), f"a:{number}:{answer}", style="success" if answer == found.answer else None)
        for answer, label in labels.items()
    )
    return (seen, done), (cannot_do,)


def reason_rows(found: Reading) -> Rows:
    """Why it cannot be done: a few reasons, one's own words, or back."""
    say, number = reading_words(found.language), found.broadcast_id
    reasons = [Button(say.reasons[one], f"a:{number}:why:{one}") for one in REASONS]
    own, back = Button(say.own, f"a:{number}:own"), Button(say.back, f"a:{number}:back")
    return *grid([*reasons, own], 2), (back,)


def asking_why(found: Reading) -> Screen:
    """Asks for the reason in the reader's own words."""
    say = reading_words(found.language)
    return Screen(say.why, ((Button(say.no_reason, f"a:{found.broadcast_id}:drop"),),))


def noted(found: Reading) -> str:
    """What became of a tap, or of a reason that was written, as plain text."""
    say = reading_words(found.language)
    if found.who != "reader":
        return {"over": say.over, "author": say.preview}.get(found.who, say.not_yours)
    if found.answer == "cannot" and found.reason:
        return say.noted_reason.format(reason=_reason(found))
    return say.noted[found.answer] if found.answer else ""


def noted_page(found: Reading) -> Screen:
    """The same as a message."""
    return Screen(escape(noted(found)))


def dropped(found: Reading) -> Screen:
    """Said in place of the question for a reason."""
    return Screen(reading_words(found.language).unchanged)


def reminder_line(language: Language) -> str:
    """What stands before a broadcast that is sent once more to who did not answer."""
    return reading_words(language).reminder


def _reason(found: Reading) -> str:
    return reading_words(found.language).reasons.get(found.reason, found.reason)


def _marked(label: str, found: Reading) -> str:
    say = reading_words(found.language)
    given = {"seen": say.seen, "done": say.done}.get(found.answer or "")
    is_given = label == given or (found.answer == "cannot" and label.startswith(say.cannot[:2]))
    return short(say.chosen.format(label=label)) if is_given else short(label)
