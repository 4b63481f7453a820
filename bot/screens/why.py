"""The evidence card: words for and against, the way through the tree, the runner-up and what would flip it."""

from html import escape

from bot.core.case import Case
from bot.core.choice import chosen
from bot.core.explaining import WEAK_PULL, Explanation, Turn, Witness
from bot.screens.callbacks import call
from bot.screens.card import type_name
from bot.screens.screen import Button, Screen
from bot.screens.wording import Words, words

MOST_WITNESSES = 4

MOST_TURNS = 3
"""Turns of the way that are shown: a deep type is passed on to by many that say nothing of it."""


def why(case: Case, kind: str | None = None) -> Screen:
    """Why ``kind``, or the leading type. Only for a verdict that is not empty."""
    say = words(case.language)
    subjects = case.verdict.in_play
    ranked = next((subject for subject in subjects if subject.type == kind), subjects[0])
    explanation = case.explain(ranked)
    library = case.engine.library
    title = f"<b>{say.why_title} {type_name(library, ranked.type, case.language)}</b> {ranked.confidence:.0%}"
    text = "\n".join(
        [title, *_witnesses(case, explanation, say), _path(case, explanation, say), *_second(case, explanation, say)]
    )
    others = tuple(
        Button(f"{say.why} {library.types[other.type].emoji}", call(case.id, "why", other.type))
        for other in subjects[:4]
        if other.type != ranked.type
    )
    navigation = (Button(say.back, call(case.id, "card")), Button(say.wrong, call(case.id, "wrong")))
    return Screen(text, (others, navigation) if others else (navigation,))


def _witnesses(case: Case, explanation: Explanation, say: Words) -> list[str]:
    lines = _spell(case, say.supports, explanation.supporting, say)
    opening, closing = say.quote
    if explanation.wording:
        quotes = (f"{opening}{escape(part)}{closing}" for part in explanation.wording)
        lines.append(say.sounds_like.format(parts=" ".join(quotes)))
    if chosen(case.answers).get(explanation.ranked.type, 0.0) > 0:
        lines.append(say.called_nearest)
    if not lines:
        lines = [f"<i>{say.nothing_supports}</i>"]
    return lines + _spell(case, say.opposes, explanation.opposing[:2], say)


def _spell(case: Case, title: str, witnesses: tuple[Witness, ...], say: Words) -> list[str]:
    lines: list[str] = []
    opening, closing = say.quote
    for witness in witnesses[:MOST_WITNESSES]:
        finding = witness.finding
        signal = case.engine.library.signals[finding.signal]
        shown = (signal.name if finding.strength > 0 else signal.no).in_(case.language)
        weak = say.weak if abs(witness.pull) < WEAK_PULL else ""
        head = f"{title} " if not lines else "　· "
        lines.append(f"{head}{opening}{escape(finding.quote)}{closing} → {escape(shown)}{weak}")
    return lines


def _path(case: Case, explanation: Explanation, say: Words) -> str:
    """Only the turns something is known about, the last of them: the rest was left open, or passed by on the way."""
    turns = [turn for turn in explanation.path if turn.known][-MOST_TURNS:] or list(explanation.path[-1:])
    steps = [_turn(case, turn, say) for turn in turns]
    emoji = case.engine.library.types[explanation.ranked.type].emoji
    return f"{say.way} {' → '.join(steps)} → {emoji}"


def _turn(case: Case, turn: Turn, say: Words) -> str:
    name = case.engine.library.signals[turn.signal].name.in_(case.language)
    return f"{escape(name)}? {say.yes if turn.goes_yes else say.no} {turn.sure:.0%}"


def _second(case: Case, explanation: Explanation, say: Words) -> list[str]:
    library = case.engine.library
    lines = []
    if explanation.runner_up and not case.corrected_to:
        second = explanation.runner_up
        lines.append(f"{say.runner_up} {type_name(library, second.type, case.language)} {second.confidence:.0%}")
    if explanation.flip and not case.corrected_to:
        signal = library.signals[explanation.flip.signal]
        fact = (signal.yes if explanation.flip.present else signal.no).in_(case.language)
        lines.append(say.flips.format(fact=escape(fact), type=type_name(library, explanation.flip.to, case.language)))
    return lines
