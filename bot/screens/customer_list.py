"""The customer book as a list: eight a page, most urgent first unless sorted otherwise."""

from dataclasses import replace
from html import escape

from bot.core.book.names import GRADE, TAG, TYPE
from bot.core.book.phones import masked
from bot.core.library import Library
from bot.core.text import Language
from bot.flows.listing import A_PAGE, OVERDUE, BookPage, Choices, Listed
from bot.screens.book_calls import ORDERS, listed, opened_from
from bot.screens.book_wording import BookWords, book_words
from bot.screens.callbacks import MOST_BYTES
from bot.screens.customer_words import emoji_of, tier_name
from bot.screens.days import day_month
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.wording import words


def customer_list(page: BookPage) -> Screen:
    """A page of the book; an empty book says how to keep the first one."""
    say = book_words(page.language)
    listing = page.listing
    if not page.count:
        if not (listing.only or listing.query):
            return Screen(say.list_empty)
        title = say.list_found.format(query=escape(listing.query), count=0) if listing.query else say.list_nobody
        return Screen(f"<b>{title}</b>", ((Button(say.everyone, listed(replace(listing, only="", query=""), 0)),),))
    head = say.list_found if listing.query else say.list_title
    title = head.format(query=escape(listing.query), count=page.count)
    if listing.only:
        title += f" · {escape(only_name(page.engine.library, page.language, listing.only))}"
    first = listing.page * A_PAGE + 1
    lines = [entry(page, one, first + place) for place, one in enumerate(page.customers)]
    return Screen("\n".join([f"<b>{title}</b>", *lines]), _rows(page, say, first))


def choices(chosen: Choices) -> Screen:
    """What a list can be narrowed by, as far as customers of the book have it."""
    say, library = book_words(chosen.language), chosen.engine.library
    everyone = replace(chosen.listing, only="", query="")
    buttons = [Button(say.everyone, listed(everyone, 0))]
    if chosen.late:
        buttons.append(Button(f"{say.late} {chosen.late}", listed(replace(everyone, only=OVERDUE), 0)))
    for term, count in (*chosen.grades, *chosen.types, *chosen.tags):
        data = listed(replace(everyone, only=term), 0)
        if len(data.encode()) <= MOST_BYTES:
            buttons.append(Button(short(f"{only_name(library, chosen.language, term)} {count}"), data))
    back = Button(words(chosen.language).back, listed(chosen.listing))
    return Screen(say.narrow_ask, (*grid(buttons, 2), (back,)))


def only_name(library: Library, language: Language, only: str) -> str:
    """What a list is narrowed by, as a rep reads it."""
    if only == OVERDUE:
        return book_words(language).late
    if only.startswith(TYPE):
        kind = library.types.get(only.removeprefix(TYPE))
        return f"{kind.emoji} {kind.name.in_(language)}" if kind else only.removeprefix(TYPE)
    if only.startswith(GRADE):
        for scheme in library.schemes.values():
            for tier in scheme.tiers.values():
                if f"{GRADE}{scheme.id}:{tier.id}".casefold() == only:
                    return tier_name(tier, language)
    return f"#{only.removeprefix(TAG)}" if only.startswith(TAG) else only


def entry(page: BookPage, one: Listed, place: int) -> str:
    """``1 🔴 王姐 🕊 · A 级 · 11月25日 · 138****5678``."""
    library = page.engine.library
    tier = page.desk.tier(library, one.grades)
    name = " ".join(part for part in (escape(one.name), emoji_of(library, one.types)) if part)
    known = [
        name,
        escape(tier_name(tier, page.language)) if tier else "",
        day_month(page.language, one.next_day) if one.next_day else "",
        masked(one.phone) if one.phone else "",
    ]
    return f"{place} {_mark(page, one)} {' · '.join(part for part in known if part)}"


def _mark(page: BookPage, one: Listed) -> str:
    """Red is late, orange is today, yellow is within a week, white is later or never."""
    if one.next_day is None:
        return "⚪"
    days = (one.next_day - page.today).days
    if days < 0:
        return "🔴"
    return "🟠" if days == 0 else "🟡" if days <= 7 else "⚪"  # noqa: PLR2004  # the days of a week


def _rows(page: BookPage, say: BookWords, first: int) -> Rows:
    listing = page.listing
    people = [Button(str(first + place), opened_from(one.id, listing)) for place, one in enumerate(page.customers)]
    orders = tuple(
        Button(
            f"{say.orders[order]} •" if order == listing.order else say.orders[order],
            listed(replace(listing, order=order), 0),
        )
        for order in ORDERS
    )
    turns = []
    if page.pages > 1:
        turns = [
            Button("‹", listed(listing, (listing.page - 1) % page.pages)),
            Button(f"{listing.page + 1}/{page.pages}", listed(listing)),
            Button("›", listed(listing, (listing.page + 1) % page.pages)),
        ]
    narrow = Button(say.narrow, f"b:narrow:{listed(replace(listing, query='')).removeprefix('b:')}")
    last = (
        (*turns, narrow) if not listing.query else (*turns, Button(say.everyone, listed(replace(listing, query=""), 0)))
    )
    return (*grid(people, 4), orders, last)
