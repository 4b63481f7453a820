"""Buttons under a follow-up, and words that answer one."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from telegram import Update

from bot.core.book.history import OUTCOMES, Outcome
from bot.flows import handing_over as handing
from bot.flows import prompting, reminding, touching
from bot.flows.handing_over import Scope
from bot.flows.profiles import language_of
from bot.flows.reminding import Reminder
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import handing_over, handovers, reminder
from bot.screens.general import plain
from bot.screens.reminder_calls import Tap, read_tap, tap
from bot.screens.reminder_wording import EN, ZH, reminder_words
from bot.screens.screen import Screen
from bot.screens.typed import may_be_a_call

Act = Callable[[Services, Sender, Tap], Awaitable[Screen | None]]
Show = Callable[[Reminder], Screen]


async def tapped(update: Update, context: Context) -> None:
    """A button under a follow-up."""
    query, sender = query_of(update), sender_of(update, context)
    call = read_tap(query.data or "")
    act = ACTS.get(call.verb) if call else None
    screen = await act(context.bot_data, sender, call) if act and call else None
    language = await language_of(context.bot_data, sender)
    await answer(query)
    await replace(context.bot, query, sender.chat_id, screen or plain(reminder_words(language).gone), language)


async def heard(sender: Sender, context: Context, text: str, message_id: int) -> bool:
    """Words that fit a reminder, a short while after it: "done", "later", "not needed"."""
    del message_id
    word = text.strip().strip("。.!！").casefold()
    typed = {
        reminder.outcomes: ZH.typed_done | EN.typed_done,
        reminder.snoozing: ZH.typed_later | EN.typed_later,
        reminder.dropping: ZH.typed_drop | EN.typed_drop,
    }
    show = next((show for show, accepted in typed.items() if word in accepted), None)
    latest = await reminding.latest_reminder(context.bot_data, sender) if show and may_be_a_call(text) else None
    if show is None or latest is None:
        return False
    await send(context.bot, sender.chat_id, show(latest), latest.card.language)
    return True


async def reason_written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """Why a follow-up is not needed, in the rep's own words."""
    found = await reminding.drop(context.bot_data, sender, about["follow_up"], text)
    language = await language_of(context.bot_data, sender)
    screen = reminder.dropped(found) if found else plain(reminder_words(language).gone)
    await send(context.bot, sender.chat_id, screen, language)
    return True


def _showing(show: Show) -> Act:
    """Shows something about an open follow-up; about one that has ended, what became of it."""

    async def act(services: Services, sender: Sender, call: Tap) -> Screen | None:
        found = await reminding.reminder_of(services, sender, call.about)
        return (reminder.reminder(found) if found.ended else show(found)) if found else None

    return act


async def _line(services: Services, sender: Sender, call: Tap) -> Screen | None:
    found = await reminding.reminder_of(services, sender, call.about)
    return reminder.reminder(found, call.number(0)) if found else None


async def _out(services: Services, sender: Sender, call: Tap) -> Screen | None:
    found, said = await reminding.reminder_of(services, sender, call.about), call.argument(0)
    if found is None or found.ended or said not in (*OUTCOMES, reminder.MISSED):
        return reminder.reminder(found) if found else None
    missed = said == reminder.MISSED
    card = await touching.log(
        services, sender, found.card.customer.id, reminding.channel_of(found),
        None if missed else cast(Outcome, said), reached=not missed, follow_up_id=call.about,
    )  # fmt: skip
    return reminder.logged(card, said) if card else None


async def _snooze(services: Services, sender: Sender, call: Tap) -> Screen | None:
    until = call.argument(0)
    if until not in reminder.SNOOZES:
        return await _showing(reminder.snoozing)(services, sender, call)
    found = await reminding.snooze(services, sender, call.about, until)
    return reminder.snoozed(found, sender.now) if found else None


async def _why(services: Services, sender: Sender, call: Tap) -> Screen | None:
    if call.argument(0) not in reminder.REASONS:
        return await _showing(reminder.dropping)(services, sender, call)
    found = await reminding.drop(services, sender, call.about, call.argument(0))
    return reminder.dropped(found) if found else None


async def _reason(services: Services, sender: Sender, call: Tap) -> Screen | None:
    found = await reminding.reminder_of(services, sender, call.about)
    if found is None or found.ended:
        return reminder.reminder(found) if found else None
    await prompting.ask(services, sender, "drop_reason", follow_up=call.about)
    return reminder.asking(found, reminder_words(found.card.language).ask_reason, "drop")


async def _rest(services: Services, sender: Sender, call: Tap) -> Screen | None:
    found = await reminding.reminder_of(services, sender, call.about)
    card = await reminding.rest(services, sender, found.card.customer.id) if found else None
    return reminder.resting(card, call.about) if card else None


async def _wake(services: Services, sender: Sender, call: Tap) -> Screen | None:
    found = await reminding.reminder_of(services, sender, call.about)
    card = await reminding.wake(services, sender, found.card.customer.id) if found else None
    return reminder.going_on(card) if card else None


async def _give(services: Services, sender: Sender, call: Tap) -> Screen | None:
    """To a colleague of the team; of a customer whom no team sees to, the card that can be forwarded."""
    found = await reminding.reminder_of(services, sender, call.about)
    if found is None or found.ended:
        return reminder.reminder(found) if found else None
    chosen = await handing.choices(services, sender, Scope(found.card.customer.id))
    if chosen is None or not chosen.colleagues:
        return handing_over.handover(found)
    return handovers.whom(chosen, forward=tap("f", call.about, "forward"))


async def _given(services: Services, sender: Sender, call: Tap) -> Screen | None:
    found = await reminding.reminder_of(services, sender, call.about)
    if found is None or found.ended:
        return reminder.reminder(found) if found else None
    tag = reminder_words(found.card.language).given_tag
    card = await reminding.hand_over(services, sender, found.card.customer.id, tag)
    return handing_over.handed_over(card) if card else None


ACTS: Mapping[str, Act] = {
    "show": _showing(reminder.reminder),
    "line": _line,
    "done": _showing(reminder.outcomes),
    "out": _out,
    "later": _showing(reminder.snoozing),
    "snooze": _snooze,
    "drop": _showing(reminder.dropping),
    "why": _why,
    "reason": _reason,
    "rest": _rest,
    "wake": _wake,
    "give": _give,
    "forward": _showing(handing_over.handover),
    "given": _given,
}
"""What each verb of a follow-up's button does."""
