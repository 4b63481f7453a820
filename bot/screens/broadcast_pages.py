"""The parts of a draft that is being composed: what is sent, when, and what is asked back."""

from collections.abc import Sequence
from html import escape

from bot.core.directory import Entry
from bot.core.finding import Hit
from bot.core.lines import Line
from bot.core.teams.timing import Repeat
from bot.flows.composing import BLANK, Composed
from bot.flows.looking import InHand
from bot.screens.broadcast_calls import call
from bot.screens.broadcast_phrases import next_words, when_words
from bot.screens.broadcast_templates import TEMPLATES
from bot.screens.broadcast_wording import broadcast_words
from bot.screens.customer_words import clipped
from bot.screens.looking import belonging, entry_name
from bot.screens.reading import card_text
from bot.screens.screen import Button, Screen, grid, short

FOUND = 5
"""Lines, and plays, that a search offers."""

PINGS = ((2, 1), (4, 1), (4, 2), (24, 1))
"""Hours and times that asking again is offered at."""


def content(shown: Composed, said: str = "") -> Screen:
    """The lead is to send it, or begins with a template or a line of the library."""
    say, number = broadcast_words(shown.language), shown.broadcast.id
    templates = [Button(one.name, call(number, "tpl", name)) for name, one in TEMPLATES[shown.language].items()]
    find = Button(say.labels["find"], call(number, "find"))
    text = "\n".join(part for part in (said, f"<b>{say.labels['text']}</b>", say.how_content) if part)
    return Screen(text, (*grid(templates, 2), (find, _back(shown))))


def blank(shown: Composed) -> Screen:
    """The next blank of a template, in its line."""
    say, text = broadcast_words(shown.language), shown.broadcast.message.text
    line = next(line for line in text.splitlines() if BLANK in line)
    place = TEMPLATES[shown.language][shown.broadcast.template or ""].text.count(BLANK) - text.count(BLANK) + 1
    return Screen(say.blank.format(n=place, line=escape(clipped(line, 300))), ((_back(shown),),))


def finding(shown: Composed, query: str = "", hits: Sequence[Hit] = ()) -> Screen:
    """What a search of the library found; one of it becomes the message."""
    say, number = broadcast_words(shown.language), shown.broadcast.id
    hand = InHand(shown.engine, shown.profile, None, {})
    lines = [hit.found for hit in hits if isinstance(hit.found, Line)][:FOUND]
    plays = [hit.found for hit in hits if isinstance(hit.found, Entry) and hit.found.kind == "play"][:FOUND]
    parts = [f"<b>{say.labels['find']}</b>"]
    for at, line in enumerate(lines, start=1):
        words = card_text(hand, f"line:{line.key}")
        parts.append(f"{at} <i>{escape(belonging(hand, line))}</i>\n<blockquote>{escape(words)}</blockquote>")
    if not lines and not plays:
        parts.append(say.found_none.format(query=escape(query)) if query else say.how_find)
    numbers = [Button(str(at), call(number, "card", "line", one.key)) for at, one in enumerate(lines, start=1)]
    named = [Button(short(entry_name(hand, one)), call(number, "card", "play", one.id)) for one in plays]
    again = Button(say.labels["find"], call(number, "find"))
    return Screen("\n".join(parts), (*grid(numbers, 5), *grid(named, 2), (again, _back(shown, "text"))))


def when(shown: Composed, said: str = "") -> Screen:
    """Usual times, or one in own words."""
    say, found = broadcast_words(shown.language), shown.broadcast
    times = [
        Button(say.labels[name], call(found.id, "at", name, "when")) for name in ("now", "own9", "daily", "monday")
    ]
    own: tuple[Button, ...] = ()
    if isinstance(found.timing, Repeat):
        label = f"{say.labels['own']} •" if found.timing.own else say.labels["own"]
        own = (Button(label, call(found.id, "at", "own", "when")),)
    told = next_words(found.timing, shown.hours, shown.language, shown.now)
    chosen = say.when.format(when=when_words(found.timing, shown.hours, shown.language, shown.now))
    parts = [*([said] if said else []), f"<b>{chosen}</b>", *([told] if told else []), say.how_when]
    return Screen("\n".join(parts), (*grid(times, 2), (*own, _back(shown))))


def answers(shown: Composed) -> Screen:
    """Whether answers are wanted, and when the silent are asked again."""
    say, found = broadcast_words(shown.language), shown.broadcast
    wanted = [
        _choice(say.labels[name], call(found.id, "asks", name), found.asks == (name == "on")) for name in ("on", "off")
    ]
    rows: list[tuple[Button, ...]] = [tuple(wanted)]
    if found.asks:
        now = (found.ping_hours, found.pings_allowed) if found.pings_allowed else None
        pings = [
            _choice(
                say.labels["ping"].format(hours=hours, times=times),
                call(found.id, "ping", hours, times),
                now == (hours, times),
            )
            for hours, times in PINGS
            if times <= shown.standing.rules.pings
        ]
        rows += [(_choice(say.labels["never"], call(found.id, "ping", 4, 0), now is None),), *grid(pings, 2)]
    return Screen(f"<b>{say.labels['asks']}</b>\n{say.how_pings}", (*rows, (_back(shown),)))


def _choice(label: str, data: str, chosen: bool) -> Button:
    return Button(f"{label} •" if chosen else label, data)


def _back(shown: Composed, to: str = "show") -> Button:
    return Button(broadcast_words(shown.language).labels["back"], call(shown.broadcast.id, to))
