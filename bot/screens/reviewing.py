"""The grades to look at again, a page at a time."""

from html import escape

from bot.core.grading.review import ReviewDue
from bot.flows.reviewing import Review
from bot.screens.days import day_month
from bot.screens.grading_wording import GradeWords, grade_words
from bot.screens.screen import Button, Screen

A_PAGE = 5


def review_page(review: Review, page: int = 0) -> Screen:
    """Each grade with why it is due; one tap keeps it, one changes it."""
    say, count = grade_words(review.language), len(review.due)
    if not count:
        return Screen(say.review_empty)
    page = min(page, (count - 1) // A_PAGE)
    shown = review.due[page * A_PAGE : (page + 1) * A_PAGE]
    parts = [f"<b>{say.review.format(count=count)}</b>"]
    parts += [_line(review, one, place, say) for place, one in enumerate(shown, 1)]
    rows = [_buttons(one, place, page, say) for place, one in enumerate(shown, 1)]
    more = count - (page + 1) * A_PAGE
    last = [Button(say.back, f"g:0:review:{page - 1}")] if page else []
    last += [Button(say.more.format(count=more), f"g:0:review:{page + 1}")] if more > 0 else []
    rows += [tuple(last)] if last else []
    return Screen("\n".join(parts), (*rows, (Button(say.keep_all.format(count=count), "g:0:keep_all"),)))


def _line(review: Review, due: ReviewDue, place: int, say: GradeWords) -> str:
    scheme = review.engine.library.schemes[due.scheme]
    why = say.reasons[due.why]
    proposed = scheme.tiers.get(due.proposed or "")
    if proposed and proposed.id != due.tier:
        why += say.proposed.format(tier=escape(proposed.name.in_(review.language)))
    if due.until:
        why += say.until.format(day=day_month(review.language, due.until))
    name = " ".join(review.names[due.customer].split())[:24]
    tier = escape(scheme.tiers[due.tier].name.in_(review.language))
    return say.review_line.format(n=place, name=escape(name), tier=tier, why=why)


def _buttons(due: ReviewDue, place: int, page: int, say: GradeWords) -> tuple[Button, ...]:
    keep = Button(say.keep.format(n=place), f"g:{due.customer}:keep:{due.scheme}:{page}")
    return keep, Button(say.other.format(n=place), f"g:{due.customer}:s:{due.scheme}")
