"""What is asked on the way to a line of the team's own, and what those hear whom it concerns."""

from functools import partial
from html import escape

from bot.core.teams.line_writing import Flaw
from bot.core.text import Language
from bot.flows.changing_lines import Changed
from bot.flows.line_news import LineNews
from bot.flows.team_lines import LineHistory, LinePage
from bot.screens.choosing import all_stages, all_types
from bot.screens.days import day_month
from bot.screens.lines_wording import line_words
from bot.screens.screen import Button, Screen, grid, short
from bot.screens.team_lines import LIST, line_screen, on_line

OBJECTIONS_ON_A_PAGE = 12


def write_prompt(language: Language) -> Screen:
    """Write a line."""
    say = line_words(language)
    return Screen(say.write, ((Button(say.cancel, LIST),),))


def edit_prompt(page: LinePage) -> Screen:
    """Write it anew."""
    say = line_words(page.language)
    text = f"{say.write_again}\n<blockquote>{escape(page.line.text)}</blockquote>"
    return Screen(text, ((Button(say.cancel, on_line(page.line.id)),),))


def word_prompt(page: LinePage) -> Screen:
    """Why not this time?"""
    say = line_words(page.language)
    without = Button(say.without_word, on_line(page.line.id, "decline"))
    return Screen(say.why_not, ((without, Button(say.cancel, on_line(page.line.id))),))


def flawed(language: Language, flaw: Flaw, known: str, back: str) -> Screen:
    """What is wrong with a text; ``known`` are the blanks there are, ``back`` is where "never mind" leads."""
    say = line_words(language)
    instead = flaw.instead.in_(language) if flaw.instead else ""
    told = {"empty": say.empty_text, "long": say.long, "blank": say.blank, "banned": say.banned}[flaw.kind]
    text = told.format(what=escape(flaw.what), known=known, instead=escape(instead))
    return Screen(f"{text}\n{say.again}" if flaw.kind == "banned" else text, ((Button(say.cancel, back),),))


def changed_screen(language: Language, changed: Changed) -> Screen:
    """The line after what was done to it; what could not be done says so."""
    say, outcome = line_words(language), changed.outcome
    done = outcome.get("done") if outcome else None
    if changed.page is None:
        return Screen(say.done["drop"] if done == "drop" else say.gone, ((Button(say.to_list, LIST),),))
    if outcome and "refused" in outcome:
        return line_screen(changed.page, say.refused[outcome["refused"]])
    return line_screen(changed.page, say.done[done] if done else "", changed.undo)


def reworded_screen(language: Language, changed: Changed, text: str) -> Screen:
    """As ``changed_screen``, for other words; where they name a customer: use them all the same?"""
    say, page = line_words(language), changed.page
    version = changed.outcome.get("version") if changed.outcome else None
    if page is None or version is None:
        return changed_screen(language, changed)
    rows = ((Button(say.use_it, on_line(page.line.id, "back", version)), Button(say.leave_it, on_line(page.line.id))),)
    return Screen(f"{say.ask}\n<blockquote>{escape(text)}</blockquote>", rows)


def types_screen(page: LinePage, facet: str, place: int) -> Screen:
    """For which type?"""
    data = partial(on_line, page.line.id)
    shown = all_types(page.engine.library, page.language, (), data, facet, place)
    return Screen(shown.text, ((Button(line_words(page.language).no_type, data("is", "-")),), *shown.rows))


def stages_screen(page: LinePage) -> Screen:
    """At which stage?"""
    data = partial(on_line, page.line.id)
    shown = all_stages(page.engine.library, page.language, page.line.stage, data)
    return Screen(shown.text, ((Button(line_words(page.language).no_stage, data("at", "-")),), *shown.rows))


def objections_screen(page: LinePage, place: int) -> Screen:
    """Against which objection?"""
    say, data = line_words(page.language), partial(on_line, page.line.id)
    every = list(page.engine.library.objections.values())
    pages = -(-len(every) // OBJECTIONS_ON_A_PAGE)
    place = min(place, pages - 1)
    shown = every[place * OBJECTIONS_ON_A_PAGE :][:OBJECTIONS_ON_A_PAGE]
    buttons = [Button(short(one.name.in_(page.language)), data("to", one.id)) for one in shown]
    last = [Button(say.back, data())]
    if place > 0:
        last.append(Button("‹", data("obj", place - 1)))
    if place < pages - 1:
        last.append(Button("›", data("obj", place + 1)))
    none = (Button(say.no_objection, data("to", "-")),)
    return Screen(f"<b>{say.which_objection}</b>", (none, *grid(buttons, 2), tuple(last)))


def history_screen(history: LineHistory) -> Screen:
    """The texts that a line had, with the way back to each."""
    page, say = history.page, line_words(history.page.language)
    data, parts, back = partial(on_line, page.line.id), [f"<b>{say.history}</b>"], []
    for one in history.versions:
        current = say.current if one.number == page.line.version else ""
        day = f"{day_month(page.language, one.at.date())} {one.at:%H:%M}"
        head = say.version.format(n=one.number, day=day, name=escape(one.by or say.someone), current=current)
        parts.append(f"{head}\n<blockquote>{escape(one.text)}</blockquote>")
        if not current:
            back.append((Button(say.roll_back.format(n=one.number), data("back", one.number)),))
    last = [Button(say.back, data())]
    if history.place > 0:
        last.append(Button("‹", data("past", history.place - 1)))
    if history.more:
        last.append(Button("›", data("past", history.place + 1)))
    return Screen("\n".join(parts), (*back, tuple(last)))


def news_screen(news: LineNews) -> Screen:
    """What a lead hears of a suggestion, and its author of what became of it."""
    say = line_words(news.language)
    head = {"suggested": say.suggested, "published": say.published, "declined": say.declined}[news.kind]
    text = f"{head.format(name=escape(news.name))}\n<blockquote>{escape(news.text)}</blockquote>"
    if news.word:
        text += f"\n{say.declined_word.format(word=escape(news.word))}"
    return Screen(text, ((Button(say.open, on_line(news.line)),),))
