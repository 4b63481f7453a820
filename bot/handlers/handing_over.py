"""Customers go to a colleague and come back: buttons, the day in words, /handover."""

from collections.abc import Mapping
from dataclasses import replace as changed
from datetime import date
from typing import Any

from telegram import Update

from bot.core.dates.understanding import date_said
from bot.core.text import Language
from bot.flows import handing_back, prompting, telling_handovers
from bot.flows import handing_over as flows
from bot.flows.handovers import Back
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, delivery, replace, send
from bot.messenger import Messenger
from bot.screens import handover_news as news
from bot.screens import handovers as screens
from bot.screens.callbacks import number_in
from bot.screens.general import plain
from bot.screens.handover_calls import Step, read_number, read_page, read_step, step_data
from bot.screens.handover_wording import handover_words
from bot.screens.screen import Screen
from bot.screens.typed import may_be_a_call

UNTIL = "cover_until"
"""What is asked for: the day on which customers come back."""


async def handover(update: Update, context: Context) -> None:
    """/handover."""
    sender = sender_of(update, context)
    found = await handing_back.covers_of(context.bot_data, sender)
    await send(context.bot, sender.chat_id, screens.covers(found), found.language)


async def tapped(update: Update, context: Context) -> None:
    """A button of a handover."""
    query, sender, services = query_of(update), sender_of(update, context), context.bot_data
    data = query.data or ""
    await prompting.withdraw(services, sender)
    screen = await _after(services, sender, data, context.bot)
    language = await language_of(services, sender)
    await answer(query)
    await replace(context.bot, query, sender.chat_id, screen or plain(handover_words(language).no), language)


async def until_written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The day on which they come back, in somebody's own words. What tells of anything else is no answer."""
    services, step = context.bot_data, read_step(about["step"])
    found = await flows.choices(services, sender, step.scope, step.to_id) if step else None
    said = date_said(text, found.local if found else sender.now)
    if not (said.is_all_of(text) if said else may_be_a_call(text)):
        return False
    screen = await _until_said(services, sender, step, said.day if said else None) if step else None
    language = await language_of(services, sender)
    await send(context.bot, sender.chat_id, screen or plain(handover_words(language).no), language)
    return True


async def _until_said(services: Services, sender: Sender, step: Step, day: date | None) -> Screen | None:
    found = await flows.choices(services, sender, step.scope, step.to_id)
    if found is None:
        return None
    if day is None or day <= found.today:
        return await _ask_day(services, sender, step, again=True)
    return screens.sure(found, changed(step, until=day, asked=True))


async def _ask_day(services: Services, sender: Sender, step: Step, *, again: bool = False) -> Screen:
    await prompting.ask(services, sender, UNTIL, step=step_data(step))
    return screens.ask_day(await language_of(services, sender), step, again=again)


async def _after(services: Services, sender: Sender, data: str, bot: Messenger) -> Screen | None:
    if data == screens.COVERS:
        return screens.covers(await handing_back.covers_of(services, sender))
    step = read_step(data.replace("o:d:", "o:h:", 1))
    if step:
        return await (_ask_day if data.startswith("o:d:") else _step)(services, sender, step)
    if page := read_page(data):
        chosen = await flows.choices(services, sender, page[0])
        return screens.whom(chosen, page=page[1]) if chosen else None
    return await _about(services, sender, data, bot)


async def _about(services: Services, sender: Sender, data: str, bot: Messenger) -> Screen | None:
    number = read_number(data)
    if number is None:
        return None
    verb, which, more = number
    if verb == "v":
        found = await telling_handovers.card_of(services, sender, which, number_in(more))
        return news.card(found) if found else None
    if verb == "t":
        return await _thank(services, sender, which, bot)
    return await _end(services, sender, which, verb, sure=more == "y")


async def _step(services: Services, sender: Sender, step: Step) -> Screen | None:
    """As far as somebody came, and what is to be chosen next."""
    if step.go and step.to_id is not None and step.why:
        done = await flows.hand_over(services, sender, step.scope, step.to_id, step.why, step.until)
        return screens.done(done) if done else None
    found = await flows.choices(services, sender, step.scope, step.to_id)
    if found is None:
        return None
    if step.to_id is None:
        return screens.whom(found)
    if step.why is None:
        return screens.why(found)
    if step.asked or step.why == "resigned":
        return screens.sure(found, step)
    await prompting.ask(services, sender, UNTIL, step=step_data(step))
    return screens.until(found, step)


async def _end(services: Services, sender: Sender, number: int, verb: str, *, sure: bool) -> Screen | None:
    """Undone at once; given back and ended early once it is sure."""
    how = ENDINGS.get(verb)
    if how is None:
        return None
    if not sure and how != "undone":
        found = await handing_back.ending(services, sender, number, how)
        return screens.sure_early(found.language, number, found.count, verb) if found and found.count else None
    found = await handing_back.end(services, sender, number, how)
    return screens.ended(found) if found else None


async def _thank(services: Services, sender: Sender, number: int, bot: Messenger) -> Screen | None:
    def content(language: Language, name: str) -> dict[str, Any]:
        return delivery(bot, news.thanks(language, name))

    language = await telling_handovers.thank(services, sender, number, content)
    return plain(handover_words(language).thanked) if language else None


ENDINGS: Mapping[str, Back] = {"u": "undone", "g": "given_back", "b": "return"}
"""What the verb of a button makes of a handover."""
