"""The report of a broadcast: one message of its author's that is kept up to date, and pages behind it."""

from datetime import datetime
from html import escape

from bot.core.teams.answers import GROUPS, Group
from bot.core.text import Language
from bot.flows.reporting import Names, Report
from bot.screens.days import day_month
from bot.screens.report_wording import ReportWords, report_words
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.store.readers import ReaderRow

_ANSWERED: tuple[Group, ...] = ("done", "cannot", "seen", "silent")
_REASONS_SHOWN = 5
_REASON_SHOWN = 40


def report(found: Report, now: datetime) -> Screen:
    """How it stands."""
    say = report_words(found.language)
    lines = [
        f"📣 <b>{escape(title_of(found))}</b>{say.separator}{_moment(found, found.at, now)}",
        _delivered(found, say),
    ]
    if found.asks:
        lines.append("   ".join(say.groups[group].format(n=found.tally.of(group)) for group in _ANSWERED))
    lines += _reasons(found, say)
    again = [say.asked.format(n=found.pings)] if found.pings else []
    if found.reminds_at is not None and found.tally.of("silent"):
        again.append(say.asks_at.format(at=_moment(found, found.reminds_at, now)))
    if again:
        lines.append(f"<i>{say.separator.join(again)}</i>")
    return Screen("\n".join(lines), _rows(found, say))


def names(found: Names, now: datetime) -> Screen:
    """Who is in a group; buttons lead to the other groups and pages."""
    report, say = found.report, report_words(found.report.language)
    title = escape(say.names_title.format(title=title_of(report)))
    head = say.groups[found.group].format(n=report.tally.of(found.group))
    told = [_reader(report, row, say, now) for row in found.rows] or [say.nobody]
    text = "\n".join([f"<b>{title}</b>", head, "", *told])
    others = [one for one in GROUPS if one != found.group and report.tally.of(one)]
    buttons = [Button(short(say.groups[one].format(n=report.tally.of(one))), _who(report, one)) for one in others]
    back = Button(say.back, f"y:{report.broadcast_id}")
    return Screen(text, (*_turning(found, say), *grid(buttons, 2), (back,)))


def stop_sure(found: Report) -> Screen:
    """Asks once more before it is stopped."""
    say, number = report_words(found.language), found.broadcast_id
    left = found.tally.of("waiting")
    back, stop = Button(say.back, f"y:{number}"), Button(say.stop_yes, f"y:{number}:stop", style="danger")
    return Screen(f"<b>{escape(title_of(found))}</b>\n{say.stop_sure.format(n=left)}", ((back, stop),))


def looks(found: Report, *, dark: bool) -> Rows:
    """Under a picture: the same by night, or by day."""
    say = report_words(found.language)
    other = ("chart", say.light) if dark else ("chart:dark", say.dark)
    return ((Button(other[1], f"y:{found.broadcast_id}:{other[0]}"),),)


def title_of(found: Report) -> str:
    """What it is called."""
    return found.title or report_words(found.language).untitled


def reason_words(reason: str, language: Language) -> str:
    """A reason as it is read: one that a button offered in this language, any other as it was written."""
    return report_words(language).reasons.get(reason, reason)


def _delivered(found: Report, say: ReportWords) -> str:
    tally = found.tally
    line = say.delivered.format(got=tally.delivered, all=tally.readers)
    why = [words.format(n=tally.unreached[state]) for state, words in say.unreached.items() if state in tally.unreached]
    if why:
        line += say.brackets.format(text=say.listed.join(why))
    if found.state == "cancelled":
        return line + say.separator + say.stopped
    return line + say.separator + say.underway if found.going_out else line


def _reasons(found: Report, say: ReportWords) -> list[str]:
    shown = found.tally.reasons[:_REASONS_SHOWN]
    if not shown:
        return []
    told = [
        say.reason_count.format(reason=escape(_brief(reason_words(reason, found.language))), n=count)
        for reason, count in shown
    ]
    left = len(found.tally.reasons) - len(shown)
    told += [say.more_reasons.format(n=left)] if left else []
    return [say.reasons_line.format(reasons=say.listed.join(told))]


def _brief(reason: str) -> str:
    return reason if len(reason) <= _REASON_SHOWN else f"{reason[: _REASON_SHOWN - 1]}…"


def _rows(found: Report, say: ReportWords) -> Rows:
    number = found.broadcast_id
    ask = [Button(short(say.ask.format(n=found.askable)), f"y:{number}:ask")] if found.askable else []
    first = (*ask, Button(say.names, f"y:{number}:who"))
    files = Button(say.picture, f"y:{number}:chart"), Button(say.table, f"y:{number}:xlsx")
    quiet = ((Button(say.quiet, f"y:{number}:quiet"),),) if found.reminds_at is not None else ()
    stop = (Button(say.stop, f"y:{number}:halt"),) if found.going_out else ()
    return (first, files, *quiet, (*stop, Button(say.home, f"y:{number}:home")))


def _turning(found: Names, say: ReportWords) -> Rows:
    if found.pages == 1:
        return ()
    group, last = found.group, found.pages - 1
    before = Button("‹", _who(found.report, group, found.page - 1)) if found.page else None
    after = Button("›", _who(found.report, group, found.page + 1)) if found.page < last else None
    here = Button(say.page.format(here=found.page + 1, all=found.pages), _who(found.report, group, found.page))
    return (tuple(one for one in (before, here, after) if one),)


def _who(found: Report, group: Group, page: int = 0) -> str:
    return f"y:{found.broadcast_id}:who:{group}:{page}"


def _reader(found: Report, row: ReaderRow, say: ReportWords, now: datetime) -> str:
    told = [f"· {escape(row.name)}"]
    if row.answer == "cannot":
        told.append(escape(reason_words(row.reason, found.language)))
    elif row.answer is None and row.state not in ("waiting", "sent"):
        told.append(say.states[row.state])
    if row.answered_at is not None:
        told.append(_moment(found, row.answered_at, now))
    elif row.pings:
        told.append(say.reminded.format(n=row.pings))
    return say.separator.join(told)


def _moment(found: Report, moment: datetime, now: datetime) -> str:
    """``14:20``, on another day with the day."""
    here = found.hours.local(moment)
    day = "" if here.date() == found.hours.local(now).date() else f"{day_month(found.language, here.date())} "
    return f"{day}{here:%H:%M}"
