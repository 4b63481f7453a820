"""What a reader of a broadcast has before them: a card of the library, and the buttons to answer with."""

from html import escape

from bot.core.blanks import filled
from bot.core.lines import Line
from bot.core.repertoire import Play
from bot.core.text import Language
from bot.flows.looking import InHand
from bot.screens.looking import belonging, line_row
from bot.screens.reading_wording import reading_words
from bot.screens.screen import Button, Rows, Screen


def answer_rows(broadcast_id: int, language: Language) -> Rows:
    """Seen, done, cannot."""
    say = reading_words(language)
    seen, done = Button(say.seen, f"a:{broadcast_id}:seen"), Button(say.done, f"a:{broadcast_id}:done")
    return (seen, done), (Button(say.cannot, f"a:{broadcast_id}:cannot"),)


def card(hand: InHand, named: str) -> Screen | None:
    """The line (``line:KEY``) or play (``play:ID``) in the language in hand; None when the library has it no more."""
    head, _, name = named.partition(":")
    if head == "line":
        line = hand.engine.finder.line(name)
        return _line(hand, line) if line else None
    play = hand.engine.library.plays.get(name)
    return _play(play, hand.language) if play else None


def card_text(hand: InHand, named: str) -> str:
    """The same as plain words, without formatting; empty when the library has it no more."""
    head, _, name = named.partition(":")
    line = hand.engine.finder.line(name) if head == "line" else None
    if line:
        return filled(hand.engine.library, line.advice.text, hand.language, line.pack or hand.pack)
    play = hand.engine.library.plays.get(name)
    return f"{play.emoji} {play.name.in_(hand.language)}" if play else ""


def _line(hand: InHand, line: Line) -> Screen:
    whose = belonging(hand, line)
    text = filled(hand.engine.library, line.advice.text, hand.language, line.pack or hand.pack)
    head = f"💬 {escape(whose)}\n" if whose else ""
    row = line_row(hand, line, "", 0, 1)
    return Screen(f"{head}<blockquote>{escape(text)}</blockquote>", (row,))


def _play(play: Play, language: Language) -> Screen:
    parts = [f"<b>{play.emoji} {escape(play.name.in_(language))}</b>", f"<i>{escape(play.when.in_(language))}</i>"]
    for part in play.parts:
        parts += ["", f"<b>{escape(part.name.in_(language))}</b>"]
        parts += [f"☐ {escape(step.text.in_(language))}" for step in part.steps]
    return Screen("\n".join(parts))
