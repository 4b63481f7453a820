"""Contacts: told in a line, or logged with two taps."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from telegram import Update

from bot.core.book.contact import Contact
from bot.core.book.history import CHANNELS, OUTCOMES, Channel, Outcome
from bot.flows import book, consulting, hearing_touches, profiles, prompting, touches_logged, undoing
from bot.flows import touching as flow
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import cases
from bot.screens import general as pages
from bot.screens import touching as screens
from bot.screens.screen import Screen
from bot.screens.touching_wording import touch_words
from bot.screens.wording import words

NOTE = "touch_note"
"""What the rep is asked for when a contact is to be told of in words."""

Step = Callable[[Services, Sender, int, Sequence[str]], Awaitable[Screen | None]]


async def heard(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A line that tells of a contact is logged, or it is asked whose it is."""
    found = await hearing_touches.hear(context.bot_data, sender, text)
    if found is not None:
        await _send(sender, context, screens.written(found))
    return found is not None


async def named(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The rep wrote whose contact it is."""
    found = await hearing_touches.named(context.bot_data, sender, text, about)
    if found is not None:
        await _send(sender, context, screens.written(found))
    return found is not None


async def noted(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The rep wrote what a contact was about."""
    logged = await touches_logged.add_note(context.bot_data, sender, about["touch"], text)
    if logged is not None:
        await _send(sender, context, screens.echo(logged))
    return logged is not None


async def tapped(update: Update, context: Context) -> None:
    """A button about a contact: ``t:ID:VERB[:ARGUMENT…]``; what the id is of follows from the verb."""
    query, sender = query_of(update), sender_of(update, context)
    number, verb, *arguments = (query.data or "").split(":")[1:]
    step = STEPS.get(verb)
    screen = await step(context.bot_data, sender, int(number), arguments) if step else None
    await answer(query)
    language = await profiles.language_of(context.bot_data, sender)
    if screen is None:
        await send(context.bot, sender.chat_id, pages.plain(words(language).too_old), language)
    else:
        await replace(context.bot, query, sender.chat_id, screen, language)


async def note_wanted(update: Update, context: Context) -> None:
    """The rep wants to write about a contact."""
    query, sender = query_of(update), sender_of(update, context)
    touch_id = int((query.data or "").split(":")[1])
    logged = await touches_logged.shown(context.bot_data, sender, touch_id)
    await answer(query)
    if logged is None:
        await _say(sender, context, words(await profiles.language_of(context.bot_data, sender)).too_old)
        return
    await prompting.ask(context.bot_data, sender, NOTE, touch=touch_id)
    await _send(sender, context, screens.note_prompt(logged))


async def file_wanted(update: Update, context: Context) -> None:
    """A file that was kept with a contact comes back."""
    query, sender = query_of(update), sender_of(update, context)
    found = await touches_logged.file_of(context.bot_data, sender, int((query.data or "").split(":")[1]))
    await answer(query)
    if found is None:
        await _say(sender, context, touch_words(await profiles.language_of(context.bot_data, sender)).no_file)
        return
    kind, file_id = found
    match kind:
        case "voice":
            await context.bot.send_voice(sender.chat_id, file_id)
        case "photo":
            await context.bot.send_photo(sender.chat_id, file_id)
        case _:
            await context.bot.send_document(sender.chat_id, file_id)


async def undone(update: Update, context: Context) -> None:
    """A contact is taken back."""
    query, sender = query_of(update), sender_of(update, context)
    card = await undoing.take_back(context.bot_data, sender, int((query.data or "").split(":")[1]))
    language = await profiles.language_of(context.bot_data, sender)
    await answer(query, None if card else touch_words(language).nothing_to_undo)
    if card is not None:
        await replace(context.bot, query, sender.chat_id, screens.taken_back(card), language)


async def no_contact(update: Update, context: Context) -> None:
    """The line describes a customer after all."""
    query, sender = query_of(update), sender_of(update, context)
    text = await hearing_touches.unsettled_text(context.bot_data, sender)
    await answer(query)
    if text is None:
        await _say(sender, context, touch_words(await profiles.language_of(context.bot_data, sender)).asked_no_more)
        return
    case = await consulting.describe(context.bot_data, sender, text, None)
    consulting.place(context.bot_data, case, await send(context.bot, sender.chat_id, cases.opened(case), case.language))


async def _new(services: Services, sender: Sender, number: int, _: Sequence[str]) -> Screen | None:
    card = await book.card_of(services, sender, number)
    return screens.channel_choice(card) if card else None


async def _by(services: Services, sender: Sender, number: int, arguments: Sequence[str]) -> Screen | None:
    card = await book.card_of(services, sender, number)
    return screens.outcome_choice(card, arguments[0]) if card and arguments and arguments[0] in CHANNELS else None


async def _log(services: Services, sender: Sender, number: int, arguments: Sequence[str]) -> Screen | None:
    match [*arguments]:
        case [channel, said] if channel in CHANNELS and said in (*OUTCOMES, "none", "unsaid"):
            outcome = cast(Outcome, said) if said in OUTCOMES else None
            contact = Contact(cast(Channel, channel), outcome, reached=said != "none")
            logged = await flow.record(services, sender, number, contact)
            return screens.echo(logged) if logged else None
    return None


async def _as(services: Services, sender: Sender, number: int, arguments: Sequence[str]) -> Screen | None:
    if not arguments or arguments[0] not in OUTCOMES:
        return None
    logged = await touches_logged.amend(services, sender, number, cast(Outcome, arguments[0]))
    return screens.echo(logged) if logged else None


async def _ok(services: Services, sender: Sender, number: int, _: Sequence[str]) -> Screen | None:
    logged = await touches_logged.shown(services, sender, number)
    return screens.settled(logged) if logged else None


async def _whose(services: Services, sender: Sender, number: int, _: Sequence[str]) -> Screen | None:
    found = await hearing_touches.settle(services, sender, number)
    return screens.written(found) if found else await _settled_already(services, sender)


async def _keep(services: Services, sender: Sender, _: int, __: Sequence[str]) -> Screen | None:
    found = await hearing_touches.settle(services, sender, None)
    return screens.written(found, kept=True) if found else await _settled_already(services, sender)


async def _settled_already(services: Services, sender: Sender) -> Screen:
    return pages.plain(touch_words(await profiles.language_of(services, sender)).asked_no_more)


STEPS: Mapping[str, Step] = {
    "new": _new, "by": _by, "log": _log, "as": _as, "ok": _ok, "whose": _whose, "keep": _keep,
}  # fmt: skip
"""What a button does → the screen that comes in its place; None: there is no such customer or contact any more."""


async def _send(sender: Sender, context: Context, screen: Screen) -> None:
    await send(context.bot, sender.chat_id, screen, await profiles.language_of(context.bot_data, sender))


async def _say(sender: Sender, context: Context, text: str) -> None:
    await _send(sender, context, pages.plain(text))
