"""Whom a draft is for: conditions to tap, people to pick, the names of all who are meant."""

from collections.abc import Sequence
from html import escape
from typing import TypeVar

from bot.core.book.names import GRADE, TYPE
from bot.flows.audiences import Choices
from bot.flows.composing import Composed
from bot.flows.stored_broadcasts import Broadcast
from bot.screens.broadcast_calls import call, tag_key
from bot.screens.broadcast_phrases import title_of, to_words
from bot.screens.broadcast_wording import broadcast_words
from bot.screens.customer_list import only_name
from bot.screens.screen import MOST_LABEL, Button, Rows, Screen, grid, short

Item = TypeVar("Item")

NAMES_A_PAGE = 30
PICKED_A_PAGE = 10


def who(shown: Composed) -> Screen:
    """All conditions at a glance, with the count they come to."""
    say, found = broadcast_words(shown.language), shown.broadcast
    audience = found.audience
    chosen = {
        "all": audience.everyone, "tags": bool(audience.tags), "tiers": bool(audience.holding.tier),
        "types": bool(audience.holding.type), "late": audience.holding.overdue, "silents": audience.silent is not None,
        "people": bool(audience.picked), "only": audience.by_hand,
    }  # fmt: skip
    buttons = [_choice(say.labels[name], call(found.id, name), on) for name, on in chosen.items()]
    names = Button(say.labels["names"], call(found.id, "names", "who"))
    text = f"<b>{to_words(shown)}</b>\n{say.how_who}"
    return Screen(text, (*grid(buttons, 2), (names, Button(say.labels["back"], call(found.id, "show")))))


def tags(shown: Composed, choices: Choices) -> Screen:
    """The team's tags; one of them is enough."""
    mine, number = shown.broadcast.audience.tags, shown.broadcast.id
    known = [(f"#{tag} {count}", call(number, "tag", tag_key(tag)), tag in mine) for tag, count in choices.tags]
    return _page(shown, [_choice(*one) for one in known])


def tiers(shown: Composed, choices: Choices) -> Screen:
    """Tiers of customers that reps have."""
    return _held(shown, "tier", GRADE, choices.tiers, shown.broadcast.audience.holding.tier)


def types(shown: Composed, choices: Choices) -> Screen:
    """Types of customers that reps have."""
    return _held(shown, "type", TYPE, choices.types, shown.broadcast.audience.holding.type)


def silents(shown: Composed, asked: Sequence[Broadcast]) -> Screen:
    """The latest that asked for an answer: who gave none to one of them."""
    number, chosen = shown.broadcast.id, shown.broadcast.audience.silent
    named = [(title_of(one, shown.language), call(number, "silent", one.id), one.id == chosen) for one in asked]
    return _page(shown, [_choice(*one) for one in named], width=1)


def people(shown: Composed, choices: Choices, page: int) -> Screen:
    """Everybody of the team, to pick."""
    picked, number = shown.broadcast.audience.picked, shown.broadcast.id
    part, page, pages = paged(choices.people, page, PICKED_A_PAGE)
    buttons = [
        Button(
            short(f"{'☑' if one.person_id in picked else '☐'} {one.name}"), call(number, "pick", one.person_id, page)
        )
        for one in part
    ]
    return _page(shown, buttons, turns=_turns(number, "people", page, pages))


def names(shown: Composed, page: int, back: str) -> Screen:
    """Who would get it now."""
    say, number = broadcast_words(shown.language), shown.broadcast.id
    part, page, pages = paged(shown.readers, page, NAMES_A_PAGE)
    title = f"<b>{say.names.format(count=len(shown.readers))}</b>"
    lines = [title, *(escape(one.name) for one in part)]
    turns = _turns(number, "names", page, pages, back)
    return Screen("\n".join(lines), (*turns, (Button(say.labels["back"], call(number, back)),)))


def paged(items: Sequence[Item], page: int, size: int) -> tuple[Sequence[Item], int, int]:
    """That page of them, its number, and how many there are; a page behind the last is the last."""
    pages = max(1, -(-len(items) // size))
    page = min(page, pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def _held(shown: Composed, verb: str, head: str, known: Sequence[tuple[str, int]], chosen: str) -> Screen:
    number, library = shown.broadcast.id, shown.engine.library
    named = [
        (f"{only_name(library, shown.language, head + name)} {count}", call(number, verb, name), name == chosen)
        for name, count in known
    ]
    return _page(shown, [_choice(*one) for one in named])


def _page(shown: Composed, buttons: list[Button], width: int = 2, turns: Rows = ()) -> Screen:
    say = broadcast_words(shown.language)
    text = f"<b>{to_words(shown)}</b>" if buttons else f"<b>{to_words(shown)}</b>\n{say.none_yet}"
    back = Button(say.labels["back"], call(shown.broadcast.id, "who"))
    return Screen(text, (*grid(buttons, width), *turns, (back,)))


def _turns(number: int, verb: str, page: int, pages: int, *rest: str) -> Rows:
    if pages == 1:
        return ()
    before, after = (page - 1) % pages, (page + 1) % pages
    middle = Button(f"{page + 1}/{pages}", call(number, verb, *rest, page))
    return ((Button("‹", call(number, verb, *rest, before)), middle, Button("›", call(number, verb, *rest, after))),)


def _choice(label: str, data: str, chosen: bool) -> Button:
    room = MOST_LABEL - len(" •")
    marked = f"{label if len(label) <= room else f'{label[: room - 1]}…'} •"
    return Button(marked if chosen else short(label), data)
