"""What those hear whom a handover concerns, and what is to be known of each customer somebody got."""

from collections.abc import Mapping
from html import escape

from bot.core.book.history import OUTCOMES
from bot.core.text import Language
from bot.flows.telling_handovers import HandedCard, Told
from bot.screens.book_wording import book_words
from bot.screens.days import day_words
from bot.screens.handing_over import known_of
from bot.screens.handover_wording import HandoverWords, handover_words
from bot.screens.screen import Button, Screen
from bot.screens.whys import who


def news(told: Told) -> Screen:
    """What happened, as this reader sees it."""
    say = handover_words(told.language)
    if told.part == "got":
        return _got(told, say)
    about = {
        "count": told.count, "giver": escape(told.giver), "receiver": escape(told.receiver), "by": escape(told.by),
        "why": say.why_words.get(told.why, ""),
    }  # fmt: skip
    if told.part in ("lost", "stayed"):
        parts = [(say.lost if told.part == "lost" else say.stayed).format(**about), *_until(told, say)]
        return Screen("\n".join(parts), ((Button(say.today, "f:today"),),))
    about |= {"giver": escape(told.receiver), "receiver": escape(told.giver)}  # they went the other way
    if told.part == "back":
        head = say.given_back_to if told.why == "given_back" else say.came_back
        return Screen("\n".join([head.format(**about), *_meanwhile(told, say), *_due(told, say)]), _ways(told, say))
    head = say.taken_back if told.why == "undone" else say.gone_back
    return Screen(head.format(**about))


def card(found: HandedCard) -> Screen:
    """A page: one customer."""
    say = handover_words(found.language)
    parts = [f"<i>{say.card_title.format(page=found.page + 1, pages=found.pages)}</i>"]
    if found.card:
        parts += [f"<b>{who(found.card.engine.library, found.card.customer)}</b>", *known_of(found.card)]
    else:
        parts.append(say.not_here)
    to = f"o:v:{found.number}"
    turns = (
        (
            Button("‹", f"{to}:{(found.page - 1) % found.pages}"),
            Button(f"{found.page + 1}/{found.pages}", f"{to}:{found.page}"),
            Button("›", f"{to}:{(found.page + 1) % found.pages}"),
        )
        if found.pages > 1
        else ()
    )
    opening = (Button(say.open_card, f"k:{found.card.customer.id}"),) if found.card else ()
    last = (*opening, Button(say.give_back, f"o:g:{found.number}"), Button(say.today, "f:today"))
    return Screen("\n".join(parts), tuple(row for row in (turns, last) if row))


def thanks(language: Language, name: str) -> Screen:
    """Somebody says thanks."""
    return Screen(handover_words(language).thanks_from.format(name=escape(name)))


def _got(told: Told, say: HandoverWords) -> Screen:
    head = say.got_one if told.name else say.got
    about = {"giver": escape(told.giver), "name": escape(told.name), "count": told.count}
    parts = [head.format(**about, why=say.why_words.get(told.why, ""))]
    parts += [say.got_taken.format(by=escape(told.by))] if told.by != told.giver else []
    parts += [*_until(told, say), *_due(told, say)]
    rows = (
        (Button(say.cards, f"o:v:{told.number}:0"), Button(say.today, "f:today")),
        (Button(say.thanks, f"o:t:{told.number}"), Button(say.give_back, f"o:g:{told.number}")),
    )
    return Screen("\n".join(parts), rows)


def _until(told: Told, say: HandoverWords) -> list[str]:
    if not told.until:
        return []
    return [say.comes_back.format(day=day_words(told.language, told.until, told.today))]


def _due(told: Told, say: HandoverWords) -> list[str]:
    return [say.due.format(count=told.due)] if told.due else []


def _meanwhile(told: Told, say: HandoverWords) -> list[str]:
    count, outcomes = told.meanwhile
    if not count:
        return [say.quiet_meanwhile]
    how = _outcomes(told.language, outcomes)
    return [say.meanwhile.format(count=count, how=how) if how else say.meanwhile_plain.format(count=count)]


def _outcomes(language: Language, counts: Mapping[str, int]) -> str:
    words = book_words(language).outcomes
    told = [f"{words[one]} {counts[one]}" for one in OUTCOMES if counts.get(one)]
    return "、".join(told) if language == "zh" else ", ".join(told)


def _ways(told: Told, say: HandoverWords) -> tuple[tuple[Button, ...], ...]:
    return ((Button(say.cards, f"o:v:{told.number}:0"), Button(say.today, "f:today")),)
