"""The team's own lines: looked through, written, suggested, decided on."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from telegram import Update

from bot.core.teams.line_acts import ACTS, Verb
from bot.flows import changing_lines, prompting, team_lines, writing_lines
from bot.flows.changing_lines import Place
from bot.flows.line_news import LineNews
from bot.flows.profiles import language_of
from bot.flows.services import Sender
from bot.flows.team_lines import TABS, LinePage, Tab
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, delivery, replace, send
from bot.screens import changing_lines as changing
from bot.screens.callbacks import number_in
from bot.screens.lines_wording import line_words
from bot.screens.screen import Screen
from bot.screens.team_lines import LIST, line_screen, lines_home, on_line

NEW, TEXT, WORD = "line", "line_text", "line_word"
"""What is asked for: a line, other words for one, a word to whoever suggested it."""

Show = Callable[[LinePage, Sequence[str]], Screen]

PLACES: Mapping[str, Place] = {"is": "type_id", "at": "stage", "to": "objection"}
"""What a button says → what the line belongs to by it."""

_TYPED = re.compile(r"(?:组里|团队|小组)的?话术\s*[:：]\s*(.+)|team line\s*[:：]\s*(.+)", re.IGNORECASE | re.DOTALL)


async def lines(update: Update, context: Context) -> None:
    """/lines: the list; with words: a new line that says so."""
    sender, text = sender_of(update, context), " ".join(context.args or ())
    if text:
        await _write(sender, context, text)
    else:
        await send(context.bot, sender.chat_id, await _home(sender, context), await _language(sender, context))


async def tapped(update: Update, context: Context) -> None:
    """A button of the list or of a line: ``p:new``, ``p:in:TAB:PAGE``, ``p:LINE[:VERB[:ARGUMENT…]]``."""
    query, sender = query_of(update), sender_of(update, context)
    await answer(query)
    await prompting.withdraw(context.bot_data, sender)
    head, *more = (query.data or "").split(":")[1:]
    if head == "new":
        await prompting.ask(context.bot_data, sender, NEW)
        screen = changing.write_prompt(await _language(sender, context))
    elif head == "in":
        screen = await _home(sender, context, more)
    else:
        screen = await _on_line(sender, context, int(head), more)
    await replace(context.bot, query, sender.chat_id, screen, await _language(sender, context))


async def typed(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A line for the team, said to be one."""
    told = _TYPED.fullmatch(text.strip())
    if told is None:
        return False
    await _write(sender, context, told[1] or told[2])
    return True


async def _written(sender: Sender, context: Context, _: Mapping[str, Any], text: str) -> bool:
    await _write(sender, context, text)
    return True


async def _reworded(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    services, language, line = context.bot_data, await _language(sender, context), about["line"]
    screen = await _flaw(sender, context, text, TEXT, on_line(line), line=line)
    if screen is None:
        changed = await writing_lines.reword(services, sender, line, text)
        screen = changing.reworded_screen(language, changed, text)
    await send(context.bot, sender.chat_id, screen, language)
    return True


async def _word(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    tell = _teller(context)
    changed = await changing_lines.act(context.bot_data, sender, about["line"], "decline", tell, text)
    language = await _language(sender, context)
    await send(context.bot, sender.chat_id, changing.changed_screen(language, changed), language)
    return True


ANSWERS = {NEW: _written, TEXT: _reworded, WORD: _word}


async def _write(sender: Sender, context: Context, text: str) -> None:
    language = await _language(sender, context)
    screen = await _flaw(sender, context, text, NEW, LIST)
    if screen is None:
        page = await writing_lines.begin(context.bot_data, sender, text)
        screen = line_screen(page) if page else Screen(line_words(language).no_team)
    await send(context.bot, sender.chat_id, screen, language)


async def _flaw(sender: Sender, context: Context, text: str, what: str, back: str, **about: Any) -> Screen | None:
    """What is wrong with a text, which is asked for anew; None: nothing."""
    flaw = writing_lines.flaw_of(context.bot_data, text)
    if flaw is None:
        return None
    await prompting.ask(context.bot_data, sender, what, **about)
    blanks = context.bot_data.library.engine.library.placeholders
    known = " ".join(f"{{{name}}}" for name in blanks)
    return changing.flawed(await _language(sender, context), flaw, known, back)


async def _home(sender: Sender, context: Context, told: Sequence[str] = ()) -> Screen:
    tab = cast(Tab, told[0]) if told and told[0] in TABS else "live"
    found = await team_lines.home(context.bot_data, sender, tab, _number(told, 1))
    return lines_home(found) if found else Screen(line_words(await _language(sender, context)).no_team)


async def _on_line(sender: Sender, context: Context, line: int, told: Sequence[str]) -> Screen:
    """What a button of a line brings: a change, a page to choose on, or the line."""
    services, language = context.bot_data, await _language(sender, context)
    verb, argument = told[0] if told else "", told[1] if len(told) > 1 else ""
    if verb in ACTS:
        done = await changing_lines.act(services, sender, line, cast(Verb, verb), _teller(context))
        return changing.changed_screen(language, done)
    if verb in PLACES:
        to = "" if argument == "-" else argument
        return changing.changed_screen(language, await changing_lines.belong(services, sender, line, PLACES[verb], to))
    if verb == "back":
        return changing.changed_screen(
            language, await changing_lines.roll_back(services, sender, line, _number(told, 1))
        )
    page = await team_lines.line_page(services, sender, line)
    return await _page(sender, context, page, told) if page else Screen(line_words(language).gone)


async def _page(sender: Sender, context: Context, page: LinePage, told: Sequence[str]) -> Screen:
    match told:
        case ["text"] | ["word"]:
            await prompting.ask(context.bot_data, sender, TEXT if told[0] == "text" else WORD, line=page.line.id)
            return changing.edit_prompt(page) if told[0] == "text" else changing.word_prompt(page)
        case ["past", _]:
            found = await team_lines.history(context.bot_data, sender, page.line.id, _number(told, 1))
            return changing.history_screen(found) if found else line_screen(page)
    show = SHOWN.get(told[0]) if told else None
    return show(page, told) if show else line_screen(page)


SHOWN: Mapping[str, Show] = {
    "wrong": lambda page, told: changing.types_screen(page, told[1] if len(told) > 1 else "", _number(told, 2)),
    "stages": lambda page, _: changing.stages_screen(page),
    "obj": lambda page, told: changing.objections_screen(page, _number(told, 1)),
}
"""What a button says → what there is to choose from."""


def _teller(context: Context) -> Callable[[LineNews], Mapping[str, Any]]:
    return lambda news: delivery(context.bot, changing.news_screen(news))


def _language(sender: Sender, context: Context) -> Awaitable[Any]:
    return language_of(context.bot_data, sender)


def _number(told: Sequence[str], place: int) -> int:
    return number_in(told[place]) if place < len(told) else 0
