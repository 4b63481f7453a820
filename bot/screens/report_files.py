"""The report of a broadcast as a table."""

from collections.abc import Sequence

from bot.flows.reporting import Report
from bot.screens.broadcast_report import reason_words, title_of
from bot.screens.report_wording import report_words
from bot.sheets.writing import Sheet, Value, workbook
from bot.store.readers import ReaderRow


def table(found: Report, rows: Sequence[ReaderRow]) -> bytes:
    """Every reader with what they answered, as a workbook. Takes a while for many: not for the event loop."""
    say = report_words(found.language)
    told = [_row(found, row) for row in rows]
    return workbook([Sheet(title_of(found), say.headers, told)])


def _row(found: Report, row: ReaderRow) -> Sequence[Value]:
    say = report_words(found.language)
    reason = reason_words(row.reason, found.language) if row.answer == "cannot" else ""
    at = found.hours.local(row.answered_at) if row.answered_at else None
    return row.name, say.states[row.state], say.answers[row.answer or ""], reason, at, row.pings
