"""Another day for a follow-up: by buttons and by words."""

from collections.abc import Mapping
from typing import Any

from telegram import Update

from bot.core.dates.understanding import SaidDate, date_said, impossible_in
from bot.flows import book, prompting, reminding
from bot.flows.book import CustomerCard
from bot.flows.desks import desk_of
from bot.flows.following import PROMISES
from bot.flows.profiles import language_of
from bot.flows.reminding import Reminder
from bot.flows.rescheduling import Wanted, reschedule, set_up, wanted
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import reminder
from bot.screens import rescheduling as screens
from bot.screens.general import plain
from bot.screens.reminder_calls import Tap, read_day, read_tap, read_time, tap
from bot.screens.reminder_wording import reminder_words
from bot.screens.screen import Screen
from bot.screens.typed import may_be_a_call


async def tapped(update: Update, context: Context) -> None:
    """A button of the picker, or of the echo."""
    query, sender = query_of(update), sender_of(update, context)
    call = read_tap(query.data or "")
    screen = await _after(context.bot_data, sender, call) if call else None
    language = await language_of(context.bot_data, sender)
    await answer(query)
    await replace(context.bot, query, sender.chat_id, screen or plain(reminder_words(language).gone), language)


async def written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The day in the rep's own words. A long text that says anything else is no answer."""
    services = context.bot_data
    call = Tap(about["head"], about["about"], "when", ())
    said = date_said(text, (await desk_of(services, sender)).hours.local(sender.now))
    if not (may_be_a_call(text) or (said and said.is_all_of(text))):
        return False
    screen = await (_set(services, sender, call, wanted(said)) if said else _once_more(services, sender, call, text))
    language = await language_of(services, sender)
    await send(context.bot, sender.chat_id, screen or plain(reminder_words(language).gone), language)
    return True


async def heard(sender: Sender, context: Context, text: str, message_id: int) -> bool:
    """A text that is a date and nothing else, a short while after a reminder: that is when it is due."""
    del message_id
    services = context.bot_data
    if not may_be_a_call(text) or not _only_a_date(text, date_said(text, sender.now)):
        return False
    latest = await reminding.latest_reminder(services, sender)
    said = date_said(text, latest.card.desk.hours.local(sender.now)) if latest else None
    screen = (
        await _set(services, sender, Tap("f", latest.follow_up.id, "when", ()), wanted(said))
        if latest and said
        else None
    )
    if screen and latest:
        await send(context.bot, sender.chat_id, screen, latest.card.language)
    return screen is not None


async def _after(services: Services, sender: Sender, call: Tap) -> Screen | None:
    day = read_day(call.argument(0))
    if call.verb == "own" or call.argument(0) == "own":
        return await _ask(services, sender, call)
    if call.verb == "ok":
        found = await reminding.reminder_of(services, sender, call.about)
        return (reminder.reminder(found) if found.ended else screens.settled(found)) if found else None
    if day and (call.verb == "on" or call.argument(1)):
        return await _set(services, sender, call, Wanted(day, read_time(call.argument(1))))
    return await _pick(services, sender, call)


async def _pick(services: Services, sender: Sender, call: Tap, said: str = "") -> Screen | None:
    """The picker, or the times of the day that was picked."""
    found = await _about(services, sender, call)
    if isinstance(found, Reminder) and found.ended:
        return reminder.reminder(found)
    card = found.card if isinstance(found, Reminder) else found
    if card is None:
        return None
    call = _promised(card, call)
    day = read_day(call.argument(0))
    return screens.times(card, call, day) if day else screens.picker(card, call, said)


async def _once_more(services: Services, sender: Sender, call: Tap, text: str) -> Screen | None:
    """What was written is no date."""
    say, desk = reminder_words(await language_of(services, sender)), await desk_of(services, sender)
    wrong = impossible_in(text, desk.hours.local(sender.now))
    await prompting.ask(services, sender, "when", head=call.head, about=call.about)
    return await _pick(services, sender, call, screens.impossible(say, wrong) if wrong else say.not_understood)


async def _ask(services: Services, sender: Sender, call: Tap) -> Screen | None:
    found = await _about(services, sender, call)
    if found is None or (isinstance(found, Reminder) and found.ended):
        return reminder.reminder(found) if isinstance(found, Reminder) else None
    card = found.card if isinstance(found, Reminder) else found
    await prompting.ask(services, sender, "when", head=call.head, about=call.about)
    return screens.asking(card, tap(call.head, call.about, "when"))


async def _set(services: Services, sender: Sender, call: Tap, want: Wanted) -> Screen | None:
    change = reschedule if call.head == "f" else set_up
    found = await change(services, sender, call.about, want)
    if found is None:
        return None
    return reminder.reminder(found) if found.ended else screens.echo(found, want, sender.now)


async def _about(services: Services, sender: Sender, call: Tap) -> Reminder | CustomerCard | None:
    if call.head == "f":
        return await reminding.reminder_of(services, sender, call.about)
    return await book.card_of(services, sender, call.about)


def _promised(card: CustomerCard, call: Tap) -> Tap:
    """Of a customer to whom something is promised already, that is what gets another day."""
    known = next((one for one in card.follow_ups if one.why in PROMISES), None)
    return Tap("f", known.id, "when", call.arguments) if call.head == "k" and known else call


def _only_a_date(text: str, said: SaidDate | None) -> bool:
    return said is not None and not (text[: said.span[0]] + text[said.span[1] :]).strip(" 。.!！吧")
