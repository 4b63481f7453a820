"""Reports of broadcasts: shown, with names and files; the silent asked again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from telegram import Update

from bot.core.teams.answers import GROUPS
from bot.core.teams.asking_again import BETWEEN
from bot.flows import asking_again, broadcast_lists, calling_off, reporting
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.handlers.asking_again import reminder_for
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send_picture
from bot.messenger import Messenger
from bot.screens import broadcast_report as screens
from bot.screens import broadcasts
from bot.screens.callbacks import number_in
from bot.screens.report_chart import chart
from bot.screens.report_files import table
from bot.screens.report_wording import report_words
from bot.screens.screen import Screen


@dataclass(frozen=True, slots=True)
class _Tap:
    """A button of the report of broadcast ``number``; ``message_id`` is what it is under."""

    bot: Messenger
    services: Services
    sender: Sender
    number: int
    arguments: Sequence[str]
    message_id: int | None


MINUTES = BETWEEN // timedelta(minutes=1)

Act = Callable[[_Tap], Awaitable[tuple[Screen | None, str | None]]]
"""Does what a button says: the screen that comes in its place (None: not for this person), and a word beside it."""


async def tapped(update: Update, context: Context) -> None:
    """``y:ID[:VERB[:ARGUMENT…]]``."""
    query, sender = query_of(update), sender_of(update, context)
    number, *more = (query.data or "").split(":")[1:]
    shown = query.message.message_id if query.message else None
    tap = _Tap(context.bot, context.bot_data, sender, int(number), more[1:], shown)
    screen, said = await ACTS.get(more[0] if more else "", _show)(tap)
    language = await language_of(context.bot_data, sender)
    await answer(query, said if screen else report_words(language).not_yours)
    if screen:
        await replace(context.bot, query, sender.chat_id, screen, language)


async def handed_out(update: Update, context: Context) -> None:
    """``y:ID:xlsx``, ``y:ID:chart[:dark]``: the report as a file."""
    query, sender = query_of(update), sender_of(update, context)
    _, number, kind, *more = (query.data or "").split(":")
    language = await language_of(context.bot_data, sender)
    found = await reporting.everybody(context.bot_data, sender, int(number))
    await answer(query, None if found else report_words(language).not_yours)
    if found and kind == "xlsx":
        content = await asyncio.to_thread(table, *found)
        await context.bot.post_file(sender.chat_id, content, f"broadcast-{number}.xlsx", screens.title_of(found[0]))
    elif found:
        dark = more == ["dark"]
        picture = await asyncio.to_thread(partial(chart, found[0], dark=dark))
        rows = screens.looks(found[0], dark=dark)
        await send_picture(context.bot, sender.chat_id, picture, screens.title_of(found[0]), rows)


async def _show(tap: _Tap) -> tuple[Screen | None, str | None]:
    found = await reporting.open_report(tap.services, tap.sender, tap.number, tap.message_id)
    return (screens.report(found, tap.sender.now) if found else None), None


async def _names(tap: _Tap) -> tuple[Screen | None, str | None]:
    group, page = [*tap.arguments, "", ""][:2]
    wanted = group if group in GROUPS else None
    here = number_in(page)
    found = await reporting.names_of(tap.services, tap.sender, tap.number, wanted, here, tap.message_id)
    return (screens.names(found, tap.sender.now) if found else None), None


async def _ask(tap: _Tap) -> tuple[Screen | None, str | None]:
    render = partial(reminder_for, tap.bot, tap.services.library.engine)
    count = await asking_again.ask_by_hand(tap.services, tap.sender, tap.number, render)
    found = await reporting.open_report(tap.services, tap.sender, tap.number, tap.message_id)
    if found is None or count is None:
        return None, None
    say = report_words(found.language)
    said = say.asked_now.format(n=count) if count else say.asked_nobody.format(minutes=MINUTES, cap=found.cap)
    return screens.report(found, tap.sender.now), said


async def _quiet(tap: _Tap) -> tuple[Screen | None, str | None]:
    await asking_again.ask_no_more(tap.services, tap.sender, tap.number)
    screen, _ = await _show(tap)
    return screen, report_words(await language_of(tap.services, tap.sender)).quiet_now


async def _halt(tap: _Tap) -> tuple[Screen | None, str | None]:
    found = await reporting.put_aside(tap.services, tap.sender, tap.number, tap.message_id)
    return (screens.stop_sure(found) if found else None), None


async def _stop(tap: _Tap) -> tuple[Screen | None, str | None]:
    await calling_off.cancel(tap.services, tap.sender, tap.number)
    return await _show(tap)


async def _home(tap: _Tap) -> tuple[Screen | None, str | None]:
    await reporting.put_aside(tap.services, tap.sender, tap.number, tap.message_id)
    found = await broadcast_lists.home_of(tap.services, tap.sender)
    return (broadcasts.home(found) if found else None), None


ACTS: Mapping[str, Act] = {
    "": _show, "who": _names, "ask": _ask, "quiet": _quiet, "halt": _halt, "stop": _stop, "home": _home,
}  # fmt: skip
"""What each verb of a report's button does."""
