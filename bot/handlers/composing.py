"""Broadcasts composed, looked at, sent and called off by a lead, on one living message."""

from collections.abc import Mapping

from telegram import Update
from telegram.error import BadRequest

from bot.flows import broadcast_lists, calling_off, composing, prompting
from bot.flows.composing import Composed
from bot.flows.profiles import language_of
from bot.handlers import broadcast_audience, broadcast_content, broadcast_times
from bot.handlers.broadcast_taps import Act, Tap
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.for_readers import as_read
from bot.handlers.sending import answer, replace, send
from bot.screens import broadcast_audience as who
from bot.screens import broadcasts as screens
from bot.screens.broadcast_calls import call, read_call
from bot.screens.broadcast_wording import broadcast_words
from bot.screens.general import plain
from bot.screens.screen import Screen

_NO_FILE = ("file identifier", "file_id")


async def broadcast(update: Update, context: Context) -> None:
    """/broadcast."""
    sender = sender_of(update, context)
    language = await language_of(context.bot_data, sender)
    home = await broadcast_lists.home_of(context.bot_data, sender)
    screen = screens.home(home) if home else plain(broadcast_words(language).not_yours)
    await send(context.bot, sender.chat_id, screen, language)


async def tapped(update: Update, context: Context) -> None:
    """A button about a broadcast."""
    query, sender = query_of(update), sender_of(update, context)
    message_id = query.message.message_id if query.message else None
    tap = Tap(sender, context, read_call(query.data or ""), message_id)
    language = await language_of(context.bot_data, sender)
    if tap.call.verb == "seen":
        await answer(query, broadcast_words(language).as_read)
        return
    await answer(query)
    await prompting.withdraw(context.bot_data, sender)
    screen = await ACTS.get(tap.call.verb, _show)(tap)
    await replace(context.bot, query, sender.chat_id, screen or plain(broadcast_words(language).not_yours), language)


async def _show(tap: Tap) -> Screen | None:
    return _as_it_is(await tap.composed())


async def _home(tap: Tap) -> Screen | None:
    home = await broadcast_lists.home_of(tap.services, tap.sender, tap.call.number(0))
    return screens.home(home) if home else None


async def _look(tap: Tap) -> Screen | None:
    """Send it to the lead as its readers get it; the draft stays."""
    shown = await tap.composed()
    if shown is None or shown.broadcast.message.empty or shown.broadcast.message.over:
        return await _check(tap)
    bot, number = tap.context.bot, shown.broadcast.id
    content = as_read(bot, shown.engine, shown.broadcast, shown.profile, instead=call(number, "seen"))
    try:
        await bot.show(tap.sender.chat_id, content)
    except BadRequest as error:
        if not any(gone in error.message.lower() for gone in _NO_FILE):
            raise
        return screens.with_words(screens.screen_of(shown), broadcast_words(shown.language).file_gone)
    return screens.screen_of(shown)


async def _check(tap: Tap) -> Screen | None:
    shown = await composing.checked(tap.services, tap.sender, tap.call.id)
    return None if shown is None else screens.confirm(shown) if shown.broadcast.state == "draft" else _as_it_is(shown)


async def _send(tap: Tap) -> Screen | None:
    version = tap.call.number(0)
    shown = await composing.send(tap.services, tap.sender, tap.call.id, version=version, message_id=tap.message_id)
    return _as_it_is(shown)


async def _names(tap: Tap) -> Screen | None:
    shown, back = await tap.composed(), tap.call.argument(0)
    return who.names(shown, tap.call.number(1), back if back in ("who", "check", "show") else "show") if shown else None


async def _cancel(tap: Tap) -> Screen | None:
    return _as_it_is(await calling_off.cancel(tap.services, tap.sender, tap.call.id))


async def _edit(tap: Tap) -> Screen | None:
    return _as_it_is(await calling_off.rewrite(tap.services, tap.sender, tap.call.id))


async def _pause(tap: Tap) -> Screen | None:
    on = tap.call.verb == "pause"
    return _as_it_is(await calling_off.pause(tap.services, tap.sender, tap.call.id, on=on))


def _as_it_is(shown: Composed | None) -> Screen | None:
    return screens.screen_of(shown) if shown else None


ACTS: Mapping[str, Act] = {
    "home": _home, "show": _show, "look": _look, "check": _check, "send": _send, "names": _names,
    "cancel": _cancel, "drop": _cancel, "edit": _edit, "pause": _pause, "resume": _pause,
    **broadcast_content.ACTS, **broadcast_audience.ACTS, **broadcast_times.ACTS,
}  # fmt: skip
