"""Logging a contact: how, with what outcome, and the echo that says what was understood and what is next."""

from html import escape

from bot.core.book.history import CHANNELS, OUTCOMES, FollowUp, Touched
from bot.core.book.phones import masked
from bot.flows.book import CustomerCard
from bot.flows.hearing_touches import Whose, Written
from bot.flows.meant_customers import Somebody
from bot.flows.touching import Logged
from bot.screens.days import day_month, day_words, weekday
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.touching_wording import TouchWords, touch_words

MOST_TEXT, MOST_NAME = 120, 40
"""Characters of what a rep wrote that an echo repeats."""

MOST_NEXT = 2
"""Follow-ups that an echo tells."""

FEEL = OUTCOMES[:3]
"""The outcomes that a line often leaves unsaid."""


def channel_choice(card: CustomerCard) -> Screen:
    """How they were in touch."""
    say, number = touch_words(card.language), card.customer.id
    buttons = [Button(say.channels[one], f"t:{number}:by:{one}") for one in CHANNELS]
    text = _bold_first(say.which_channel.format(name=_name(card)))
    return Screen(text, (tuple(buttons), (Button(say.back, f"k:{number}"),)))


def outcome_choice(card: CustomerCard, channel: str) -> Screen:
    """How it went."""
    say, number = touch_words(card.language), card.customer.id
    data = f"t:{number}:log:{channel}:"
    felt = [Button(f"{say.marks[one]} {say.outcomes[one]}", data + one) for one in OUTCOMES]
    rest = (Button(say.unreached, f"{data}none"), Button(say.unsaid, f"{data}unsaid"))
    text = _bold_first(say.which_outcome.format(name=_name(card), channel=say.channels[channel]))
    return Screen(text, (tuple(felt[:3]), tuple(felt[3:]), rest, (Button(say.back, f"t:{number}:new"),)))


def echo(logged: Logged, impossible: str | None = None, *, kept: bool = False) -> Screen:
    """What was understood, when they are due next, and how to change either."""
    card, say = logged.card, touch_words(logged.card.language)
    parts = [say.kept_new.format(name=_name(card))] if kept else []
    parts.append(_bold_first(say.logged.format(name=_name(card), what=touch_line(logged.touch, card))))
    parts.append(_next(logged, say))
    if impossible:
        parts.append(escape(say.impossible.format(words=impossible)))
    return Screen("\n".join(parts), _echo_rows(logged, say))


def touch_line(touch: Touched, card: CustomerCard) -> str:
    """``电话 · 🔥 热了 · 嫌贵（11月19日 周四）``, escaped."""
    say, language = touch_words(card.language), card.language
    named = "other" if touch.file else touch.channel
    parts = [say.file.format(kind=say.files[touch.file], text="").strip()] if touch.file else [say.channels[named]]
    parts += [say.unreached] if not touch.reached else []
    parts += [f"{say.marks[touch.outcome]} {say.outcomes[touch.outcome]}"] if touch.outcome else []
    parts += [escape(_cut(touch.text, MOST_TEXT))] if touch.text else []
    day = card.desk.hours.local(touch.at).date()
    parts += [f"{day_month(language, day)} {weekday(language, day)}"] if day != card.today else []
    return " · ".join(parts)


def taken_back(card: CustomerCard) -> Screen:
    """It is as if it had not been logged."""
    say = touch_words(card.language)
    return Screen(say.taken_back.format(name=_name(card)), ((_card_button(card, say),),))


def note_prompt(logged: Logged) -> Screen:
    """Write a line about it."""
    return Screen(touch_words(logged.card.language).ask_note.format(name=_name(logged.card)))


def whose(asked: Whose) -> Screen:
    """Which customer a contact is with; or it is no contact, or somebody new."""
    say, name = touch_words(asked.language), escape(_cut(asked.name, MOST_NAME))
    question = say.whose
    if asked.name:
        question = (say.whose_named if asked.who else say.not_in_book).format(name=name)
    who = [Button(short(_told_apart(one, asked)), f"t:{one.id}:whose") for one in asked.who]
    rest = [Button(short(say.keep_them.format(name=asked.name)), "t:0:keep")] if asked.name else []
    rest += [Button(say.no_contact, "t:0:read")] if asked.text else []
    return Screen(question, (*grid(who, 2), *((one,) for one in rest)))


def written(found: Written | Whose, *, kept: bool = False) -> Screen:
    """The echo, or the question whose it is."""
    return whose(found) if isinstance(found, Whose) else echo(found.logged, found.impossible, kept=kept)


def _next(logged: Logged, say: TouchWords) -> str:
    """What is due, soonest first: two of it at most, among them what this contact promised."""
    card = logged.card
    waiting = [one for one in card.follow_ups if one.why != "birthday"]
    shown = [one for place, one in enumerate(waiting) if place == 0 or one == logged.next or len(waiting) == MOST_NEXT]
    lines = [
        words.format(day=day_words(card.language, due.day, card.today, due.time), why=_why(card, due, say))
        for words, due in zip((say.next, say.and_then), shown, strict=False)
    ]
    return "\n".join(lines) or say.no_next


def _why(card: CustomerCard, due: FollowUp, say: TouchWords) -> str:
    if due.why == "silence":
        return say.silence
    if due.why == "rhythm":
        tier = card.desk.tier(card.engine.library, dict(card.customer.grades))
        return say.rhythm.format(tier=escape(tier.name.in_(card.language))) if tier else ""
    return say.because.format(words=escape(_cut(due.words, MOST_NAME))) if due.words else say.again


def _echo_rows(logged: Logged, say: TouchWords) -> Rows:
    card, touch, due = logged.card, logged.touch, logged.next
    promised = logged.promised if logged.promise else None
    others = [
        Button(
            short(say.or_that_day.format(day=day_month(card.language, day), weekday=weekday(card.language, day))),
            f"f:{logged.promise}:on:{day:%Y%m%d}",
        )
        for day in (promised.others[:3] if promised else ())
    ]
    change = Button(say.change_date, f"f:{due.id}:when" if due else f"k:{card.customer.id}:when")
    felt = tuple(
        Button(f"{say.marks[one]} {say.outcomes[one]}{' •' if one == touch.outcome else ''}", f"t:{touch.id}:as:{one}")
        for one in FEEL
        if touch.outcome not in ("won", "lost")
    )
    ended = (Button(say.grade, f"g:{card.customer.id}"),) if touch.outcome in ("won", "lost") else ()
    last = [Button(say.add_note, f"t:{touch.id}:note")]
    last += [Button(say.undo, f"t:{logged.undo}:undo")] if logged.undo else []
    rows = (tuple(others), (Button(say.ok, f"t:{touch.id}:ok"), change), felt or ended, tuple(last))
    return tuple(row for row in rows if row)


def settled(logged: Logged) -> Screen:
    """The echo once it was found right: what stays is the way to the card."""
    full, say = echo(logged), touch_words(logged.card.language)
    return Screen(full.text, ((_card_button(logged.card, say),),))


def _card_button(card: CustomerCard, say: TouchWords) -> Button:
    return Button(short(say.card.format(name=card.customer.name)), f"k:{card.customer.id}")


def _told_apart(one: Somebody, asked: Whose) -> str:
    """Namesakes by their numbers, else by what they do."""
    alike = sum(other.name == one.name for other in asked.who) > 1
    more = (masked(one.phone)[-4:] if one.phone else one.trade) if alike else ""
    return f"{_cut(one.name, 12)} {more}".strip()


def _name(card: CustomerCard) -> str:
    return escape(_cut(card.customer.name, MOST_NAME))


def _cut(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _bold_first(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"<b>{first}</b>\n{rest}" if rest else f"<b>{first}</b>"
