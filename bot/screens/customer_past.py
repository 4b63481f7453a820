"""What happened with a customer: how they seemed at each stage, contacts, changes of grade."""

from datetime import datetime
from functools import partial
from html import escape

from bot.core.book.history import Judged, Regraded
from bot.core.library import STAGES
from bot.flows.past import Past
from bot.screens.book_calls import on
from bot.screens.book_wording import BookWords, book_words
from bot.screens.customer_card import FIRST_LIST, watched_by
from bot.screens.customer_words import clipped, tier_name, touch_words, types_of
from bot.screens.days import day_month
from bot.screens.export_wording import export_words
from bot.screens.screen import Button, Screen


def past_page(past: Past, back: str) -> Screen:
    """A page; how they seemed and which grades they had stand on the first one."""
    card = past.card
    say, data = book_words(card.language), partial(on, card.customer.id)
    parts = [f"<b>{escape(say.history_title.format(name=card.customer.name))}</b>"]
    if past.page == 0:
        parts += [*watched_by(card), *_judged(past, say)]
    if past.touches:
        parts.append(f"{say.history_touches} {past.page + 1}/{past.pages}" if past.pages > 1 else say.history_touches)
        parts += [f"· {touch_words(card.language, one, card.desk.hours)}" for one in past.touches]
    elif not past.judged:
        parts.append(say.history_none)
    if past.page == 0:
        parts += _regraded(past, say)
    turns = [Button("‹", data("past", past.page - 1))] if past.page else []
    turns += [Button("›", data("past", past.page + 1))] if past.page + 1 < past.pages else []
    take = Button(export_words(card.language).one, f"x:k:{card.customer.id}")
    leave = Button(say.to_card, data()), Button(say.to_list, back or FIRST_LIST)
    return Screen("\n".join(parts), ((take,), (*turns, *leave)))


def _judged(past: Past, say: BookWords) -> list[str]:
    """Stage by stage, the latest of each first."""
    library, language = past.card.engine.library, past.card.language
    known = [one for one in past.judged if one.stage in library.stages]
    lines = [say.history_types] if known else []
    for one in sorted(known, key=lambda one: STAGES.index(one.stage)):
        stage = escape(library.stages[one.stage].name.in_(language))
        lines.append(f"· {stage} {_day(past, one)} {types_of(library, language, one.types)}")
    return lines


def _regraded(past: Past, say: BookWords) -> list[str]:
    library, language = past.card.engine.library, past.card.language
    lines = [say.history_grades] if past.regraded else []
    for one in past.regraded:
        tier = library.tier(one.scheme, one.tier)
        name = escape(tier_name(tier, language)) if tier else (escape(one.tier) or say.no_grade)
        parts = [_day(past, one), name, clipped(one.reason)]
        lines.append(f"· {' '.join(part for part in parts if part)}")
    return lines


def _day(past: Past, one: Judged | Regraded) -> str:
    at: datetime = past.card.desk.hours.local(one.at)
    return day_month(past.card.language, at.date())
