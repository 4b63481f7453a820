"""Files of customers and purchases: offered, looked through, taken in, taken back."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from telegram import Message, Update

from bot.core.text import Language
from bot.flows import importing, profiles
from bot.flows.importing import Preview
from bot.flows.services import Sender
from bot.flows.stored_imports import Stored
from bot.flows.taking_back import take_back
from bot.flows.taking_in import take_in
from bot.flows.understood_sheets import KINDS, MEANINGS, Understood, reassigned
from bot.handlers import general
from bot.handlers.context import Context, message_of, query_of, sender_of
from bot.handlers.files import FileGoneError, fetched
from bot.handlers.sending import answer, edit, send
from bot.screens import importing as pages
from bot.screens.import_wording import import_words
from bot.screens.screen import Screen
from bot.sheets.fields import Field
from bot.sheets.mending import to_mend
from bot.sheets.table import SheetError

TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".xlsm")
"""How the names of files end that are taken for tables. With macros they are refused in words."""

TELL_EVERY = 2000
"""Rows between two words about how far it has come."""


@dataclass(frozen=True, slots=True)
class _Tap:
    sender: Sender
    context: Context
    language: Language
    message_id: int | None
    stored: Stored
    arguments: tuple[str, ...]

    async def data(self) -> bytes:
        """The bytes of the file. Raises FileGoneError, SheetError."""
        return await fetched(self.context.bot, self.stored.file_id)

    async def show(self, screen: Screen) -> None:
        """In place of what was tapped."""
        bot, chat = self.context.bot, self.sender.chat_id
        if self.message_id is None or not await edit(bot, chat, self.message_id, screen):
            await send(bot, chat, screen, self.language)

    def number(self, default: int = 0) -> int:
        """The first argument."""
        return int(self.arguments[0]) if self.arguments and self.arguments[0].isdecimal() else default


def is_table(message: Message) -> bool:
    """Is it a document that is called like a table?"""
    return bool(message.document and (message.document.file_name or "").lower().endswith(TABLES))


async def offered(update: Update, context: Context) -> None:
    """A document that is called like a table: what importing it would do."""
    document, sender = message_of(update).document, sender_of(update, context)
    if document is None:
        return
    language = await profiles.language_of(context.bot_data, sender)
    try:
        data = await fetched(context.bot, document.file_id, document.file_size)
        name = document.file_name or ""
        screen = pages.offered(await importing.offer(context.bot_data, sender, document.file_id, name, data))
    except SheetError as error:
        screen = pages.refused(error.text.in_(language))
    except FileGoneError:
        screen = pages.refused(import_words(language).file_gone)
    await send(context.bot, sender.chat_id, screen, language)


async def tapped(update: Update, context: Context) -> None:
    """A button of an import."""
    query, sender = query_of(update), sender_of(update, context)
    _, number, verb, *arguments = (query.data or "").split(":")
    stored = await importing.of(context.bot_data, sender, int(number))
    if stored is None:
        await general.unknown_button(update, context)
        return
    await answer(query)
    language = await profiles.language_of(context.bot_data, sender)
    message_id = query.message.message_id if query.message else None
    tap = _Tap(sender, context, language, message_id, stored, tuple(arguments))
    await _done(tap, VERBS.get(verb, _show))


async def _done(tap: _Tap, act: "Act") -> None:
    try:
        await act(tap)
    except SheetError as error:
        await tap.show(pages.refused(error.text.in_(tap.language)))
    except FileGoneError:
        await tap.show(pages.refused(import_words(tap.language).file_gone))


Act = Callable[[_Tap], Awaitable[None]]


async def _show(tap: _Tap) -> None:
    """What an import would do, or what came of it."""
    if tap.stored.state == "done":
        await tap.show(pages.ended(tap.language, tap.stored))
        return
    shown = await importing.change(tap.context.bot_data, tap.sender, tap.stored.id, partial(replace, state="shown"))
    await _offer(tap, shown)


async def _offer(tap: _Tap, stored: Stored | None) -> None:
    if stored is not None and stored.state == "shown":
        await tap.show(pages.offered(await _preview(tap, stored)))
    elif stored is not None:
        await tap.show(pages.ended(tap.language, stored))


async def _preview(tap: _Tap, stored: Stored) -> Preview:
    return await importing.preview(tap.context.bot_data, tap.sender, stored, await tap.data())


async def _change(tap: _Tap, change: Callable[[Stored], Stored]) -> None:
    await _offer(tap, await importing.change(tap.context.bot_data, tap.sender, tap.stored.id, change))


async def _kind(tap: _Tap) -> None:
    wanted = next((kind for kind in KINDS if kind in tap.arguments), None)
    await _change(tap, lambda stored: replace(stored, kind=wanted or stored.kind))


async def _adds(tap: _Tap) -> None:
    await _change(tap, partial(replace, adds=tap.number() == 1))


async def _columns(tap: _Tap) -> None:
    sheet = await _understood(tap)
    await tap.show(pages.columns(tap.language, tap.stored, sheet, tap.number()))


async def _column(tap: _Tap) -> None:
    sheet = await _understood(tap)
    await tap.show(pages.meanings(tap.language, tap.stored, sheet, tap.number()))


async def _set(tap: _Tap) -> None:
    """A column means something else; no other means the same."""
    at, field = tap.number(-1), cast(Field | None, tap.arguments[-1])
    field = field if field in MEANINGS[tap.stored.kind] else None
    change: Callable[[Stored], Stored] = lambda stored: replace(stored, fields=reassigned(stored.fields, at, field))  # noqa: E731  # one line says it
    changed = await importing.change(tap.context.bot_data, tap.sender, tap.stored.id, change)
    if changed is not None:
        await _columns(replace(tap, stored=changed))


async def _understood(tap: _Tap) -> Understood:
    return await importing.understood(tap.context.bot_data, tap.sender, tap.stored, await tap.data())


async def _drop(tap: _Tap) -> None:
    await _change(tap, importing.dropped)


async def _go(tap: _Tap) -> None:
    """Take it in, telling how far it has come."""
    if tap.stored.state not in {"shown", "running"}:
        await _show(tap)
        return
    async for stored, bad in take_in(tap.context.bot_data, tap.sender, tap.stored, await tap.data()):
        if stored.state != "running":
            await tap.show(pages.ended(tap.language, stored, bad))
        elif stored.count("at") % TELL_EVERY == 0:
            await tap.show(pages.working(tap.language, stored))


async def _undo(tap: _Tap) -> None:
    steps = [stored async for stored in take_back(tap.context.bot_data, tap.sender, tap.stored)]
    await tap.show(pages.ended(tap.language, steps[-1] if steps else tap.stored))


async def _bad(tap: _Tap) -> None:
    """The rows that were left out, as a file to correct."""
    preview, say = await _preview(tap, tap.stored), import_words(tap.language)
    if preview.bad:
        content = await asyncio.to_thread(to_mend, preview.sheet.table, preview.bad, tap.language)
        await tap.context.bot.post_file(tap.sender.chat_id, content, f"{say.mended_name}.xlsx", say.mend_how)


VERBS: Mapping[str, Act] = {
    "show": _show, "kind": _kind, "adds": _adds, "cols": _columns, "col": _column, "set": _set, "drop": _drop,
    "go": _go, "undo": _undo, "bad": _bad,
}  # fmt: skip
