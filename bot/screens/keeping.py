"""Somebody was kept: an echo of what was understood, with a way to put each part of it right."""

from html import escape

from bot.core.book.phones import tail
from bot.flows.doubles import Double
from bot.flows.keeping import Kept
from bot.screens.book_calls import on
from bot.screens.book_wording import BookWords, book_words
from bot.screens.customer_card import next_line, phone_line
from bot.screens.customer_words import birthday_of, types_of
from bot.screens.days import day_words
from bot.screens.screen import Button, Screen, grid, short


def echo(kept: Kept, *, alone: bool = False) -> Screen:
    """What was kept. ``alone``: nobody asks any more whether it is somebody known already."""
    card, say = kept.card, book_words(kept.card.language)
    library, customer = card.engine.library, card.customer
    types = types_of(library, card.language, customer.types)
    parts = [part for part in (escape(customer.name), types, escape(customer.trade)) if part]
    lines = [f"<b>📌 {' · '.join(parts)}</b>", *phone_line(card)]
    lines += [birthday_of(card.language, customer.birthday, card.today)] if customer.birthday else []
    lines += [next_line(card)]
    lines += [say.impossible.format(words=escape(kept.impossible))] if kept.impossible else []
    lines += [say.refused[kind] for kind in kept.refused]
    doubles = () if alone else kept.doubles
    if doubles:
        names = escape("、".join(map(called, doubles)) if card.language == "zh" else ", ".join(map(called, doubles)))
        lines.append(say.may_be.format(names=names))
    lines += [say.other_days] if kept.others and kept.follow_up else []
    return Screen("\n".join(lines), (*_other_days(kept), *_doubles(kept, doubles, say), *_row(kept, say)))


def called(one: Double) -> str:
    """``王姐（8800）``."""
    return f"{one.name}（{tail(one.phone)}）" if one.phone else one.name


def _other_days(kept: Kept) -> tuple[tuple[Button, ...], ...]:
    card = kept.card
    if kept.follow_up is None:
        return ()
    buttons = [
        Button(short(day_words(card.language, day, card.today)), f"f:{kept.follow_up}:on:{day:%Y%m%d}")
        for day in kept.others
    ]
    return grid(buttons, 2)


def _doubles(kept: Kept, doubles: tuple[Double, ...], say: BookWords) -> tuple[tuple[Button, ...], ...]:
    if not doubles:
        return ()
    number = kept.card.customer.id
    same = [Button(short(say.same_as.format(name=called(one))), on(one.id, "same", number)) for one in doubles]
    return grid([*same, Button(say.two_people, on(number, "two"))], 2)


def _row(kept: Kept, say: BookWords) -> tuple[tuple[Button, ...], ...]:
    number = kept.card.customer.id
    when = f"f:{kept.follow_up}:when" if kept.follow_up else on(number, "when")
    row = (
        Button(say.right, on(number)),
        Button(say.change_day, when),
        Button(say.change_name, on(number, "ask", "name")),
    )
    apart = ((Button(say.not_that_one, on(number, "part")),),) if kept.from_hand else ()
    return (row, *apart)
