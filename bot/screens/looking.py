"""What is looked up: a search, an objection with its answers, a type, a product. Each stands on its own message."""

from collections.abc import Sequence
from html import escape

from bot.core.blanks import filled
from bot.core.coaching import DEFAULT_STAGE, stage_of
from bot.core.directory import Entry
from bot.core.finding import Hit
from bot.core.library import STAGES, CustomerType
from bot.core.lines import Line
from bot.core.packs import Pack
from bot.core.repertoire import Objection
from bot.flows.looking import InHand
from bot.screens.lines_wording import line_words
from bot.screens.looks import look
from bot.screens.quoting import quoted
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.wording import words

GENERAL = "-"
"""Stands for "anyone" where an objection's answers are chosen by type."""

MOST_ENTRIES = 4


def search_page(hand: InHand, query: str, hits: Sequence[Hit], place: int = 0) -> Screen:
    """The best line in full, what it belongs to, and the entries that can be opened."""
    say = words(hand.language)
    lines = [hit.found for hit in hits if isinstance(hit.found, Line)]
    entries = [hit.found for hit in hits if isinstance(hit.found, Entry)][:MOST_ENTRIES]
    stage = lines[0].stage if lines else ""
    opened = [Button(short(entry_name(hand, entry)), open_entry(entry, query, stage)) for entry in entries]
    describe = (Button(say.as_customer, look("describe", query=query)),)
    if not lines:
        text = say.found_nothing.format(query=escape(query)) if not entries else say.found.format(query=escape(query))
        return Screen(text, (*grid(opened, 2), describe))
    line = lines[place % len(lines)]
    head = f"<b>{say.found.format(query=escape(query))}</b>\n{escape(belonging(hand, line))}"
    turn = look("find", (place + 1) % len(lines), query=query)
    row = line_row(hand, line, turn, place % len(lines), len(lines))
    text = f"{head}\n<blockquote>{escape(worded(hand, line))}</blockquote>"
    return Screen(text, (row, *grid(opened, 2), describe))


def objection_page(hand: InHand, objection: Objection, kind: str = "", place: int = 0, query: str = "") -> Screen:
    """What is behind it, and an answer for this customer; without a choice, for the one in hand."""
    say = words(hand.language)
    kind = kind or next((name for name in hand.types if name in objection.by_type), GENERAL)
    pack = next((pack.id for pack in hand.engine.library.packs.values() if objection.id in pack.objections), "")
    said = [Line.of(one, pack=pack) for one in objection.by_type.get(kind) or objection.general]
    answers = [*hand.own.answers(objection.id, kind), *said]
    answer = answers[place % len(answers)]
    name = objection.name.in_(hand.language)
    parts = [
        f"<b>💬 “{escape(name)}”</b>",
        f"{say.behind}{escape(objection.behind.in_(hand.language))}",
        f"✅ {escape(objection.tip.text.in_(hand.language))}",
        f"<i>{escape(_for_whom(hand, kind))}</i>",
        _shown(hand, answer),
    ]
    turn = look("obj", objection.id, kind, (place + 1) % len(answers), query=query)
    row = line_row(hand, answer, turn, place % len(answers), len(answers))
    return Screen("\n".join(parts), (row, *_for_types(hand, objection, kind, query), *_heard_last(hand, query)))


def type_page(hand: InHand, kind: CustomerType, stage: str = "", place: int = 0, query: str = "") -> Screen:
    """A type as a rep needs it: who, what to do, and a line for the stage."""
    language = hand.language
    stage = stage or (hand.case.stage if hand.case else DEFAULT_STAGE)
    stage = stage_of(kind, stage if stage in STAGES else DEFAULT_STAGE)
    advice = kind.stages[stage]
    lines = hand.own.beside([Line.of(one, pack=hand.pack) for one in advice.phrases], [kind.id], stage, close=False)
    line = lines[place % len(lines)]
    name = hand.engine.library.stages[stage].name.in_(language)
    parts = [f"<b>{kind.emoji} {escape(kind.name.in_(language))}</b>", escape(kind.portrait.in_(language)), ""]
    parts += [f"✅ {escape(one.text.in_(language))}" for one in kind.do[:2]]
    parts += [f"🚫 {escape(one.text.in_(language))}" for one in kind.dont[:1]]
    parts += ["", f"💬 {escape(name)} · {escape(advice.tip.text.in_(language))}"]
    parts.append(_shown(hand, line))
    turn = look("type", kind.id, stage, (place + 1) % len(lines), query=query)
    row = line_row(hand, line, turn, place % len(lines), len(lines))
    return Screen("\n".join(parts), (row, *_stages(hand, kind, stage, query), *_last(hand, query)))


def product_page(hand: InHand, pack: Pack, product: str, place: int = 0, query: str = "") -> Screen:
    """What a product is for, and the lines that offer it."""
    shown = pack.products[product]
    text = f"<b>{pack.emoji} {escape(shown.name.in_(hand.language))}</b>\n{escape(shown.what.in_(hand.language))}"
    offers = [rule for rule in pack.rules if product in rule.offer and rule.say]
    if not offers:
        return Screen(text, _last(hand, query))
    place %= len(offers)
    rule = offers[place]
    assert rule.say is not None  # noqa: S101  # offers are chosen by it
    text += f"\n\n<i>{escape(rule.why.in_(hand.language))}</i>"
    line = Line.of(rule.say, pack=pack.id)
    text += f"\n{_shown(hand, line)}"
    turn = look("prod", pack.id, product, (place + 1) % len(offers), query=query)
    return Screen(text, (line_row(hand, line, turn, place, len(offers)), *_last(hand, query)))


def line_row(hand: InHand, line: Line, turn: str, place: int, total: int) -> tuple[Button, ...]:
    """Copy it, see another, send it on."""
    say = words(hand.language)
    row = [Button(say.copy, copy=worded(hand, line))]
    if total > 1:
        row.append(Button(say.another.format(n=place + 1, of=total), turn))
    row.append(Button(say.send_on, send=f"#{line.key}"))
    return tuple(row)


def entry_name(hand: InHand, entry: Entry) -> str:
    """An entry as it stands on a button."""
    library = hand.engine.library
    match entry.kind:
        case "type":
            kind = library.types[entry.id]
            return f"{kind.emoji} {kind.name.in_(hand.language)}"
        case "play":
            play = library.plays[entry.id]
            return f"{play.emoji} {play.name.in_(hand.language)}"
        case "product":
            pack = library.packs[entry.pack]
            return f"{pack.emoji} {pack.products[entry.id].name.in_(hand.language)}"
        case _:
            known = library.packs[entry.pack].objections if entry.pack else library.objections
            return f"💬 {known[entry.id].name.in_(hand.language)}"


def open_entry(entry: Entry, query: str, stage: str = "") -> str:
    """The button data that opens an entry; a type at ``stage``."""
    match entry.kind:
        case "type":
            return look("type", entry.id, stage, 0, query=query)
        case "play":
            return look("play", entry.id, 0, 0, query=query)
        case "product":
            return look("prod", entry.pack, entry.id, 0, query=query)
        case _:
            return look("obj", entry.id, "", 0, query=query)


def belonging(hand: InHand, line: Line) -> str:
    """What a line belongs to, in a few words."""
    library, language = hand.engine.library, hand.language
    parts = [line_words(language).of_team] if line.own else []
    if line.objection:
        parts.append(entry_name(hand, Entry("objection", line.objection, line.pack)))
    elif line.play:
        parts.append(entry_name(hand, Entry("play", line.play)))
    elif line.pack:
        pack = library.packs[line.pack]
        parts.append(f"{pack.emoji} {pack.name.in_(language)}")
    if line.type:
        parts.append(entry_name(hand, Entry("type", line.type)))
    if line.stage and not line.objection:
        parts.append(library.stages[line.stage].name.in_(language))
    return " · ".join(parts)


def worded(hand: InHand, line: Line) -> str:
    """A line with its blanks filled as the rep's trade has it."""
    return filled(hand.engine.library, line.advice.text, hand.language, line.pack or hand.pack)


def _shown(hand: InHand, line: Line) -> str:
    return quoted(hand.language, line, worded(hand, line))


def _for_whom(hand: InHand, kind: str) -> str:
    say = words(hand.language)
    known = hand.engine.library.types.get(kind)
    return say.for_type.format(type=f"{known.emoji} {known.name.in_(hand.language)}") if known else say.for_anyone


def _for_types(hand: InHand, objection: Objection, chosen: str, query: str) -> Rows:
    """Styles by their sign alone, other types by name, and anyone."""
    library, say = hand.engine.library, words(hand.language)
    signs: list[Button] = []
    named: list[Button] = []
    for kind in (library.types[name] for name in objection.by_type if name in library.types):
        everyone = library.trees[kind.facet].everyone
        label = kind.emoji if everyone else f"{kind.emoji} {kind.name.in_(hand.language)}"
        label = short(f"{label} •" if kind.id == chosen else label)
        (signs if everyone else named).append(Button(label, look("obj", objection.id, kind.id, 0, query=query)))
    label = f"{say.anyone} •" if chosen == GENERAL else say.anyone
    signs.append(Button(label, look("obj", objection.id, GENERAL, 0, query=query)))
    return (tuple(signs), *grid(named, 3 if hand.language == "zh" else 2))


def _stages(hand: InHand, kind: CustomerType, stage: str, query: str) -> Rows:
    stages = hand.engine.library.stages
    buttons = []
    for name in STAGES:
        if name in kind.stages:
            label = stages[name].name.in_(hand.language)
            label = f"{label} •" if name == stage else label
            buttons.append(Button(label, look("type", kind.id, name, 0, query=query)))
    return grid(buttons, 5)


def _heard_last(hand: InHand, query: str) -> Rows:
    """What else the words may have been: something to search for, or a customer to read."""
    say = words(hand.language)
    if not query:
        return ()
    return (
        (
            Button(say.more_found, look("find", 0, query=query)),
            Button(say.as_customer, look("describe", query=query)),
        ),
    )


def _last(hand: InHand, query: str) -> Rows:
    """The way back to the search it came from."""
    return ((Button(words(hand.language).back, look("find", 0, query=query)),),) if query else ()
