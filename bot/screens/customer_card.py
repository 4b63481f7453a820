"""A customer of the book on one phone screen: who, when next and why, what happened, how to open."""

from functools import partial
from html import escape

from bot.core.blanks import filled
from bot.core.book.mood import mood
from bot.core.book.phones import masked, national
from bot.flows.book import CustomerCard
from bot.flows.handing_over import Scope
from bot.screens.book_calls import on
from bot.screens.book_wording import BookWords, book_words
from bot.screens.card import type_name
from bot.screens.choosing import stage_row
from bot.screens.customer_words import birthday_of, due_line, tier_name, touch_words, types_of, watched_line
from bot.screens.handover_calls import handing
from bot.screens.quoting import quoted
from bot.screens.reminder_wording import reminder_words
from bot.screens.screen import Button, Rows, Screen
from bot.screens.wording import words

MOST_FOLDED = 350
"""Characters of notes and description that a card shows, folded: the newest of the notes."""

FIRST_LIST = "b:due:0:"


def customer_card(
    card: CustomerCard, *, back: str = "", turn: int = 0, number: bool = False, undo: int | None = None, note: str = ""
) -> Screen:
    """The card. ``back`` leads to the list it came from; ``turn`` is the opening line on show, ``number``: to copy.

    ``undo`` takes back what was just changed; ``note`` (HTML) is said below the first line.
    """
    say = book_words(card.language)
    parts = [headline(card), *([note] if note else []), *_facts(card, say), *_folded(card), *_line(card, turn)]
    return Screen("\n".join(parts), _rows(card, say, back, turn, number=number, undo=undo))


def about(card: CustomerCard) -> list[str]:
    """All that a card says of the customer, line by line, without how to open."""
    return [headline(card), *_facts(card, book_words(card.language)), *_folded(card)]


def headline(card: CustomerCard) -> str:
    """Name and types, bold."""
    types = types_of(card.engine.library, card.language, card.customer.types)
    return f"<b>{' · '.join(part for part in (escape(card.customer.name), types) if part)}</b>"


def phone_line(card: CustomerCard) -> list[str]:
    """``☎️ 138****5678``, if there is a number."""
    return [f"☎️ {masked(card.customer.phone)}"] if card.customer.phone else []


def next_line(card: CustomerCard) -> str:
    """When the customer is due next, and why."""
    due = card.follow_ups[0] if card.follow_ups else None
    return due_line(card.engine.library, card.language, card.desk, due, card.today)


def _facts(card: CustomerCard, say: BookWords) -> list[str]:
    customer, library = card.customer, card.engine.library
    tier = card.desk.tier(library, dict(customer.grades))
    stage = library.stages.get(customer.stage)
    known = [
        stage.name.in_(card.language) if stage else "",
        tier_name(tier, card.language) if tier else "",
        customer.trade,
        *(f"#{tag}" for tag in customer.tags),
    ]
    lines = [escape(" · ".join(part for part in known if part)), *phone_line(card)]
    lines += [birthday_of(card.language, customer.birthday, card.today)] if customer.birthday else []
    lines += [next_line(card), _last(card, say), *_mood(card, say), *watched_by(card)]
    return lines


def watched_by(card: CustomerCard) -> list[str]:
    """Which lead looked, if one did lately."""
    return [watched_line(card.language, card.watched, card.desk.hours)] if card.watched else []


def _last(card: CustomerCard, say: BookWords) -> str:
    if not card.touches:
        return say.never
    touch = card.touches[0]
    told = touch_words(card.language, touch, card.desk.hours)
    return say.last.format(told=told, count=card.touch_count)


def _mood(card: CustomerCard, say: BookWords) -> list[str]:
    library = card.engine.library
    changed = mood(library, card.judgements)
    if changed is None or changed.stage not in library.stages:
        return []
    before, now = (type_name(library, kind, card.language) for kind in (changed.before, changed.now))
    stage = escape(library.stages[changed.stage].name.in_(card.language))
    return [say.mood.format(stage=stage, before=before, now=now)]


def _folded(card: CustomerCard) -> list[str]:
    told = [text for text in (card.customer.notes, card.customer.description) if text]
    if not told:
        return []
    return [f"<blockquote expandable>{escape(chr(10).join(told)[-MOST_FOLDED:])}</blockquote>"]


def _line(card: CustomerCard, turn: int) -> list[str]:
    text = _opening(card, turn)
    return [f"💬 {quoted(card.language, card.lines[turn % len(card.lines)], text)}"] if text else []


def _opening(card: CustomerCard, turn: int) -> str:
    if not card.lines:
        return ""
    line = card.lines[turn % len(card.lines)]
    return filled(card.engine.library, line.advice.text, card.language, card.customer.pack)


def _rows(card: CustomerCard, say: BookWords, back: str, turn: int, *, number: bool, undo: int | None) -> Rows:
    data = partial(on, card.customer.id)
    due = next((one for one in card.follow_ups if one.why != "birthday"), None)
    library, customer = card.engine.library, card.customer
    plan = f"f:{due.id}:when" if due else data("when")
    phone = []
    if customer.phone and number:
        phone = [Button(f"📋 {national(customer.phone)}", copy=national(customer.phone))]
    elif customer.phone:
        phone = [Button(say.show_phone, data("phone"))]
    rows = [
        _line_row(card, turn),
        (Button(say.undo, data("undo", undo)),) if undo else stage_row(library, card.language, customer.stage, data),
        (Button(say.log, f"t:{customer.id}:new"), Button(say.plan, plan), Button(say.grade, f"g:{customer.id}")),
        (*phone, Button(say.describe, data("ask", "describe")), Button(say.history, data("past"))),
        (
            Button(say.edit, data("edit")),
            *_handing(card),
            Button(say.erase, data("erase")),
            Button(say.to_list, back or FIRST_LIST),
        ),
    ]
    return tuple(row for row in rows if row)


def _handing(card: CustomerCard) -> tuple[Button, ...]:
    """A customer of a team can go to a colleague."""
    if card.team_id is None:
        return ()
    return (Button(reminder_words(card.language).give, handing(Scope(card.customer.id))),)


def _line_row(card: CustomerCard, turn: int) -> tuple[Button, ...]:
    """Copy the opening line, see another, send it on."""
    if not card.lines:
        return ()
    say, total = words(card.language), len(card.lines)
    turn %= total
    row = [Button(say.copy, copy=_opening(card, turn))]
    if total > 1:
        label = say.another.format(n=turn + 1, of=total)
        row.append(Button(label, on(card.customer.id, "line", (turn + 1) % total)))
    return (*row, Button(say.send_on, send=f"#{card.lines[turn].key}"))
