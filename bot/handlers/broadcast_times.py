"""When a broadcast goes out, and what is asked back: tapped, or written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from html import escape
from typing import Any

from bot.core.rhythm.hours import DAY, Hours
from bot.core.teams.timing import Now, OwnHour, Repeat, Timing
from bot.core.teams.timing_said import USUAL, timing_said
from bot.flows import composing, prompting
from bot.flows.desks import desk_of
from bot.flows.profiles import language_of
from bot.flows.services import Sender
from bot.flows.stored_broadcasts import Broadcast, stored_timing
from bot.handlers.broadcast_taps import Act, Tap, draft_page
from bot.handlers.context import Context
from bot.handlers.sending import send
from bot.screens import broadcast_pages as pages
from bot.screens.broadcast_wording import broadcast_words
from bot.screens.broadcasts import confirm
from bot.screens.customer_words import clipped
from bot.screens.general import plain
from bot.screens.screen import Screen
from bot.screens.typed import may_be_a_call

WHEN = "broadcast_when"
"""The prompt that waits for a time."""


async def _when(tap: Tap) -> Screen | None:
    shown = await tap.composed()
    if shown and shown.broadcast.state == "draft":
        await prompting.ask(tap.services, tap.sender, WHEN, id=tap.call.id)
    return draft_page(shown, pages.when)


async def _at(tap: Tap) -> Screen | None:
    """One of the usual times."""
    name, back = tap.call.argument(0), tap.call.argument(1)
    hours = (await desk_of(tap.services, tap.sender)).hours
    change = lambda found, _: {"timing": stored_timing(_usual(name, hours, tap, found))}  # noqa: E731  # one line says it
    shown = await composing.change(tap.services, tap.sender, tap.call.id, change)
    if back != "check":
        return draft_page(shown, pages.when)
    return draft_page(await composing.checked(tap.services, tap.sender, tap.call.id), confirm)


def _usual(name: str, hours: Hours, tap: Tap, found: Broadcast) -> Timing:
    match name:
        case "own9":
            today = hours.local(tap.sender.now).date()
            late = hours.moment(today, USUAL) <= tap.sender.now
            return OwnHour(hours.workday_from(today + DAY if late else today), USUAL)
        case "daily":
            return Repeat(time(8, 30))
        case "monday":
            return Repeat(USUAL, frozenset({1}))
        case "own" if isinstance(found.timing, Repeat):
            return replace(found.timing, own=not found.timing.own)
        case _:
            return Now()


async def written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """A time in the lead's own words. A long text that is none is no answer."""
    services, number = context.bot_data, int(about["id"])
    timing = timing_said(text, (await desk_of(services, sender)).hours, sender.now)
    if timing is None and not may_be_a_call(text):
        return False
    language = await language_of(services, sender)
    if timing is None:
        await prompting.ask(services, sender, WHEN, id=number)
        shown, said = await composing.composed(services, sender, number), broadcast_words(language).not_when
        screen = draft_page(shown, lambda one: pages.when(one, said.format(text=escape(clipped(text, 40)))))
    else:
        shown = await composing.change(services, sender, number, lambda _, __: {"timing": stored_timing(timing)})
        screen = draft_page(shown, pages.when)
    await send(context.bot, sender.chat_id, screen or plain(broadcast_words(language).not_yours), language)
    return True


async def _asks(tap: Tap) -> Screen | None:
    wanted = tap.call.argument(0)
    if wanted not in ("on", "off"):
        return draft_page(await tap.composed(), pages.answers)
    shown = await composing.change(tap.services, tap.sender, tap.call.id, lambda _, __: {"asks": wanted == "on"})
    return draft_page(shown, pages.answers)


async def _ping(tap: Tap) -> Screen | None:
    hours, times = tap.call.number(0), tap.call.number(1)
    if not 1 <= hours <= 168:  # noqa: PLR2004  # hours of a week
        return draft_page(await tap.composed(), pages.answers)
    shown = await composing.ask_again(tap.services, tap.sender, tap.call.id, hours=hours, times=times)
    return draft_page(shown, pages.answers)


ACTS: Mapping[str, Act] = {"when": _when, "at": _at, "asks": _asks, "ping": _ping}
"""Verb → who acts on it."""
