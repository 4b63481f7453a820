"""What a colleague needs to know to take a customer over, on one card: forwarded, or shown to who got them."""

from html import escape

from bot.flows.book import CustomerCard
from bot.flows.reminding import Reminder
from bot.screens.customer_words import clipped, touch_words
from bot.screens.days import day_words
from bot.screens.reminder import TODAY
from bot.screens.reminder_calls import tap
from bot.screens.reminder_wording import ReminderWords, reminder_words
from bot.screens.screen import Button, Screen
from bot.screens.whys import who

MOST = 3
LONGEST_COPY = 256
"""Characters a copy button holds (Bot API: CopyTextButton)."""


def handover(shown: Reminder) -> Screen:
    """The card, and whether it is passed on."""
    card, say = shown.card, reminder_words(shown.card.language)
    parts = [f"<b>{say.give_title.format(name=who(card.engine.library, card.customer))}</b>", *known_of(card)]
    about = shown.follow_up.id
    rows = (
        (Button(say.copy, copy=_brief(card)), Button(say.given, tap("f", about, "given"))),
        (Button(say.keep_mine, tap("f", about, "show")),),
    )
    return Screen("\n".join([*parts, f"<i>{say.give_hint}</i>"]), rows)


def known_of(card: CustomerCard) -> list[str]:
    """Type and evidence, what worked, what to avoid, what was promised, when they are due next; line by line."""
    facts = [part for part in (_types(card), escape(card.customer.trade)) if part]
    return [*facts, *_sections(card, reminder_words(card.language))]


def handed_over(card: CustomerCard) -> Screen:
    """A colleague has them now."""
    say = reminder_words(card.language)
    text = f"<b>{say.given_done.format(name=escape(card.customer.name))}</b>"
    return Screen(text, ((Button(say.card, f"k:{card.customer.id}"), Button(say.today, TODAY)),))


def _sections(card: CustomerCard, say: ReminderWords) -> list[str]:
    known = clipped(card.customer.description)
    worked = [touch_words(card.language, one, card.desk.hours) for one in card.touches if one.outcome == "warmer"]
    avoid = [escape(text) for text in _avoid(card)]
    promised = [
        f"{day_words(card.language, one.day, card.today, one.time)} {clipped(one.words)}"
        for one in card.follow_ups
        if one.why == "promise"
    ]
    told = {
        say.give_known_by: [known] if known else [],
        say.give_worked: worked[:MOST],
        say.give_avoid: avoid[:1],
        say.give_promised: promised[:MOST],
    }
    parts = [
        f"{title}：{'；'.join(lines)}" if card.language == "zh" else f"{title}: {'; '.join(lines)}"
        for title, lines in told.items()
        if lines
    ]
    due = next(iter(card.follow_ups), None)
    return [*parts, say.next.format(day=day_words(card.language, due.day, card.today, due.time))] if due else parts


def _types(card: CustomerCard) -> str:
    library = card.engine.library
    names = [
        library.types[kind].name.in_(card.language) for kind, _ in card.customer.types[:2] if kind in library.types
    ]
    return escape(" / ".join(names))


def _avoid(card: CustomerCard) -> list[str]:
    library = card.engine.library
    known = [library.types[kind] for kind, _ in card.customer.types[:2] if kind in library.types]
    return [kind.dont[0].text.in_(card.language) for kind in known if kind.dont]


def _brief(card: CustomerCard) -> str:
    """Who and when, as plain text that fits a copy button."""
    due = next(iter(card.follow_ups), None)
    parts = [card.customer.name, card.customer.trade, card.customer.description]
    if due:
        parts.append(day_words(card.language, due.day, card.today, due.time))
    return "\n".join(part for part in parts if part)[:LONGEST_COPY]
