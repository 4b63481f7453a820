"""What can be changed of a customer, what is asked for, and what became of a customer who left the book."""

from functools import partial
from html import escape

from bot.core.book.editing import FIELDS, Field, Problem
from bot.core.text import Language
from bot.flows.book import CustomerCard
from bot.flows.doubles import Double
from bot.flows.erasing import Gone
from bot.screens.book_calls import on
from bot.screens.book_wording import book_words
from bot.screens.customer_card import FIRST_LIST
from bot.screens.keeping import called
from bot.screens.screen import Button, Screen, grid, short


def edit_menu(card: CustomerCard, back: str) -> Screen:
    """Every field, the type, and joining two customers who are one."""
    say, data = book_words(card.language), partial(on, card.customer.id)
    buttons = [Button(say.fields[field], data("ask", field)) for field in FIELDS]
    buttons += [Button(say.type_wrong, data("wrong")), Button(say.merge, data("merge"))]
    title = f"<b>{escape(say.edit_title.format(name=card.customer.name))}</b>"
    return Screen(title, (*grid(buttons, 2), (Button(say.to_card, data()), Button(say.to_list, back or FIRST_LIST))))


def ask(language: Language, customer_id: int, field: Field, back: str) -> Screen:
    """What to write."""
    return _asking(language, customer_id, book_words(language).ask[field], back)


def ask_description(language: Language, customer_id: int, back: str) -> Screen:
    """How the customer was this time."""
    return _asking(language, customer_id, book_words(language).ask_describe, back)


def wrong(language: Language, customer_id: int, problem: Problem) -> Screen:
    """What was wrong with what was written; it can be written again."""
    return _asking(language, customer_id, book_words(language).wrong[problem], "")


def ask_merge(card: CustomerCard, doubles: tuple[Double, ...], back: str) -> Screen:
    """Who is the same person: those who look like it, or whoever is written."""
    say = book_words(card.language)
    same = [Button(short(called(one)), on(card.customer.id, "same", one.id)) for one in doubles]
    screen = _asking(card.language, card.customer.id, say.merge_ask.format(name=escape(card.customer.name)), back)
    return Screen(screen.text, (*grid(same, 2), *screen.rows))


def merge_with(card: CustomerCard, others: tuple[Double, ...], query: str) -> Screen:
    """Those who were found for what was written."""
    say = book_words(card.language)
    text = say.merge_which.format(name=escape(card.customer.name)) if others else ""
    text = text or say.merge_none.format(query=escape(query))
    same = [Button(short(called(one)), on(card.customer.id, "same", one.id)) for one in others]
    return Screen(text, (*grid(same, 2), (Button(say.to_card, on(card.customer.id)),)))


def erased(language: Language, customer_id: int, gone: Gone, back: str) -> Screen:
    """The customer left the book, and how to have them back."""
    say = book_words(language)
    row = (Button(say.undo, on(customer_id, "undo", gone.undo)), Button(say.to_list, back or FIRST_LIST))
    return Screen(say.erased.format(name=escape(gone.name)), (row,))


def not_there(language: Language, text: str) -> Screen:
    """A customer, or a change, that is no more; and the way to the others."""
    return Screen(text, ((Button(book_words(language).to_list, FIRST_LIST),),))


def _asking(language: Language, customer_id: int, text: str, back: str) -> Screen:
    say = book_words(language)
    row = [Button(say.to_card, on(customer_id))]
    return Screen(text, ((*row, Button(say.to_list, back)) if back else tuple(row),))
