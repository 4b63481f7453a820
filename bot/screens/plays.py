"""Plays: the list, and one part of one on a screen."""

from html import escape

from bot.core.lines import Line
from bot.core.repertoire import Play
from bot.flows.looking import InHand
from bot.screens.looking import line_row
from bot.screens.looks import look
from bot.screens.screen import Button, Screen, grid
from bot.screens.wording import words

ON_A_PAGE = 10


def plays_page(hand: InHand, page: int = 0) -> Screen:
    """All plays, those for reps first, a page at a time: names in the text, where they have room, numbers to tap."""
    say = words(hand.language)
    every = sorted(hand.engine.library.plays.values(), key=lambda play: play.reader == "lead")
    pages = max(1, -(-len(every) // ON_A_PAGE))
    page %= pages
    shown = every[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    lines = [f"<b>{say.plays_title}</b>", say.plays_about, ""]
    lines += [f"{at} {play.emoji} {escape(play.name.in_(hand.language))}" for at, play in enumerate(shown, start=1)]
    buttons = [Button(str(at), look("play", play.id, 0, 0)) for at, play in enumerate(shown, start=1)]
    rows = grid(buttons, 5)
    if pages > 1:
        rows = (*rows, (Button(say.more.format(n=page + 1, of=pages), look("plays", (page + 1) % pages)),))
    return Screen("\n".join(lines), rows)


def play_page(hand: InHand, play: Play, part: int = 0, place: int = 0, query: str = "") -> Screen:
    """One part: its steps, each with its reason, and a line if the play has any."""
    say, language = words(hand.language), hand.language
    part %= len(play.parts)
    shown = play.parts[part]
    count = f" {part + 1}/{len(play.parts)}" if len(play.parts) > 1 else ""
    lines = [f"<b>{play.emoji} {escape(play.name.in_(language))}</b>{count}"]
    lines += [f"<i>{escape(play.when.in_(language))}</i>", "", f"<b>{escape(shown.name.in_(language))}</b>"]
    for step in shown.steps:
        lines.append(f"☐ {escape(step.text.in_(language))}\n<i>{escape(step.why.in_(language))}</i>")
    rows = []
    if play.phrases:
        line = Line.of(play.phrases[place % len(play.phrases)])
        lines += ["", f"<blockquote>{escape(line.advice.text.in_(language))}</blockquote>"]
        turn = look("play", play.id, part, (place + 1) % len(play.phrases), query=query)
        rows.append(line_row(hand, line, turn, place % len(play.phrases), len(play.phrases)))
    if len(play.parts) > 1:
        parts = range(len(play.parts))
        names = [
            Button(f"{at + 1} •" if at == part else str(at + 1), look("play", play.id, at, place, query=query))
            for at in parts
        ]
        rows.append(tuple(names))
    rows.append((Button(say.back, look("find", 0, query=query) if query else look("plays", 0)),))
    return Screen("\n".join(lines), tuple(rows))
