"""What a broadcast says: sent by the lead as readers shall get it, begun with a template, or taken from the library."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any

from telegram import Message as Received
from telegram import MessageEntity

from bot.core.rhythm.hours import DAY, Hours
from bot.core.teams.message import Message
from bot.core.teams.timing import Now, OwnHour, Repeat, Timing
from bot.flows import composing, prompting
from bot.flows.composing import BLANK, Composed
from bot.flows.looking import InHand
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.flows.stored_broadcasts import Broadcast, stored, stored_timing
from bot.handlers.broadcast_taps import Act, Tap, draft_page
from bot.handlers.context import Context
from bot.handlers.sending import send
from bot.screens import broadcast_pages as pages
from bot.screens.broadcast_templates import TEMPLATES
from bot.screens.broadcast_wording import broadcast_words
from bot.screens.broadcasts import draft
from bot.screens.general import plain
from bot.screens.looks import fitted
from bot.screens.reading import card_text
from bot.screens.screen import Screen

CONTENT, FILLING, FINDING = "broadcast", "broadcast_blank", "broadcast_find"
"""The prompts that wait for the message itself, for what goes into a blank, and for words to search the library."""

FOUND = 60
"""Hits of a search that are looked through for lines and plays."""


async def _text(tap: Tap) -> Screen | None:
    return await _asking(tap.services, tap.sender, await tap.composed())


async def _new(tap: Tap) -> Screen | None:
    return await _asking(tap.services, tap.sender, await composing.begin(tap.services, tap.sender))


async def _asking(services: Services, sender: Sender, shown: Composed | None, said: str = "") -> Screen | None:
    """Wait for the message."""
    if shown and shown.broadcast.state == "draft":
        await prompting.ask(services, sender, CONTENT, id=shown.broadcast.id)
    return draft_page(shown, partial(pages.content, said=said))


async def _find(tap: Tap) -> Screen | None:
    await prompting.ask(tap.services, tap.sender, FINDING, id=tap.call.id)
    return draft_page(await tap.composed(), pages.finding)


async def _card(tap: Tap) -> Screen | None:
    """A line or play of the library; one that is no more changes nothing."""
    shown, named = await tap.composed(), ":".join(tap.call.arguments)
    words = card_text(InHand(shown.engine, shown.profile, None, {}), named) if shown else ""
    if words:
        shown = await _put(tap.services, tap.sender, tap.call.id, Message("card", text=words, card=named))
    return draft_page(shown, draft)


async def _template(tap: Tap) -> Screen | None:
    """Begin with a template, at the time that suits it unless another was chosen."""
    shown, name = await tap.composed(), tap.call.argument(0)
    template = TEMPLATES[shown.language].get(name) if shown else None
    if shown is None or template is None:
        return draft_page(shown, draft)
    suggested = stored_timing(_suggested(name, shown.hours, tap.sender))

    def how(found: Broadcast, _: object) -> Mapping[str, Any]:
        when = {"timing": suggested} if isinstance(found.timing, Now) else {}
        return {"content": stored(Message(text=template.text)), "title": template.name, "template": name, **when}

    return await _next_blank(
        tap.services, tap.sender, await composing.change(tap.services, tap.sender, tap.call.id, how)
    )


def _suggested(name: str, hours: Hours, sender: Sender) -> Timing:
    """What comes every day repeats; what is new each time goes out on the next workday, or Monday."""
    if name == "evening":
        return Repeat(time(17, 30))
    tomorrow = hours.workday_from(hours.local(sender.now).date() + DAY)
    monday = hours.local(sender.now).date() + DAY * (8 - hours.local(sender.now).isoweekday())
    match name:
        case "morning":
            return OwnHour(tomorrow, time(8, 30))
        case "supply":
            return OwnHour(hours.workday_from(monday), time(9))
        case _:
            return OwnHour(tomorrow, time(9))


async def _next_blank(services: Services, sender: Sender, shown: Composed | None) -> Screen | None:
    if shown is None or shown.broadcast.state != "draft" or BLANK not in shown.broadcast.message.text:
        return draft_page(shown, draft)
    await prompting.ask(services, sender, FILLING, id=shown.broadcast.id)
    return pages.blank(shown)


async def sent(sender: Sender, context: Context, about: Mapping[str, Any], received: Received) -> None:
    """The message itself: words with their formatting, a picture, file or voice note."""
    services, number = context.bot_data, int(about["id"])
    message, language = message_in(received), await language_of(services, sender)
    if message is None or message.empty:
        said = broadcast_words(language).wrong_kind
        screen = await _asking(services, sender, await composing.composed(services, sender, number), said)
    else:
        screen = draft_page(await _put(services, sender, number, message), draft)
    await send(context.bot, sender.chat_id, screen or plain(broadcast_words(language).not_yours), language)


async def filled(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """What goes into the next blank."""

    def how(found: Broadcast, _: object) -> Mapping[str, Any]:
        message = replace(found.message, text=found.message.text.replace(BLANK, text, 1))
        return {"content": stored(message)} if BLANK in message.text else _columns(message, found.title)

    services, language = context.bot_data, await language_of(context.bot_data, sender)
    shown = await composing.change(services, sender, int(about["id"]), how)
    screen = await _next_blank(services, sender, shown)
    await send(context.bot, sender.chat_id, screen or plain(broadcast_words(language).not_yours), language)
    return True


async def searched(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """Words to search the library by."""
    services, language = context.bot_data, await language_of(context.bot_data, sender)
    shown = await composing.composed(services, sender, int(about["id"]))
    screen = None
    if shown:
        hand, query = InHand(shown.engine, shown.profile, None, {}), fitted(text)
        hits = shown.engine.find(query, hand.context, FOUND)
        screen = draft_page(shown, partial(pages.finding, query=query, hits=hits))
    await send(context.bot, sender.chat_id, screen or plain(broadcast_words(language).not_yours), language)
    return True


def message_in(received: Received) -> Message | None:
    """What was sent as what readers get; None for what cannot be sent on to them."""
    caption, formatting = received.caption or "", _plain(received.caption_entities)
    if received.text:
        return Message(text=received.text, entities=_plain(received.entities))
    if received.photo:
        return Message("photo", caption, formatting, received.photo[-1].file_id)
    if received.voice:
        return Message("voice", caption, formatting, received.voice.file_id)
    return Message("document", caption, formatting, received.document.file_id) if received.document else None


async def _put(services: Services, sender: Sender, number: int, message: Message) -> Composed | None:
    say = broadcast_words(await language_of(services, sender))
    columns = _columns(message, say.kinds.get(message.kind, ""))
    return await composing.change(services, sender, number, lambda _, __: {**columns, "template": None})


def _columns(message: Message, otherwise: str) -> dict[str, Any]:
    """The message, and what it is called: its first words."""
    line = next((line.strip() for line in message.text.splitlines() if line.strip()), "")
    return {"content": stored(message), "title": line[:60] or otherwise}


def _plain(entities: Sequence[MessageEntity]) -> tuple[Mapping[str, Any], ...]:
    """Formatting as the Bot API has it."""
    return tuple(entity.to_dict() for entity in entities)


ACTS: Mapping[str, Act] = {"text": _text, "new": _new, "find": _find, "card": _card, "tpl": _template}
"""Verb → who acts on it."""
