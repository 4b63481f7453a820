"""One's own data: what there is, to take along or to have erased; customers of whom nobody heard for long."""

from html import escape

from bot.core.text import Language
from bot.flows.retaining import OldOnes
from bot.screens.days import day_year
from bot.screens.export_wording import export_words
from bot.screens.screen import Button, Screen


def own_data(language: Language, customers: int, descriptions: int, stale: int) -> Screen:
    """How much is kept, and what can be done with it."""
    say = export_words(language)
    rows: list[tuple[Button, ...]] = [
        (Button(say.xlsx, "x:xlsx"), Button(say.json, "x:json"), Button(say.ics, "x:ics"))
    ]
    if stale:
        rows.append((Button(say.stale.format(n=stale), "x:old"),))
    rows.append((Button(say.erase, "erase:ask", style="danger"),))
    told = say.told.format(customers=customers, descriptions=descriptions)
    return Screen(f"<b>{say.title}</b>\n{told}", tuple(rows))


def old_ones(old: OldOnes, erased: tuple[str, int] | None = None) -> Screen:
    """Those not heard of for long, each to keep or erase. ``erased`` was one just now: name, number to undo it."""
    say = export_words(old.language)
    lines = [f"<b>{say.old_title}</b>"]
    rows: list[tuple[Button, ...]] = []
    if erased:
        lines.append(say.old_erased.format(name=escape(erased[0])))
        rows.append((Button(say.undo, f"x:old:undo:{erased[1]}"),))
    if not old.shown:
        return Screen("\n".join([*lines, say.old_none.format(months=old.months)]), tuple(rows))
    lines.append(say.old_about.format(months=old.months))
    for n, one in enumerate(old.shown, start=1):
        day = day_year(old.language, one.last) if one.last else ""
        lines.append((say.old_line if day else say.old_never).format(n=n, name=escape(one.name), day=day))
        rows.append(
            (Button(say.keep.format(n=n), f"x:old:keep:{one.id}"), Button(say.drop.format(n=n), f"x:old:drop:{one.id}"))
        )
    return Screen("\n".join(lines), tuple(rows))
