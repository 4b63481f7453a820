"""What a lead sees of customers: a rep's list, a search, one card to read, and what has waited long."""

from dataclasses import replace
from datetime import datetime
from html import escape

from bot.core.rhythm.hours import Hours
from bot.flows.escalating import Missed, MissedList
from bot.flows.handing_over import Scope
from bot.flows.listing import A_PAGE, BookPage, Listing
from bot.flows.nudging import Nudge
from bot.flows.overseeing import Found, Overseen, RepBook
from bot.screens.book_calls import ORDERS
from bot.screens.book_wording import book_words
from bot.screens.customer_card import about
from bot.screens.customer_list import entry
from bot.screens.customer_words import clipped, emoji_of
from bot.screens.days import day_words
from bot.screens.handover_calls import handing
from bot.screens.oversight_calls import rep_list
from bot.screens.oversight_wording import OversightWords, oversight_words
from bot.screens.reminder import reminder
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.whys import why

MISSED_NAME, MISSED_WORDS, MOST_AWAY = 16, 24, 3
"""Characters of a name and of what was said in a line of what was missed; reps on leave for whom cover is proposed."""


def rep_page(book: RepBook) -> Screen:
    """A page of a rep's customers, each with a number to look into."""
    page, say = book.page, oversight_words(book.page.language)
    search = Button(say.search, f"o:s:{book.team_id}")
    if not page.count:
        return Screen(say.list_empty.format(name=escape(book.name)), ((search,),))
    first = page.listing.page * A_PAGE + 1
    title = say.list_title.format(name=escape(book.name), count=page.count)
    lines = [entry(page, one, first + place) for place, one in enumerate(page.customers)]
    people = [Button(str(first + place), f"o:c:{one.id}") for place, one in enumerate(page.customers)]
    move = Button(say.reassign, handing(Scope(None, book.team_id, book.person_id)))
    missed = Button(say.missed, f"o:m:{book.team_id}")
    rows = (*grid(people, 4), _orders(book), *_turns(book), (search, missed, move))
    return Screen("\n".join([f"<b>{title}</b>", *lines]), rows)


def found(shown: Found) -> Screen:
    """Whom a search found, each with their rep."""
    say, query = oversight_words(shown.language), escape(shown.query[:MISSED_WORDS])
    again = Button(say.search, f"o:s:{shown.team_id}")
    if not shown.customers:
        return Screen(say.found_none.format(query=query), ((again,),))
    lines = [f"<b>{say.found_title.format(query=query, count=len(shown.customers))}</b>"]
    lines += [f"{n} {clipped(one.name)} · {clipped(rep)}" for n, (one, rep) in enumerate(shown.customers, start=1)]
    people = [Button(str(n), f"o:c:{one.id}") for n, (one, _) in enumerate(shown.customers, start=1)]
    return Screen("\n".join(lines), (*grid(people, 4), (again,)))


def customer(shown: Overseen, hours: Hours, *, missed: bool = False, said: str = "") -> Screen:
    """A customer to read, and what a lead can do; ``hours`` are the lead's. ``missed``: it came from that list."""
    say, card = oversight_words(shown.card.language), replace(shown.card, watched=None)
    rep = escape(shown.rep)
    parts = [*([f"<i>{said}</i>"] if said else []), *about(card), say.of_rep.format(rep=rep)]
    parts += [say.nudged.format(at=_at(hours, shown.nudged_at))] if shown.nudged_at else []
    parts += [say.acted.format(at=_at(hours, shown.acted_at))] if shown.acted_at else []
    parts += [say.away.format(rep=rep)] if shown.away else []
    parts += [say.left] if shown.left else []
    parts.append(f"<i>{say.told_the_rep.format(rep=rep)}</i>")
    return Screen("\n".join(parts), _ways(shown, say, missed=missed))


def missed_list(shown: MissedList) -> Screen:
    """What has waited long, and whose leave begins with customers due."""
    say = oversight_words(shown.language)
    title = say.missed_title.format(count=len(shown.items) + shown.more) if shown.items else say.missed_none
    parts = [f"<b>{title}</b>"] if shown.items or not shown.away else []
    parts += [_line(shown, say, n, one) for n, one in enumerate(shown.items, start=1)]
    parts += [say.more.format(count=shown.more)] if shown.more else []
    buttons = [Button(str(n), f"o:e:{one.follow_up.id}") for n, one in enumerate(shown.items, start=1)]
    rows = list(grid(buttons, 4))
    for one in shown.away[:MOST_AWAY]:
        until = day_words(shown.language, one.until, shown.today)
        parts.append(say.on_leave.format(name=clipped(one.name, MISSED_NAME), until=until, count=one.count))
        to = handing(Scope(None, shown.team_id, one.person_id))
        rows.append((Button(short(say.arrange.format(name=one.name)), to),))
    return Screen("\n".join(parts), tuple(rows))


def nudge(shown: Nudge) -> Screen:
    """The reminder, as the lead sends it."""
    card = shown.reminder.card
    screen = reminder(shown.reminder)
    first = oversight_words(card.language).from_lead.format(lead=escape(shown.lead))
    return replace(screen, text=f"{first}\n{screen.text}")


def _line(shown: MissedList, say: OversightWords, n: int, one: Missed) -> str:
    told = why(
        shown.engine.library, shown.language, one.follow_up, one.customer, one.hours, shown.today, most=MISSED_WORDS
    )
    emoji = emoji_of(shown.engine.library, one.customer.types)
    name = " ".join(part for part in (clipped(one.customer.name, MISSED_NAME), emoji) if part)
    late = say.late.format(days=one.late) if one.late else say.today
    mark = "🔴" if one.high else "🟠"
    return say.line.format(n=n, mark=mark, name=name, rep=clipped(one.rep, MISSED_NAME), why=told, late=late)


def _ways(shown: Overseen, say: OversightWords, *, missed: bool) -> Rows:
    number = shown.card.customer.id
    can = shown.follow_up_id is not None and not shown.away
    nudging = (Button(say.nudge, f"o:{'n' if missed else 'p'}:{shown.follow_up_id}"),) if can else ()
    first = (*nudging, Button(say.take_over, f"o:w:{number}"))
    second: tuple[Button, ...] = (Button(say.reassign, handing(Scope(number))),)
    second += (Button(say.leave_it, f"o:x:{shown.follow_up_id}"),) if missed and shown.follow_up_id else ()
    back = (
        Button(say.to_missed, f"o:m:{shown.team_id}")
        if missed
        else Button(say.to_list, rep_list(shown.team_id, shown.rep_id))
    )
    return (first, second, (back,))


def _orders(book: RepBook) -> tuple[Button, ...]:
    say, listing = book_words(book.page.language), book.page.listing
    return tuple(
        Button(
            f"{say.orders[order]} •" if order == listing.order else say.orders[order],
            rep_list(book.team_id, book.person_id, Listing(order)),
        )
        for order in ORDERS
    )


def _turns(book: RepBook) -> Rows:
    page: BookPage = book.page
    if page.pages == 1:
        return ()
    at, to = page.listing.page, (book.team_id, book.person_id, page.listing)
    return (
        (
            Button("‹", rep_list(*to, (at - 1) % page.pages)),
            Button(f"{at + 1}/{page.pages}", rep_list(*to, at)),
            Button("›", rep_list(*to, (at + 1) % page.pages)),
        ),
    )


def _at(hours: Hours, moment: datetime) -> str:
    return f"{hours.local(moment):%m-%d %H:%M}"
