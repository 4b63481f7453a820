"""A customer whom a few words meant; and buttons of the book below the card of a case."""

import re
from collections.abc import Iterable

from bot.core.text import Language
from bot.flows.book import CustomerCard
from bot.flows.describing import Namesake
from bot.screens.book_calls import on
from bot.screens.book_wording import book_words
from bot.screens.customer_card import customer_card
from bot.screens.looks import fitted, look
from bot.screens.screen import Button, Screen, short


def found_card(card: CustomerCard, query: str) -> Screen:
    """The card; with ``query``, a button for what the library has under these words."""
    screen = customer_card(card)
    if not query:
        return screen
    other = Button(book_words(card.language).other_reading, look("find", 0, query=fitted(query)))
    return Screen(screen.text, (*screen.rows, (other,)))


def with_namesakes(screen: Screen, language: Language, case_id: int, namesakes: tuple[Namesake, ...]) -> Screen:
    """The card of a case, with those whom it may be about."""
    say = book_words(language)
    row = tuple(Button(short(say.add_to.format(name=one.name)), on(one.id, "add", case_id)) for one in namesakes)
    return Screen(screen.text, (*screen.rows, row)) if row else screen


def keeping_row(screen: Screen, shown: Iterable[tuple[str, str]], case_id: int) -> Screen:
    """The next screen of a case, with those whom it may be about as they were ``shown`` (labels and data) before."""
    row = tuple(Button(label, data) for label, data in shown if re.fullmatch(rf"k:\d+:add:{case_id}", data))
    return Screen(screen.text, (*screen.rows, row)) if row else screen
