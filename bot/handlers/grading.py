"""Grades: looked at, given by answers or by hand, said in a few words, taken back."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from telegram import Update

from bot.flows import grading, grading_by_words, profiles, prompting, undoing
from bot.flows.grading import Grades
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import general as pages
from bot.screens import grading as screens
from bot.screens.grading_wording import grade_words
from bot.screens.screen import Screen
from bot.screens.wording import words

REASON = "grade_reason"
"""What the rep is asked for when a grade was given by hand."""

Step = Callable[[Services, Sender, Grades, Sequence[str]], Awaitable[Screen | None]]


async def tapped(update: Update, context: Context) -> None:
    """A button about a customer's grades: ``g:ID[:VERB[:ARGUMENT…]]``."""
    query, sender = query_of(update), sender_of(update, context)
    number, *more = (query.data or "").split(":")[1:]
    verb, arguments = (more[0], more[1:]) if more else ("", [])
    grades = await grading.grades_of(context.bot_data, sender, int(number))
    step = STEPS.get(verb)
    screen = await step(context.bot_data, sender, grades, arguments) if step and grades else None
    await answer(query)
    await _replace(update, context, screen)


async def undone(update: Update, context: Context) -> None:
    """A grade is taken back."""
    query, sender = query_of(update), sender_of(update, context)
    card = await undoing.take_back(context.bot_data, sender, int((query.data or "").split(":")[1]))
    language = await profiles.language_of(context.bot_data, sender)
    await answer(query, None if card else grade_words(language).nothing_to_undo)
    grades = await grading.grades_of(context.bot_data, sender, card.customer.id) if card else None
    if grades is not None:
        await replace(context.bot, query, sender.chat_id, screens.taken_back(grades), language)


async def reason_wanted(update: Update, context: Context) -> None:
    """The rep wants to write why."""
    query, sender = query_of(update), sender_of(update, context)
    grades = await grading.grades_of(context.bot_data, sender, int((query.data or "").split(":")[1]))
    await answer(query)
    if grades is None or grades.latest is None:
        await _replace(update, context, None)
        return
    about = {"customer": grades.card.customer.id, "change": grades.latest}
    await prompting.ask(context.bot_data, sender, REASON, **about)
    await send(context.bot, sender.chat_id, screens.reason_prompt(grades), grades.card.language)


async def explained(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The rep wrote why a grade was given."""
    grades = await grading.explain(context.bot_data, sender, about["customer"], about["change"], text)
    if grades is not None:
        await send(context.bot, sender.chat_id, screens.grades_page(grades), grades.card.language)
    return grades is not None


async def heard(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A few words that give a grade; it is asked by which scheme where several have the letter."""
    found = await grading_by_words.hear(context.bot_data, sender, text)
    if found is None:
        return False
    if found.given:
        screen = screens.graded_page(found.grades, found.schemes[0])
    else:
        screen = screens.which_scheme(found.grades, found.letter, list(found.schemes))
    await send(context.bot, sender.chat_id, screen, found.grades.card.language)
    return True


async def _page(_: Services, __: Sender, grades: Grades, ___: Sequence[str]) -> Screen | None:
    return screens.grades_page(grades)


async def _schemes(_: Services, __: Sender, grades: Grades, ___: Sequence[str]) -> Screen | None:
    return screens.schemes_page(grades)


async def _scheme(_: Services, __: Sender, grades: Grades, arguments: Sequence[str]) -> Screen | None:
    scheme = grades.card.engine.library.schemes.get(arguments[0]) if arguments else None
    return screens.scheme_page(grades, scheme) if scheme else None


async def _question(services: Services, sender: Sender, grades: Grades, arguments: Sequence[str]) -> Screen | None:
    scheme = grades.card.engine.library.schemes.get(arguments[0]) if arguments else None
    if scheme is None or not scheme.questions:
        return None
    told = arguments[1] if len(arguments) > 1 else ""
    places = tuple(int(place) for place in told.split(".") if place.isdecimal())
    found = grading.walk(scheme, places)
    if not isinstance(found, str):
        return screens.question_page(grades, scheme, found, places)
    given = await grading.grade(services, sender, grades.card.customer.id, scheme.id, found, "answers")
    return screens.graded_page(given, scheme) if given else None


async def _by_hand(services: Services, sender: Sender, grades: Grades, arguments: Sequence[str]) -> Screen | None:
    scheme = grades.card.engine.library.schemes.get(arguments[0]) if arguments else None
    if scheme is None:
        return None
    if len(arguments) == 1:
        return screens.pick_page(grades, scheme)
    given = await grading.grade(services, sender, grades.card.customer.id, scheme.id, arguments[1], "hand")
    return screens.graded_page(given, scheme) if given else None


STEPS: Mapping[str, Step] = {"": _page, "all": _schemes, "s": _scheme, "q": _question, "h": _by_hand}
"""What a button does → the screen that comes in its place; None: there is no such scheme or grade any more."""


async def _replace(update: Update, context: Context, screen: Screen | None) -> None:
    sender = sender_of(update, context)
    language = await profiles.language_of(context.bot_data, sender)
    if screen is None:
        await send(context.bot, sender.chat_id, pages.plain(words(language).too_old), language)
    else:
        await replace(context.bot, query_of(update), sender.chat_id, screen, language)
