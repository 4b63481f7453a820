"""One follow-up as a reminder: whom, why today, how it stood, and how to open; and what can be done about it."""

from datetime import datetime
from html import escape

from bot.core.book.history import OUTCOMES
from bot.core.rhythm.snoozing import Snooze
from bot.flows.book import CustomerCard
from bot.flows.reminding import Reminder
from bot.screens.book_wording import book_words
from bot.screens.customer_words import clipped, touch_words
from bot.screens.days import day_words
from bot.screens.quoting import quoted
from bot.screens.reminder_calls import tap
from bot.screens.reminder_wording import ReminderWords, reminder_words
from bot.screens.screen import Button, Rows, Screen, grid
from bot.screens.whys import spoken, who, why

TODAY = "f:today"
SNOOZES: tuple[Snooze, ...] = ("20m", "3h", "later", "tomorrow", "week")
REASONS = ("won", "no_need", "unreachable", "duplicate")
MISSED = "missed"
"""The outcome of a try that reached nobody."""


def reminder(shown: Reminder, turn: int = 0, *, again: bool = False) -> Screen:
    """The reminder; of one that has ended, what became of it. ``again``: it was brought up before, unanswered."""
    say = reminder_words(shown.card.language)
    if shown.ended:
        return _over(shown, say)
    text, line = _told(shown, say, turn, again=again)
    first: tuple[Button, ...] = ()
    if line:
        first = (Button(say.copy, copy=line),)
        if len(shown.lines) > 1:
            first += (Button(say.another, tap("f", shown.follow_up.id, "line", (turn + 1) % len(shown.lines))),)
    about = shown.follow_up.id
    rows: list[tuple[Button, ...]] = [
        (Button(say.done, tap("f", about, "done"), style="success"), Button(say.later, tap("f", about, "later"))),
        (Button(say.change_day, tap("f", about, "when")), Button(say.give, tap("f", about, "give"))),
        (Button(say.drop, tap("f", about, "drop")), Button(say.card, f"k:{shown.card.customer.id}")),
        (Button(say.today, TODAY),),
    ]
    return Screen(text, (first, *rows) if first else tuple(rows))


def outcomes(shown: Reminder) -> Screen:
    """It is done: how did it go?"""
    say, about = reminder_words(shown.card.language), shown.follow_up.id
    buttons = [Button(say.outcome_buttons[one], tap("f", about, "out", one)) for one in (*OUTCOMES, MISSED)]
    text = f"{_headline(shown, say)}\n{say.how_did_it_go}"
    return Screen(text, (*grid(buttons, 3), (_back(shown, say),)))


def logged(card: CustomerCard, outcome: str) -> Screen:
    """It was noted, and this is what follows."""
    say = reminder_words(card.language)
    book = book_words(card.language)
    told = book.not_reached if outcome == MISSED else book.outcomes[outcome]
    first = f"<b>{say.logged.format(name=escape(card.customer.name), outcome=told)}</b>"
    return Screen(f"{first}\n{_next(card, say)}", _after(card, say))


def snoozing(shown: Reminder) -> Screen:
    """For how long is it put off?"""
    say, about = reminder_words(shown.card.language), shown.follow_up.id
    buttons = [Button(say.snoozes[one], tap("f", about, "snooze", one)) for one in SNOOZES]
    buttons.append(Button(say.own_words, tap("f", about, "own")))
    return Screen(f"{_headline(shown, say)}\n{say.until_when}", (*grid(buttons, 3), (_back(shown, say),)))


def snoozed(shown: Reminder, now: datetime) -> Screen:
    """It was put off until then."""
    card, say = shown.card, reminder_words(shown.card.language)
    if shown.ended:
        return _over(shown, say)
    due = shown.follow_up
    soon = card.desk.hours.local(shown.tell_at) if shown.tell_at and shown.tell_at > now else None
    day = day_words(card.language, due.day, card.today, soon.time().replace(second=0) if soon else due.time)
    text = f"<b>{say.snoozed.format(name=escape(card.customer.name), day=day)}</b>"
    change = Button(say.change_day, tap("f", due.id, "when"))
    return Screen(text, ((change, Button(say.today, TODAY)),))


def asking(shown: Reminder, text: str, back: str) -> Screen:
    """The rep is to write something."""
    say = reminder_words(shown.card.language)
    return Screen(f"{_headline(shown, say)}\n{text}", ((Button(say.back, tap("f", shown.follow_up.id, back)),),))


def dropping(shown: Reminder) -> Screen:
    """Why is it not needed?"""
    say, about = reminder_words(shown.card.language), shown.follow_up.id
    buttons = [Button(say.reasons[one], tap("f", about, "why", one)) for one in REASONS]
    buttons.append(Button(say.own_words, tap("f", about, "reason")))
    return Screen(f"{_headline(shown, say)}\n{say.why_not}", (*grid(buttons, 2), (_back(shown, say),)))


def dropped(shown: Reminder) -> Screen:
    """It is not brought up any more; the customer may be, unless they are put to rest."""
    card, say = shown.card, reminder_words(shown.card.language)
    reason = say.reasons.get(shown.note) or clipped(shown.note)
    name = escape(card.customer.name)
    first = f"<b>{say.dropped.format(name=name, reason=reason)}</b>"
    if card.customer.next is None:
        return Screen(
            f"{first}\n{say.nothing_next}", ((Button(say.card, f"k:{card.customer.id}"), Button(say.today, TODAY)),)
        )
    goes_on = say.goes_on.format(day=day_words(card.language, card.customer.next.day, card.today))
    rest = Button(say.put_to_rest, tap("f", shown.follow_up.id, "rest"))
    return Screen(f"{first}\n{goes_on}", ((rest, Button(say.today, TODAY)),))


def resting(card: CustomerCard, about: int) -> Screen:
    """The customer is at rest."""
    say = reminder_words(card.language)
    rows = ((Button(say.keep_going, tap("f", about, "wake")), Button(say.today, TODAY)),)
    return Screen(f"<b>{say.resting.format(name=escape(card.customer.name))}</b>", rows)


def going_on(card: CustomerCard) -> Screen:
    """The rhythm goes on."""
    say = reminder_words(card.language)
    return Screen(f"<b>{escape(card.customer.name)}</b>\n{_next(card, say)}", _after(card, say))


def _told(shown: Reminder, say: ReminderWords, turn: int, *, again: bool) -> tuple[str, str]:
    """The text, and the line that it proposes."""
    card, library = shown.card, shown.card.engine.library
    parts = [_headline(shown, say, again=again)]
    parts.append(why(library, card.language, shown.follow_up, card.customer, card.desk.hours, card.today))
    if card.touches:
        parts.append(f"{say.last} {touch_words(card.language, card.touches[0], card.desk.hours)}")
    lines = shown.lines
    if not lines:
        return "\n".join(parts), ""
    line = lines[turn % len(lines)]
    text = spoken(library, card.language, line.advice.text, card.customer.pack)
    return "\n".join([*parts, quoted(card.language, line, text)]), text


def _headline(shown: Reminder, say: ReminderWords, *, again: bool = False) -> str:
    card, due = shown.card, shown.follow_up
    name = who(card.engine.library, card.customer)
    more = f"（{say.again}）" if card.language == "zh" else f" ({say.again})"
    when = (
        f"{due.time:%H:%M}"
        if due.time and due.day == card.today
        else day_words(card.language, due.day, card.today, due.time)
    )
    return f"<b>⏰ {name} · {when}{more if again else ''}</b>"


def _over(shown: Reminder, say: ReminderWords) -> Screen:
    card = shown.card
    became = say.ended.get(shown.ended, say.ended["replaced"])
    text = f"<b>{escape(card.customer.name)} · {became}</b>\n{_next(card, say)}"
    return Screen(text, _after(card, say))


def _next(card: CustomerCard, say: ReminderWords) -> str:
    """When the customer is due next, and why."""
    due = next(iter(card.follow_ups), None)
    if due is None:
        return say.nothing_next
    day = day_words(card.language, due.day, card.today, due.time)
    reason = why(card.engine.library, card.language, due, card.customer, card.desk.hours, card.today)
    return f"{say.next.format(day=day)} · {reason}"


def _after(card: CustomerCard, say: ReminderWords) -> Rows:
    """Another day for what is next, and the ways on."""
    due = next(iter(card.follow_ups), None)
    change = tap("f", due.id, "when") if due else tap("k", card.customer.id, "when")
    return (
        (Button(say.change_day, change), Button(say.card, f"k:{card.customer.id}")),
        (Button(say.today, TODAY),),
    )


def _back(shown: Reminder, say: ReminderWords) -> Button:
    return Button(say.back, tap("f", shown.follow_up.id, "show"))
