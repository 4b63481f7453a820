"""Grades: by every scheme, by answers, by hand; what a grade means, and how it came about."""

from collections.abc import Sequence
from html import escape

from bot.core.book.history import Regraded
from bot.core.schemes import Cadence, Scheme, Tier, TierQuestion
from bot.core.text import Language
from bot.flows.grading import Grades
from bot.screens.days import day_month, day_words
from bot.screens.grading_wording import GradeWords, grade_words
from bot.screens.screen import Button, Screen, grid, short

MOST_CHANGES, MOST_NAME = 4, 40


def grades_page(grades: Grades) -> Screen:
    """A customer's grades; the scheme that sets the rhythm first, the others as buttons."""
    card, say = grades.card, grade_words(grades.card.language)
    parts = [f"<b>{say.title.format(name=_name(grades))}</b>"]
    for scheme in grades.schemes:
        tier, drives = grades.tier(scheme), scheme.id == card.desk.scheme
        if tier or drives:
            shown = escape(tier.name.in_(card.language)) if tier else say.ungraded
            note = f" · {say.driving}" if drives else ""
            name = escape(scheme.name.in_(card.language)) + note
            parts.append(say.by_scheme.format(scheme=name, tier=shown))
    parts += _history(grades, say)
    number = card.customer.id
    used = [one for one in grades.schemes if grades.tier(one) or one.id == card.desk.scheme]
    rows = grid([*_scheme_buttons(grades, used), Button(say.other_schemes, f"g:{number}:all")], 2)
    return Screen("\n".join(parts), (*rows, (Button(short(say.card.format(name=card.customer.name)), f"k:{number}"),)))


def schemes_page(grades: Grades) -> Screen:
    """All schemes, to look at or grade by."""
    say, number = grade_words(grades.card.language), grades.card.customer.id
    text = f"<b>{say.title.format(name=_name(grades))}</b>\n{say.which}"
    return Screen(text, (*grid(_scheme_buttons(grades, grades.schemes), 2), (Button(say.back, f"g:{number}"),)))


def scheme_page(grades: Grades, scheme: Scheme) -> Screen:
    """One scheme: the grade by it and what that asks for, and the ways to change it."""
    card, say, language = grades.card, grade_words(grades.card.language), grades.card.language
    tier, number = grades.tier(scheme), card.customer.id
    parts = [f"<b>⭐ {_name(grades)} · {escape(scheme.name.in_(language))}</b>"]
    parts += tier_lines(tier, scheme, language, say) if tier else [escape(scheme.about.in_(language)), say.ungraded]
    how = next((one.how for one in grades.changes if one.scheme == scheme.id and tier and one.tier == tier.id), "")
    if how == "purchases" and tier and tier.top:
        parts.append(say.top.format(share=f"{tier.top * 100:g}"))
    if scheme.by == "purchases":
        parts.append(say.by_purchases)
    ways = []
    if scheme.questions:
        ways.append(Button(say.answers_again if tier else say.answers, f"g:{number}:q:{scheme.id}:"))
    ways.append(Button(say.by_hand, f"g:{number}:h:{scheme.id}"))
    return Screen("\n".join(parts), (tuple(ways), (Button(say.back, f"g:{number}"),)))


def question_page(grades: Grades, scheme: Scheme, question: TierQuestion, so_far: tuple[int, ...]) -> Screen:
    """A question that grades, answered by a button; the answers so far are in the buttons."""
    card, say = grades.card, grade_words(grades.card.language)
    number, told = card.customer.id, [str(place) for place in so_far]
    head = f"<b>⭐ {_name(grades)} · {escape(scheme.name.in_(card.language))}</b>"
    answers = [
        Button(answer.label.in_(card.language), f"g:{number}:q:{scheme.id}:{'.'.join([*told, str(place)])}")
        for place, answer in enumerate(question.answers)
    ]
    back = f"g:{number}:q:{scheme.id}:{'.'.join(told[:-1])}" if told else f"g:{number}:s:{scheme.id}"
    return Screen(f"{head}\n{escape(question.ask.in_(card.language))}", (*grid(answers, 1), (Button(say.back, back),)))


def pick_page(grades: Grades, scheme: Scheme) -> Screen:
    """Every grade of a scheme, to be picked by hand."""
    card, say = grades.card, grade_words(grades.card.language)
    number, current = card.customer.id, grades.tier(scheme)
    tiers = [
        Button(
            short(f"{tier.name.in_(card.language)}{' •' if tier is current else ''}"),
            f"g:{number}:h:{scheme.id}:{tier.id}",
        )
        for tier in scheme.tiers.values()
    ]
    text = f"<b>⭐ {_name(grades)}</b>\n{escape(say.pick.format(scheme=scheme.name.in_(card.language)))}"
    return Screen(text, (*grid(tiers, 2), (Button(say.back, f"g:{number}:s:{scheme.id}"),)))


def graded_page(grades: Grades, scheme: Scheme) -> Screen:
    """The grade that was just given: what it asks for, and when the customer is due now."""
    card, say, language = grades.card, grade_words(grades.card.language), grades.card.language
    tier, number = grades.tier(scheme), card.customer.id
    if tier is None:
        return scheme_page(grades, scheme)
    parts = [f"<b>{say.graded.format(name=_name(grades), tier=escape(tier.name.in_(language)))}</b>"]
    parts += tier_lines(tier, scheme, language, say)[1:]
    if scheme.id == card.desk.scheme:
        parts.append(_next(grades, say))
    row = [Button(say.why, f"g:{number}:why")] if grades.undo else []
    row += [Button(say.undo, f"g:{grades.undo}:undo")] if grades.undo else []
    last = (Button(say.back, f"g:{number}"), Button(short(say.card.format(name=card.customer.name)), f"k:{number}"))
    return Screen("\n".join(parts), (*((tuple(row),) if row else ()), last))


def which_scheme(grades: Grades, letter: str, schemes: list[Scheme]) -> Screen:
    """A letter that several schemes have: which of them is meant?"""
    card, say = grades.card, grade_words(grades.card.language)
    buttons = [
        Button(short(f"{scheme.name.in_(card.language)} · {letter}"), f"g:{card.customer.id}:h:{scheme.id}:{letter}")
        for scheme in schemes
    ]
    return Screen(say.which_scheme.format(name=_name(grades), letter=letter), grid(buttons, 1))


def reason_prompt(grades: Grades) -> Screen:
    """Why was it graded so?"""
    say, tier = grade_words(grades.card.language), tier_name(grades, grades.changes[0])
    return Screen(say.ask_reason.format(name=_name(grades), tier=tier))


def taken_back(grades: Grades) -> Screen:
    """The grade from before is in force again."""
    page = grades_page(grades)
    note = grade_words(grades.card.language).taken_back.format(name=_name(grades))
    return Screen(f"{note}\n\n{page.text}", page.rows)


def tier_lines(tier: Tier, scheme: Scheme, language: Language, say: GradeWords) -> list[str]:
    """The name of a grade, what to do for these customers, how often, and where to lead them."""
    lines = [escape(tier.name.in_(language)), f"✅ {escape(tier.strategy.in_(language))}"]
    if tier.at_rest:
        lines.append(say.at_rest)
    else:
        lines += [_cadence(one, say) for one in tier.cadence] or [say.no_cadence]
    goal = scheme.tiers.get(tier.goal or "")
    return [*lines, say.goal.format(tier=escape(goal.name.in_(language)))] if goal else lines


def tier_name(grades: Grades, change: Regraded) -> str:
    """The name of the grade a change led to, escaped."""
    card = grades.card
    tier = card.engine.library.tier(change.scheme, change.tier)
    return escape(tier.name.in_(card.language)) if tier else grade_words(card.language).none


def _scheme_buttons(grades: Grades, schemes: Sequence[Scheme]) -> list[Button]:
    number, language = grades.card.customer.id, grades.card.language
    return [Button(short(scheme.name.in_(language)), f"g:{number}:s:{scheme.id}") for scheme in schemes]


def _cadence(cadence: Cadence, say: GradeWords) -> str:
    line = say.every_day if cadence.days == 1 else say.every
    return _upper(line.format(days=cadence.days, channel=say.channels[cadence.channel], by=say.by[cadence.by]))


def _upper(line: str) -> str:
    return line[:2] + line[2:3].upper() + line[3:]


def _next(grades: Grades, say: GradeWords) -> str:
    card = grades.card
    due = next((one for one in card.follow_ups if one.why != "birthday"), None)
    return say.next.format(day=day_words(card.language, due.day, card.today, due.time)) if due else say.no_next


def _history(grades: Grades, say: GradeWords) -> list[str]:
    """How the grades came about, folded."""
    card = grades.card
    lines = []
    for change in grades.changes[:MOST_CHANGES]:
        scheme = card.engine.library.schemes.get(change.scheme)
        name = escape(scheme.name.in_(card.language)) if scheme else escape(change.scheme)
        day = day_month(card.language, card.desk.hours.local(change.at).date())
        how = say.how.get(change.how, change.how) + (f" · {escape(change.reason[:80])}" if change.reason else "")
        lines.append(say.change.format(day=day, scheme=name, tier=tier_name(grades, change), how=how))
    return [f"<blockquote expandable>{say.history}\n" + "\n".join(lines) + "</blockquote>"] if lines else []


def _name(grades: Grades) -> str:
    name = " ".join(grades.card.customer.name.split())
    return escape(name if len(name) <= MOST_NAME else f"{name[: MOST_NAME - 1]}…")
