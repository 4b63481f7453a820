"""The answer to a description: who this probably is, by which words, what to do, what to say. One phone screen."""

from functools import lru_cache, partial
from html import escape

from bot.core.advice import Advice
from bot.core.blanks import filled
from bot.core.case import Case
from bot.core.choice import NONE_OF_THESE, chosen, offered_by
from bot.core.library import Library
from bot.core.lines import Line
from bot.core.reading import Finding
from bot.core.text import Language
from bot.core.verdict import Ranked
from bot.screens.book_wording import book_words
from bot.screens.callbacks import call
from bot.screens.choosing import stage_row
from bot.screens.looks import look
from bot.screens.question import answer_rows, question_lines
from bot.screens.quoting import quoted
from bot.screens.screen import Button, Rows, Screen, short
from bot.screens.wording import Words, words

MOST_QUOTES, MOST_HEARD = 3, 2


def card(case: Case) -> Screen:
    """The card of a case whose verdict is not empty."""
    say = words(case.language)
    parts = [_headline(case, say), _quotes(case, say), "", *_advice(case, say), "", *_line(case)]
    if case.close and case.asking_now:
        parts += ["", *question_lines(case)]
    else:
        parts += _folded(case)
    return Screen("\n".join(parts), _rows(case, say))


def type_name(library: Library, kind: str, language: Language) -> str:
    """``🦅 老鹰型``, escaped."""
    shown = library.types[kind]
    return f"{shown.emoji} {_escaped(shown.name.in_(language))}"


def phrase_text(case: Case) -> str:
    """The line on show, its blanks filled."""
    return filled(case.engine.library, _on_show(case).advice.text, case.language, case.pack)


def _on_show(case: Case) -> Line:
    lines = case.coaching.phrases
    return lines[case.line % len(lines)]


def _headline(case: Case, say: Words) -> str:
    names = (_subject(case, ranked, say) for ranked in case.verdict.leading)
    return f"<b>{'　'.join(names)}</b>"


def _subject(case: Case, ranked: Ranked, say: Words) -> str:
    """``🦅 老鹰型 · 很像``, or both types when they are too close to call."""
    library, rival = case.engine.library, case.verdict.rival(ranked)
    name = type_name(library, ranked.type, case.language)
    if rival:
        return f"{name} / {type_name(library, rival.type, case.language)} · {say.both_likely}"
    return f"{name} · {_how_sure(case, ranked, say)}"


def _how_sure(case: Case, ranked: Ranked, say: Words) -> str:
    if ranked.type == case.corrected_to:
        return say.your_choice
    return {"clearly": say.clearly, "probably": say.probably, "not_sure": say.not_sure}[ranked.word]


def _quotes(case: Case, say: Words) -> str:
    """The rep's own words that counted most, in the order written; else the answers."""
    chosen: list[Finding] = []
    for finding in sorted(case.reading.findings, key=lambda finding: -abs(finding.strength)):
        if len(chosen) == MOST_QUOTES:
            break
        if not any(_same_words(finding, other) for other in chosen):
            chosen.append(finding)
    in_order = dict.fromkeys(finding.quote for finding in sorted(chosen, key=lambda finding: finding.span))
    opening, closing = say.quote
    shown = [f"{opening}{escape(quote)}{closing}" for quote in in_order]
    shown += [f"✔ {answer}" for answer in answers_given(case, say)]
    return " ".join(shown)


def answers_given(case: Case, say: Words) -> list[str]:
    """What the rep answered, in the order given: what they noticed, and which type they called nearest."""
    library, told = case.engine.library, []
    for key, value in case.answers.items():
        signal, kinds = library.signals.get(key), [kind for kind in offered_by(key) if kind in library.types]
        if signal and value:
            told.append(_escaped((signal.yes if value > 0 else signal.no).in_(case.language)))
        elif kinds and value == NONE_OF_THESE:
            told.append(f"{''.join(library.types[kind].emoji for kind in kinds)} {say.none_of_these}")
        told += [
            type_name(library, kind, case.language)
            for kind, shift in chosen({key: value}).items()
            if shift > 0 and kind in kinds
        ]
    return told


def _same_words(one: Finding, other: Finding) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _advice(case: Case, say: Words) -> list[str]:
    coaching = case.coaching
    lines = [f"<i>{say.safe_for_both}</i>"] if coaching.close and coaching.safe else []
    lines += [f"✅ {_said(advice, case)}" for advice in coaching.do[:2]]
    lines += [f"🚫 {_said(advice, case)}" for advice in coaching.dont[:1]]
    return lines


def _line(case: Case) -> list[str]:
    stage = case.engine.library.stages[case.stage]
    return [
        f"💬 {_escaped(stage.name.in_(case.language))} · {_said(case.coaching.tip, case)}",
        quoted(case.language, _on_show(case), phrase_text(case)),
    ]


def _folded(case: Case) -> list[str]:
    """What can wait: the rest of the advice, and what this person needs."""
    coaching, library = case.coaching, case.engine.library
    lines = [f"✅ {_said(advice, case)}" for advice in coaching.do[2:]]
    lines += [f"🚫 {_said(advice, case)}" for advice in coaching.dont[1:]]
    for ranked in case.verdict.in_play[:2]:
        kind = library.types[ranked.type]
        lines.append(f"{kind.emoji} {_escaped(kind.need.in_(case.language))}")
    return [f"<blockquote expandable>{chr(10).join(lines)}</blockquote>"]


def _said(advice: Advice, case: Case) -> str:
    return _escaped(advice.text.in_(case.language))


@lru_cache(4096)
def _escaped(text: str) -> str:
    """The library's own wording, which is shown again and again."""
    return escape(text)


def _rows(case: Case, say: Words) -> Rows:
    total = len(case.coaching.phrases)
    lines = (
        Button(say.copy, copy=phrase_text(case)),
        Button(say.another.format(n=case.line % total + 1, of=total), call(case.id, "next")),
        Button(say.send_on, send=f"#{_on_show(case).key}"),
    )
    rows = [lines, stage_row(case.engine.library, case.language, case.stage, partial(call, case.id))]
    if case.close:
        rows += answer_rows(case)
    last = [Button(say.why, call(case.id, "why"))]
    if not case.asking_now and (case.may_ask or case.next_question):
        last.insert(0, Button(say.ask_more, call(case.id, "ask")))
    if case.corrected_to:
        last.append(Button(say.take_back, call(case.id, "undo")))
    else:
        last.append(Button(say.wrong, call(case.id, "wrong")))
    last.append(Button(book_words(case.language).keep, f"k:new:{case.id}"))
    return (*rows, tuple(last), *_more(case, say))


def _more(case: Case, say: Words) -> Rows:
    """What else helps with this customer: the answer to what was said against it, what to offer along with it."""
    row = []
    for heard in case.heard[:MOST_HEARD]:
        name = heard.objection.name.in_(case.language)
        row.append(Button(short(f"💬 {name}"), look("obj", heard.objection.id, "", 0)))
    if case.pack:
        row.append(Button(say.pair, f"r:new:{case.id}"))
    return (tuple(row),) if row else ()
