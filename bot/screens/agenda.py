"""A rep's day and week: the morning's digest, today as it stands, the days ahead."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.core.library import Library
from bot.core.rhythm.festivals import date_of
from bot.core.schemes import Festival
from bot.core.text import Language
from bot.flows.agendas import Agenda, Item, Week
from bot.screens.agenda_wording import AgendaWords, agenda_words
from bot.screens.customer_words import clipped
from bot.screens.days import date_words, day_words, near_word, weekday
from bot.screens.own_day import aims
from bot.screens.reminder_calls import tap, written_day
from bot.screens.reminder_wording import reminder_words
from bot.screens.screen import Button, Rows, Screen, grid
from bot.screens.whys import spoken, who, why

PAGE = 8
"""Customers on one page."""

NAMES = 4
"""Names shown for a day of the week."""

LISTED_NAME, LISTED_WORDS, WEEK_NAME = 20, 40, 12
"""Characters of a name and of what was said in a list, and of a name in the week."""

SEVERE = 3
"""Workdays late from which a follow-up is marked red whatever it is."""


def digest(agenda: Agenda) -> Screen | None:
    """The morning's message; None for a rep whose book is empty: there is nothing to say to them."""
    say = agenda_words(agenda.language)
    if not agenda.book:
        return None
    promised = sum(item.follow_up.why == "promise" for item in agenda.items)
    count = (say.digest_promised if promised else say.digest).format(count=len(agenda.items), promised=promised)
    first = say.morning.format(weekday=weekday(agenda.language, agenda.day))
    parts = [f"<b>{first}{count if agenda.items else say.digest_quiet}</b>"]
    parts += _lines(agenda, agenda.items[:PAGE], 0)
    parts += _moved(agenda, say)
    parts += [aims(agenda.language, agenda.progress)] if agenda.progress else []
    parts += [part for one in agenda.festivals for part in _festival(agenda, one, say)]
    parts += [say.reviews.format(count=agenda.reviews)] if agenda.reviews else []
    parts += [say.watched.format(count=agenda.watched)] if agenda.watched else []
    parts += [say.silent.format(count=agenda.silent, months=agenda.desk.keep_months)] if agenda.silent else []
    rows = _numbers(agenda.items[:PAGE], 0)
    if len(agenda.items) > PAGE:
        rows = (*rows, (_page(say, 1, len(agenda.items)),))
    last = [Button(say.review, "g:0:review:0")] if agenda.reviews else []
    last += [Button(say.silent_ones, "x:old")] if agenda.silent else []
    if any(item.follow_up.time is None for item in agenda.items):
        last.append(Button(say.tomorrow_then, f"f:put_off:{written_day(agenda.day)}"))
    rows = (*rows, tuple(last)) if last else rows
    return Screen("\n".join(parts), rows)


def today(agenda: Agenda, page: int = 0) -> Screen:
    """The day as it is now."""
    say = agenda_words(agenda.language)
    pages = max(1, -(-len(agenda.items) // PAGE))
    page %= pages
    shown = agenda.items[page * PAGE : (page + 1) * PAGE]
    parts = [f"<b>{say.today.format(day=date_words(agenda.language, agenda.day))}</b>", _state(agenda, say)]
    parts += [aims(agenda.language, agenda.progress)] if agenda.progress else []
    if agenda.items and not agenda.desk.hours.works(agenda.day):
        parts.append(say.day_off)
    parts += _lines(agenda, shown, page * PAGE)
    if agenda.later:
        parts.append(say.would_wait.format(count=len(agenda.later), cap=agenda.desk.hours.cap))
    rows = _numbers(shown, page * PAGE)
    if pages > 1:
        rows = (*rows, (_page(say, (page + 1) % pages, len(agenda.items)),))
    return Screen("\n".join(parts), (*rows, (Button(say.week_button, "f:week"), Button(say.hours_button, "h:show"))))


def week(shown: Week) -> Screen:
    """The days ahead, each with its first names."""
    say = agenda_words(shown.language)
    parts, buttons = [f"<b>{say.week}</b>"], []
    for day, items in shown.days:
        near = near_word(shown.language, day, shown.days[0][0])
        label = near or date_words(shown.language, day)
        parts.append(f"{label} · {_names(items, say, shown.language)}")
        if items:
            buttons.append(Button(f"{near or weekday(shown.language, day)} {len(items)}", f"f:day:{written_day(day)}"))
    return Screen("\n".join(parts), (*grid(buttons, 4), (Button(say.back, "f:today"),)))


def week_day(shown: Week, day: date, page: int = 0) -> Screen:
    """One of the days ahead."""
    say = agenda_words(shown.language)
    items = next((found for one, found in shown.days if one == day), ())
    pages = max(1, -(-len(items) // PAGE))
    page %= pages
    part = items[page * PAGE : (page + 1) * PAGE]
    title = day_words(shown.language, day, shown.days[0][0])
    lines = _lines(shown, part, page * PAGE) or [say.day_empty]
    rows = _numbers(part, page * PAGE)
    if pages > 1:
        label = say.page.format(n=page + 1, of=pages)
        rows = (*rows, (Button(label, f"f:day:{written_day(day)}:{(page + 1) % pages}"),))
    return Screen("\n".join([f"<b>📅 {title}</b>", *lines]), (*rows, (Button(say.back, "f:week"),)))


def mark(item: Item) -> str:
    """How urgent: red what is late and was promised, or for long; orange promises; yellow the best tier."""
    due = item.follow_up
    if item.late and (due.why == "promise" or item.late >= SEVERE) and due.why != "birthday":
        return "🔴"
    if _promised(item) or due.time:
        return "🟠"
    return "🟡" if due.why in ("rhythm", "silence") and item.top else "⚪"


def _lines(agenda: Agenda | Week, items: Sequence[Item], offset: int) -> list[str]:
    """One line each; the first of the day's list with the line to open with."""
    parts = []
    for place, item in enumerate(items):
        parts.append(f"{offset + place + 1} {mark(item)} {_told(agenda.engine.library, agenda, item)}")
        if not offset + place and isinstance(agenda, Agenda):
            line = spoken(agenda.engine.library, agenda.language, agenda.line(item), item.customer.pack)
            parts += [f"<blockquote>{escape(line)}</blockquote>"] if line else []
    return parts


def _told(library: Library, agenda: Agenda | Week, item: Item) -> str:
    today = agenda.day if isinstance(agenda, Agenda) else agenda.days[0][0]
    at = f" {item.follow_up.time:%H:%M}" if item.follow_up.time else ""
    reason = why(library, agenda.language, item.follow_up, item.customer, agenda.desk.hours, today, LISTED_WORDS)
    late = (
        f" · {reminder_words(agenda.language).overdue.format(days=item.late)}" if _promised(item) and item.late else ""
    )
    return f"{who(library, item.customer, LISTED_NAME)}{at} · {reason}{late}"


def _promised(item: Item) -> bool:
    return item.follow_up.why in ("promise", "by_hand")


def _moved(agenda: Agenda, say: AgendaWords) -> list[str]:
    days = {day for _, day in agenda.later}
    if not days:
        return []
    told = {"count": len(agenda.later), "cap": agenda.desk.hours.cap}
    if len(days) > 1:
        return [say.moved_where.format(**told)]
    (day,) = days
    return [
        say.moved_on.format(day=near_word(agenda.language, day, agenda.day) or date_words(agenda.language, day), **told)
    ]


def _festival(agenda: Agenda, festival: Festival, say: AgendaWords) -> list[str]:
    day = next(
        one for year in (agenda.day.year, agenda.day.year + 1) if (one := date_of(festival.date, year)) >= agenda.day
    )
    name = escape(festival.name.in_(agenda.language))
    head = say.festival.format(emoji=festival.emoji, name=name, day=date_words(agenda.language, day))
    greeting = (
        spoken(agenda.engine.library, agenda.language, festival.greetings[0].text, "") if festival.greetings else ""
    )
    return [head, f"<blockquote>{escape(greeting)}</blockquote>"] if greeting else [head]


def _state(agenda: Agenda, say: AgendaWords) -> str:
    done = say.done.format(done=agenda.done)
    if agenda.items:
        count = say.count.format(count=len(agenda.items))
        return f"{count} · {done}" if agenda.done else count
    if not agenda.book:
        return say.empty_book
    return f"{say.all_done} {done}" if agenda.done else say.nothing_due


def _names(items: Sequence[Item], say: AgendaWords, language: Language) -> str:
    if not items:
        return say.day_empty
    names = ("、" if language == "zh" else ", ").join(clipped(item.customer.name, WEEK_NAME) for item in items[:NAMES])
    return f"{names} {say.more.format(count=len(items) - NAMES)}" if len(items) > NAMES else names


def _numbers(items: Sequence[Item], offset: int) -> Rows:
    buttons = [Button(str(offset + place + 1), tap("f", item.follow_up.id, "show")) for place, item in enumerate(items)]
    return grid(buttons, 4)


def _page(say: AgendaWords, page: int, count: int) -> Button:
    pages = -(-count // PAGE)
    return Button(say.page.format(n=(page - 1) % pages + 1, of=pages), f"f:today:{page}")
