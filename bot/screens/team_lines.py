"""The team's own lines: the list, and one line with what can be done with it."""

from html import escape

from bot.core.blanks import filled
from bot.core.text import Text
from bot.flows.team_lines import LinePage, LinesHome, Written
from bot.screens.lines_wording import LineWords, line_words
from bot.screens.screen import Button, Rows, Screen, grid
from bot.screens.wording import words

SHOWN = 60
"""Characters of a line in the list."""

LIST = "p:in:live:0"


def on_line(line: int, verb: str = "", *arguments: object) -> str:
    """The data of a line's button."""
    return ":".join(("p", str(line), *([verb] if verb else []), *map(str, arguments)))


def lines_home(home: LinesHome) -> Screen:
    """The list, by pages, and what can be added to it."""
    say = line_words(home.language)
    parts = [f"<b>{say.title.format(team=escape(home.team))}</b>"]
    for place, line in enumerate(home.lines, start=1):
        text = line.text if len(line.text) <= SHOWN else f"{line.text[: SHOWN - 1]}…"
        state = f" · {say.states[line.state]}" if home.tab != "live" else ""
        parts.append(f"{place}. {escape(text)}{state}")
    if not home.lines:
        parts.append(say.empty[home.tab] if home.leads or home.tab == "live" else say.my_empty)
    opened = [Button(str(place), on_line(line.id)) for place, line in enumerate(home.lines, start=1)]
    new = Button(say.add if home.leads else say.suggest_one, "p:new")
    last = (new, Button(say.go_on, on_line(home.draft))) if home.draft else (new,)
    return Screen("\n".join(parts), (_tabs(home, say), *grid(opened, 8), *_turning(home), last))


def line_screen(page: LinePage, note: str = "", undo: str = "") -> Screen:
    """One line: what it says, where it belongs, what became of it, and what the reader can do about it.

    ``note`` (HTML) is said first, ``undo`` is what takes back what was just done.
    """
    say, line = line_words(page.language), page.line
    parts = [note] if note else []
    state = f"<b>{say.states[line.state]}</b>"
    parts.append(f"{state} · {escape(say.by.format(name=page.author))}" if page.author and not page.mine else state)
    parts += [f"<blockquote>{escape(line.text)}</blockquote>", escape(belongs(page) or say.any)]
    if line.state in ("draft", "proposed"):
        parts += _warnings(page, say)
    rows = [(Button(say.undo, on_line(line.id, undo)),) if undo else (), *_acts(page, say)]
    return Screen("\n".join(parts), (*(row for row in rows if row), (Button(say.to_list, LIST),)))


def belongs(page: LinePage) -> str:
    """Type, stage and objection of a line; empty without any."""
    library, line, language = page.engine.library, page.line, page.language
    told = []
    if line.type_id in library.types:
        kind = library.types[line.type_id]
        told.append(f"{kind.emoji} {kind.name.in_(language)}")
    if line.stage in library.stages:
        told.append(f"📍 {library.stages[line.stage].name.in_(language)}")
    if line.objection in library.objections:
        told.append(f"💬 {library.objections[line.objection].name.in_(language)}")
    return " · ".join(told)


def _warnings(page: LinePage, say: LineWords) -> list[str]:
    found = [say.names.format(names=escape("、".join(page.private.names)))] if page.private.names else []
    return [*found, say.phone] if page.private.phone else found


def _acts(page: LinePage, say: LineWords) -> Rows:
    """What the reader can do with the line; nothing of it is a right, which is asked for when it is done."""
    line, data = page.line, on_line
    places = (
        Button(say.for_type, data(line.id, "wrong")),
        Button(say.at_stage, data(line.id, "stages")),
        Button(say.against, data(line.id, "obj", 0)),
    )
    edit, past = Button(say.edit, data(line.id, "text")), Button(say.past, data(line.id, "past", 0))
    publish = Button(say.publish_anyway if page.private else say.publish, data(line.id, "publish"), style="success")
    suggest = Button(say.suggest_anyway if page.private else say.suggest, data(line.id, "suggest"), style="success")
    send = _send_on(page, line)
    match line.state, page.leads, page.mine:
        case "draft", leads, _:
            return (places, (edit, Button(say.drop, data(line.id, "drop"))), (publish if leads else suggest,))
        case "proposed", True, _:
            return ((publish, Button(say.decline, data(line.id, "word"))), places, (edit, past))
        case "proposed", False, _:
            return (places, (edit, Button(say.retract, data(line.id, "retract"))))
        case "declined", True, _:
            return ((Button(say.reopen, data(line.id, "reopen")), past),)
        case "declined", False, _:
            return (places, (edit, suggest))
        case "live", True, _:
            return (send, places, (edit, past, Button(say.withdraw, data(line.id, "withdraw"))))
        case "withdrawn", True, _:
            return ((Button(say.revive, data(line.id, "revive")), past),)
        case "live", False, _:
            return (send,)
    return ()


def _send_on(page: LinePage, line: Written) -> tuple[Button, ...]:
    text = filled(page.engine.library, Text(line.text, line.text), page.language)
    say = words(page.language)
    return (Button(say.copy, copy=text), Button(say.send_on, send=f"#{line.key}"))


def _tabs(home: LinesHome, say: LineWords) -> tuple[Button, ...]:
    row = []
    for tab, count in home.counts.items():
        label = say.tabs[tab] if home.leads or tab == "live" else say.my_tab
        label = label.format(n=count)
        row.append(Button(f"{label} •" if tab == home.tab else label, f"p:in:{tab}:0"))
    return tuple(row)


def _turning(home: LinesHome) -> Rows:
    row = [Button("‹", f"p:in:{home.tab}:{home.page - 1}")] if home.page else []
    if home.pages > 1:
        row.append(Button(f"{home.page + 1}/{home.pages}", f"p:in:{home.tab}:{home.page}"))
    if home.page < home.pages - 1:
        row.append(Button("›", f"p:in:{home.tab}:{home.page + 1}"))
    return (tuple(row),) if row else ()
