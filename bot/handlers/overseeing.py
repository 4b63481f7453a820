"""A lead sees to customers of the team: lists, a search, a card to read, what has waited long."""

from collections.abc import Awaitable, Callable, Mapping
from html import escape
from typing import Any

from telegram import Update

from bot.flows import escalating, handing_over, nudging, overseeing, prompting
from bot.flows.desks import desk_of
from bot.flows.handing_over import Scope
from bot.flows.nudging import Nudge
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, delivery, replace, send
from bot.messenger import Messenger
from bot.screens import handovers
from bot.screens import overseeing as screens
from bot.screens.general import plain
from bot.screens.oversight_calls import read_about, read_list
from bot.screens.oversight_wording import oversight_words
from bot.screens.screen import Screen
from bot.screens.typed import may_be_a_call

FIND = "team_find"
"""What is asked for: whom a lead looks for."""

Act = Callable[[Services, Sender, int, Messenger], Awaitable[Screen | None]]


async def tapped(update: Update, context: Context) -> None:
    """A button of a lead."""
    query, sender, services = query_of(update), sender_of(update, context), context.bot_data
    data = query.data or ""
    await prompting.withdraw(services, sender)
    wanted, call = read_list(data), read_about(data)
    screen = None
    if wanted:
        book = await overseeing.page_of(services, sender, wanted.team_id, wanted.person_id, wanted.listing)
        screen = screens.rep_page(book) if book else None
    elif call and call[0] in ACTS:
        screen = await ACTS[call[0]](services, sender, call[1], context.bot)
    language = await language_of(services, sender)
    await answer(query)
    await replace(context.bot, query, sender.chat_id, screen or plain(oversight_words(language).no), language)


async def searched(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """Whom a lead looks for. A long text is no name."""
    if not may_be_a_call(text):
        return False
    found = await overseeing.found(context.bot_data, sender, about["team"], text)
    language = await language_of(context.bot_data, sender)
    screen = screens.found(found) if found else plain(oversight_words(language).no)
    await send(context.bot, sender.chat_id, screen, language)
    return True


async def _search(services: Services, sender: Sender, team_id: int, _: Messenger) -> Screen | None:
    if await overseeing.found(services, sender, team_id, "") is None:
        return None
    await prompting.ask(services, sender, FIND, team=team_id)
    return plain(oversight_words(await language_of(services, sender)).ask_search)


async def _card(services: Services, sender: Sender, customer_id: int, _: Messenger) -> Screen | None:
    shown = await overseeing.card_of(services, sender, customer_id=customer_id)
    return screens.customer(shown, (await desk_of(services, sender)).hours) if shown else None


async def _missed(services: Services, sender: Sender, team_id: int, _: Messenger) -> Screen | None:
    shown = await escalating.list_of(services, sender, team_id)
    return screens.missed_list(shown) if shown else None


async def _missed_one(services: Services, sender: Sender, follow_up_id: int, _: Messenger) -> Screen | None:
    shown = await overseeing.card_of(services, sender, follow_up_id=follow_up_id)
    hours = (await desk_of(services, sender)).hours
    return screens.customer(shown, hours, missed=True) if shown else None


async def _nudge(services: Services, sender: Sender, follow_up_id: int, bot: Messenger) -> Screen | None:
    return await _nudged(services, sender, follow_up_id, bot, missed=False)


async def _nudge_missed(services: Services, sender: Sender, follow_up_id: int, bot: Messenger) -> Screen | None:
    return await _nudged(services, sender, follow_up_id, bot, missed=True)


async def _nudged(
    services: Services, sender: Sender, follow_up_id: int, bot: Messenger, *, missed: bool
) -> Screen | None:
    def content(found: Nudge) -> dict[str, Any]:
        return delivery(bot, screens.nudge(found))

    sent = await nudging.nudge(services, sender, follow_up_id, content)
    shown = await overseeing.card_of(services, sender, follow_up_id=follow_up_id) if sent is not None else None
    if shown is None:
        return None
    say = oversight_words(shown.card.language)
    told = (say.nudge_sent if sent else say.nudged_today).format(rep=escape(shown.rep))
    return screens.customer(shown, (await desk_of(services, sender)).hours, missed=missed, said=told)


async def _take_over(services: Services, sender: Sender, customer_id: int, _: Messenger) -> Screen | None:
    done = await handing_over.hand_over(services, sender, Scope(customer_id), sender.person_id, "other", None)
    return handovers.done(done) if done else None


async def _leave(services: Services, sender: Sender, follow_up_id: int, bot: Messenger) -> Screen | None:
    team_id = await overseeing.leave(services, sender, follow_up_id)
    return await _missed(services, sender, team_id, bot) if team_id is not None else None


ACTS: Mapping[str, Act] = {
    "s": _search,
    "c": _card,
    "m": _missed,
    "e": _missed_one,
    "n": _nudge_missed,
    "p": _nudge,
    "w": _take_over,
    "x": _leave,
}
"""Verb of a button → what it does."""
