"""Another day for a follow-up: the picker, and the echo of what was understood."""

from datetime import date, datetime, time, timedelta
from html import escape

from bot.core.rhythm.hours import Hours
from bot.flows.book import CustomerCard
from bot.flows.reminding import Reminder
from bot.flows.rescheduling import Wanted
from bot.screens.days import day_words, near_word, next_weekday, weekday
from bot.screens.reminder import TODAY
from bot.screens.reminder_calls import Tap, tap, written_day, written_time
from bot.screens.reminder_wording import ReminderWords, reminder_words
from bot.screens.screen import Button, Rows, Screen, grid, short

TIMES = (time(9), time(10), time(11), time(14), time(15), time(16), time(18), time(20))
MOST_OTHERS = 3


def picker(card: CustomerCard, tapped: Tap, said: str = "") -> Screen:
    """Days to choose from; ``said`` goes before, when something was not understood."""
    say, today = reminder_words(card.language), card.today
    days = dict.fromkeys(_days(card.desk.hours, today))
    buttons = [Button(_label(card, day), _on(tapped, day)) for day in days]
    name = escape(card.customer.name)
    back = f"k:{card.customer.id}" if tapped.head == "k" else tap("f", tapped.about, "show")
    last = (Button(say.own_words, _own(tapped)), Button(say.back, back))
    title = f"<b>📅 {name} · {say.when}</b>"
    return Screen("\n".join(part for part in (title, said) if part), (*grid(buttons, 2), last))


def times(card: CustomerCard, tapped: Tap, day: date) -> Screen:
    """Times of the day that was chosen."""
    say = reminder_words(card.language)
    buttons = [
        Button(f"{one:%H:%M}", _on(tapped, day, one))
        for one in TIMES
        if card.desk.hours.wakes <= one < card.desk.hours.sleeps
    ]
    rows = ((Button(say.no_time, _on(tapped, day, None, timed=False)),), (Button(say.back, _when(tapped)),))
    shown = day_words(card.language, day, card.today)
    return Screen(f"<b>📅 {escape(card.customer.name)} · {shown}</b>\n{say.at_what_time}", (*grid(buttons, 4), *rows))


def echo(shown: Reminder, want: Wanted, now: datetime) -> Screen:
    """What the follow-up's day is now, why it is another than asked for, and what else may have been meant."""
    card, due, say = shown.card, shown.follow_up, reminder_words(shown.card.language)
    day = day_words(card.language, due.day, card.today, due.time, said=want.words[:40])
    parts = [f"<b>{say.set.format(name=escape(card.customer.name), day=escape(day))}</b>"]
    if due.day != want.day:
        parts.append(say.moved_off.format(day=day_words(card.language, want.day, card.today)))
    if (told := _told_apart(card, due.day, due.time, now)) is not None and due.time:
        parts.append(say.moved_quiet.format(time=f"{due.time:%H:%M}", told=f"{told:%H:%M}"))
    rows: Rows = ((Button(say.right, tap("f", due.id, "ok")), Button(say.change_day, tap("f", due.id, "when"))),)
    others = [one for one in want.others if one != due.day][:MOST_OTHERS]
    if others:
        parts.append(say.two_readings)
        rows = (
            *grid(
                [Button(_label(card, one), tap("f", due.id, "on", written_day(one), *_at(want.at))) for one in others],
                2,
            ),
            *rows,
        )
    return Screen("\n".join(parts), rows)


def settled(shown: Reminder) -> Screen:
    """The echo, closed."""
    card, due, say = shown.card, shown.follow_up, reminder_words(shown.card.language)
    day = day_words(card.language, due.day, card.today, due.time)
    rows = ((Button(say.card, f"k:{card.customer.id}"), Button(say.today, TODAY)),)
    return Screen(f"<b>✓ {escape(card.customer.name)} · {day}</b>", rows)


def _days(hours: Hours, today: date) -> list[date]:
    """Tomorrow, this Friday, next Monday, in two weeks, the end of the month: each a workday."""
    friday, monday = next_weekday(today, 5), next_weekday(today, 1)
    month_end = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    ahead = [today + timedelta(days=1), friday, monday, today + timedelta(days=14)]
    if month_end > today:
        ahead.append(hours.workday_until(month_end, today + timedelta(days=1)) or month_end)
    worked = [hours.workday_from(day) for day in ahead]
    return [today, *sorted(worked)] if hours.works(today) else sorted(worked)


def _label(card: CustomerCard, day: date) -> str:
    near = near_word(card.language, day, card.today)
    return short(f"{near} {weekday(card.language, day)}" if near else day_words(card.language, day, card.today))


def _told_apart(card: CustomerCard, day: date, at: time | None, now: datetime) -> time | None:
    """The time of day of the message, where quiet hours keep it from being the one promised."""
    if at is None:
        return None
    hours = card.desk.hours
    asked = hours.moment(day, at)
    if hours.awake(asked):
        return None
    half_an_hour_before = hours.moment(day, hours.sleeps) - timedelta(minutes=30)
    told = hours.next_awake(max(asked if at < hours.sleeps else half_an_hour_before, now))
    return hours.local(told).time()


def _when(tapped: Tap) -> str:
    return tap(tapped.head, tapped.about, "when")


def _own(tapped: Tap) -> str:
    return tap("f", tapped.about, "own") if tapped.head == "f" else tap("k", tapped.about, "when", "own")


def _on(tapped: Tap, day: date, at: time | None = None, *, timed: bool = True) -> str:
    """Choosing a day asks for the time, unless that is chosen too, or none is wanted."""
    if tapped.head == "k":
        more = [written_time(at)] if at else ([] if timed else ["any"])
        return tap("k", tapped.about, "when", written_day(day), *more)
    if at is None and timed:
        return tap("f", tapped.about, "when", written_day(day))
    return tap("f", tapped.about, "on", written_day(day), *_at(at))


def _at(at: time | None) -> list[str]:
    return [written_time(at)] if at else []


def asking(card: CustomerCard, back: str) -> Screen:
    """The rep is to write the day."""
    say = reminder_words(card.language)
    title = f"<b>📅 {escape(card.customer.name)} · {say.when}</b>"
    return Screen(f"{title}\n{say.ask_when}", ((Button(say.back, back),),))


def impossible(say: ReminderWords, words: str) -> str:
    """There is no such day."""
    return say.impossible.format(words=escape(words[:40]))
