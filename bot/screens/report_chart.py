"""The report of a broadcast as a picture."""

from bot.charts.bars import Bar, Bars
from bot.charts.looks import DARK, LIGHT
from bot.charts.picture import png
from bot.core.teams.answers import Group
from bot.flows.reporting import Report
from bot.screens.broadcast_report import reason_words, title_of
from bot.screens.report_wording import report_words

_ORDER: tuple[Group, ...] = ("done", "cannot", "seen", "silent", "waiting", "unreached")
_REASONS_SHOWN = 8


def chart(found: Report, *, dark: bool) -> bytes:
    """A bar for each answer, and one for each reason. Takes some tenths of a second: not for the event loop."""
    say = report_words(found.language)
    groups = [Bar(say.chart[group], (found.tally.of(group),)) for group in _ORDER if found.tally.of(group)]
    reasons = [
        Bar(f"{say.chart['cannot']} · {reason_words(reason, found.language)}", (count,))
        for reason, count in found.tally.reasons[:_REASONS_SHOWN]
    ]
    bars = Bars(title_of(found), [*groups, *reasons], empty=say.nobody)
    return png(bars.svg(DARK if dark else LIGHT))
