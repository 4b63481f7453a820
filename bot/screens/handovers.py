"""Handing customers over, step by step; what it came to; and who looks after whom."""

from datetime import date, timedelta
from html import escape

from bot.core.text import Language
from bot.flows.handing_back import Covers, Ended
from bot.flows.handing_over import Choice, Done, Scope
from bot.screens.customer_words import clipped
from bot.screens.days import date_words, day_words
from bot.screens.handover_calls import FOR_GOOD, WHYS, Step, handing, until_data, written_scope
from bot.screens.handover_wording import HandoverWords, handover_words
from bot.screens.screen import Button, Screen, grid, short

A_PAGE, MOST_COVERS, CLIPPED = 6, 4, 20
"""Colleagues of a page, covers of a list, and characters of a name among several."""

COVERS = "o:k"
"""Who looks after whom."""

_WEEKS = (1, 2, 4)


def whom(chosen: Choice, forward: str = "", page: int = 0) -> Screen:
    """Who takes over? ``forward`` leads to the card that can be forwarded."""
    say, basis, cap = handover_words(chosen.language), chosen.basis, chosen.basis.standing.rules.cap
    parts = [_headline(chosen, say.whom_one, say.whom)]
    pages = max(1, -(-len(chosen.colleagues) // A_PAGE))
    page %= pages
    shown = chosen.colleagues[page * A_PAGE : (page + 1) * A_PAGE]
    if full := [clipped(one.name, CLIPPED) for one in shown if one.size + basis.count > cap]:
        names = ("、" if chosen.language == "zh" else ", ").join(full)
        parts.append(say.over_cap.format(cap=cap, names=names))
    parts += [] if chosen.colleagues else [say.nobody_else]
    people = [Button(_sized(say, one.name, one.size), handing(chosen.scope, one.person_id)) for one in shown]
    rows = [*grid(people, 2)]
    if pages > 1:
        on = f"o:f:{written_scope(chosen.scope)}"
        rows.append((Button("‹", f"{on}:{(page - 1) % pages}"), Button("›", f"{on}:{(page + 1) % pages}")))
    last = [Button(say.forward, forward)] if forward else []
    return Screen("\n".join(parts), (*rows, (*last, Button(say.cancel, leave(chosen)))))


def why(chosen: Choice) -> Screen:
    """For what reason?"""
    say = handover_words(chosen.language)
    to = chosen.to.person_id if chosen.to else 0
    buttons = [Button(say.whys[one], handing(chosen.scope, to, one)) for one in WHYS]
    return Screen(say.why.format(to=_to(chosen)), (*grid(buttons, 2), (Button(say.back, handing(chosen.scope)),)))


def until(chosen: Choice, step: Step) -> Screen:
    """Until when, or for good?"""
    say = handover_words(chosen.language)
    on = handing(chosen.scope, step.to_id, step.why)
    days = [chosen.today + timedelta(weeks=weeks) for weeks in _WEEKS]
    buttons = [Button(date_words(chosen.language, day), f"{on}:{until_data(day)}") for day in days]
    buttons.append(Button(say.write_day, f"o:d:{on.removeprefix('o:h:')}"))
    rows = (
        *grid(buttons, 2),
        (Button(say.for_good, f"{on}:{FOR_GOOD}"), Button(say.back, handing(chosen.scope, step.to_id))),
    )
    told = say.until.format(to=_to(chosen), why=say.why_words[step.why or "other"])
    return Screen(told, rows)


def ask_day(language: Language, step: Step, *, again: bool = False) -> Screen:
    """The day in words; ``again``: what was written was none."""
    say = handover_words(language)
    back = Button(say.back, handing(step.scope, step.to_id, step.why))
    return Screen(say.not_a_day if again else say.ask_day, ((back,),))


def sure(chosen: Choice, step: Step) -> Screen:
    """All that will be, before it is."""
    say, basis = handover_words(chosen.language), chosen.basis
    counts = [say.promised.format(count=chosen.promised)] if chosen.promised else []
    counts += [say.late.format(count=chosen.late)] if chosen.late else []
    parts = [
        _headline(chosen, say.sure_one, say.sure),
        say.why_words[step.why or "other"],
        *([" · ".join(counts)] if counts else []),
    ]
    day = day_words(chosen.language, step.until, chosen.today) if step.until else ""
    parts.append(say.comes_back.format(day=day) if day else say.stays_for_good)
    size, cap = (chosen.to.size if chosen.to else 0) + basis.count, basis.standing.rules.cap
    parts += [say.full.format(to=_to(chosen), size=size, cap=cap)] if size > cap else []
    on = handing(chosen.scope, step.to_id, step.why, until_data(step.until), "y")
    rows = ((Button(say.go, on, style="success"), Button(say.cancel, leave(chosen))),)
    return Screen("\n".join(parts), rows)


def done(found: Done) -> Screen:
    """It is done, and can be undone."""
    say = handover_words(found.language)
    parts = [f"<b>{say.done.format(count=found.count, to=escape(found.to))}</b>"]
    if found.until:
        parts.append(say.comes_back.format(day=day_words(found.language, found.until, found.today)))
    return Screen("\n".join(parts), ((Button(say.undo, f"o:u:{found.number}"), Button(say.today, "f:today")),))


def ended(found: Ended) -> Screen:
    """Who went back."""
    say = handover_words(found.language)
    if not found.count:
        return Screen(say.undone_none)
    told = say.undone_some if found.stayed else say.undone
    return Screen(told.format(count=found.count, stayed=found.stayed), ((Button(say.today, "f:today"),),))


def covers(found: Covers) -> Screen:
    """What can be handed over, and who looks after whom meanwhile."""
    say = handover_words(found.language)
    if found.standing is None:
        return Screen(say.no_team)
    team = escape(found.standing.team)
    parts = [say.title, (say.mine if found.size else say.no_customers).format(team=team, count=found.size)]
    scope = Scope(None, found.standing.team_id, found.person_id)
    rows: list[tuple[Button, ...]] = []
    if found.size:
        rows.append((Button(say.hand_all, handing(scope)), Button(say.customers, "b:due:0:")))
    parts += [say.covers] if found.covers else []
    for one in found.covers[:MOST_COVERS]:
        line = say.covered_by if one.given else say.covers_for
        parts.append(line.format(name=clipped(one.name, CLIPPED), count=one.count, until=_until(found, one.until)))
        cards = [] if one.given else [Button(say.cards, f"o:v:{one.number}:0")]
        rows.append((*cards, Button(short(say.end_early.format(name=one.name)), f"o:b:{one.number}")))
    more = len(found.covers) - MOST_COVERS
    parts += [say.more_covers.format(count=more)] if more > 0 else []
    return Screen("\n".join(parts), tuple(rows))


def sure_early(language: Language, number: int, count: int, verb: str) -> Screen:
    """Is a cover to end now (``b``), or do they go back (``g``)?"""
    say = handover_words(language)
    told = say.sure_early if verb == "b" else say.sure_back
    go = say.end_now if verb == "b" else say.give_back
    return Screen(told.format(count=count), ((Button(go, f"o:{verb}:{number}:y"), Button(say.cancel, COVERS)),))


def leave(chosen: Choice) -> str:
    """Where somebody goes who wants nothing of it after all."""
    scope, own = chosen.scope, chosen.basis.own
    if scope.customer_id is not None:
        return f"k:{scope.customer_id}" if own else f"o:c:{scope.customer_id}"
    return COVERS if own else f"o:l:{scope.team_id}.{scope.from_id}:due:0"


def _headline(chosen: Choice, one: str, many: str) -> str:
    basis = chosen.basis
    if basis.name:
        return one.format(name=escape(basis.name), to=_to(chosen))
    return many.format(giver=escape(basis.from_name), count=basis.count, to=_to(chosen))


def _until(found: Covers, day: date) -> str:
    return day_words(found.language, day, found.today)


def _to(chosen: Choice) -> str:
    return escape(chosen.to.name) if chosen.to else ""


def _sized(say: HandoverWords, name: str, size: int) -> str:
    """The name gives way to the number."""
    whole = say.size.format(name=name, size=size)
    spare = len(whole) - 20
    return whole if spare <= 0 else say.size.format(name=f"{name[: max(1, len(name) - spare - 1)]}…", size=size)
