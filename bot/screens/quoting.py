"""A line to say as it stands on a screen."""

from html import escape

from bot.core.lines import Line
from bot.core.text import Language
from bot.screens.lines_wording import line_words


def quoted(language: Language, line: Line, text: str) -> str:
    """The line as a quotation, worded as ``text``; what the team wrote says so."""
    mark = f"<i>{line_words(language).of_team}</i>\n" if line.own else ""
    return f"{mark}<blockquote>{escape(text)}</blockquote>"
