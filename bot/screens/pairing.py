"""What goes with it: the best suggestion in full, why, how to say it, and what would tell more."""

from html import escape

from bot.core.blanks import filled
from bot.core.facts import BOUGHT
from bot.core.lines import line_key
from bot.core.packs import Attribute
from bot.core.pairing import Suggestion, bands
from bot.flows.pairing import OpenPairing
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.wording import words

MOST_ADVICE, MOST_CHOICES = 2, 9


def pairing_page(pairing: OpenPairing) -> Screen:
    """The pairing as it stands."""
    say, found = words(pairing.language), pairing.pairings
    head = f"<b>{pairing.pack.emoji} {escape(pairing.pack.name.in_(pairing.language))} · {say.pairing}</b>"
    parts = [head, _known(pairing) or say.pair_nothing_known]
    rows: list[tuple[Button, ...]] = []
    if found.offers:
        place = pairing.line % len(found.offers)
        parts += ["", *_offer(pairing, found.offers[place])]
        rows.append(_line_row(pairing, found.offers[place], place, len(found.offers)))
    parts += _advice(pairing)
    if found.offers:
        parts.append(f"🎁 {escape(pairing.pack.gift.in_(pairing.language))}")
    elif pairing.facts:
        parts += ["", say.pair_nothing_fits]
    if found.ask:
        parts += ["", f"{say.say}“{escape(found.ask.ask.in_(pairing.language))}”"]
    return Screen("\n".join(parts), (*rows, *_choices(pairing)))


def _known(pairing: OpenPairing) -> str:
    """✔ What is known, in the trade's words."""
    pack, facts, language = pairing.pack, pairing.facts, pairing.language
    shown = []
    for attribute in pack.attributes.values():
        name = attribute.name.in_(language)
        if attribute.id in facts.numbers:
            shown.append(f"{name} {facts.numbers[attribute.id]:g}")
        values = facts.values.get(attribute.id, ())
        shown += [choice.name.in_(language) for choice in attribute.choices.values() if choice.id in values]
    bought = [product.name.in_(language) for product in pack.products.values() if product.id in facts.bought]
    if bought:
        shown.append(
            words(language).pair_bought.format(products="、".join(bought) if language == "zh" else ", ".join(bought))
        )
    return f"✔ {escape(' · '.join(shown))}" if shown else ""


def _offer(pairing: OpenPairing, offer: Suggestion) -> list[str]:
    language = pairing.language
    names = " / ".join(pairing.pack.products[one].name.in_(language) for one in offer.products)
    return [
        f"<b>➕ {escape(names)}</b>",
        escape(offer.rule.why.in_(language)),
        f"<blockquote>{escape(_line(pairing, offer))}</blockquote>",
    ]


def _line(pairing: OpenPairing, offer: Suggestion) -> str:
    assert offer.rule.say is not None  # noqa: S101  # a rule that offers has one (checked when the library is read)
    return filled(pairing.engine.library, offer.rule.say.text, pairing.language, pairing.pack.id)


def _advice(pairing: OpenPairing) -> list[str]:
    language, found = pairing.language, pairing.pairings
    lines = [f"✅ {escape(rule.advice.in_(language))}" for rule in found.advice[:MOST_ADVICE] if rule.advice]
    for rule in found.warnings[:1]:
        names = " / ".join(pairing.pack.products[one].name.in_(language) for one in rule.avoid)
        lines.append(f"🚫 {escape(names)}：{escape(rule.why.in_(language))}")
    return ["", *lines] if lines else []


def _line_row(pairing: OpenPairing, offer: Suggestion, place: int, total: int) -> tuple[Button, ...]:
    say = words(pairing.language)
    row = [Button(say.copy, copy=_line(pairing, offer))]
    if total > 1:
        row.append(Button(say.another_offer.format(n=place + 1, of=total), f"r:{pairing.id}:next"))
    if offer.rule.say:
        row.append(Button(say.send_on, send=f"#{line_key(offer.rule.say)}"))
    return tuple(row)


def _choices(pairing: OpenPairing) -> Rows:
    """Answers to what would tell most; with nothing bought yet, products to tap as well."""
    language, asked = pairing.language, pairing.pairings.ask
    width = 3 if language == "zh" else 2
    rows: Rows = ()
    if asked:
        answers = _answers(pairing, asked)
        rows = grid([Button(short(label), f"{_set(pairing)}{asked.id}:{value}") for label, value in answers], width)
    if not pairing.facts.bought:
        products = list(pairing.pack.products.values())[:MOST_CHOICES]
        bought = [(f"🛒 {one.name.in_(language)}", one.id) for one in products]
        rows = (*rows, *grid([Button(short(label), f"{_set(pairing)}{BOUGHT}:{id_}") for label, id_ in bought], width))
    return rows


def _set(pairing: OpenPairing) -> str:
    return f"r:{pairing.id}:set:"


def _answers(pairing: OpenPairing, attribute: Attribute) -> list[tuple[str, str]]:
    if attribute.number is None:
        return [(one.name.in_(pairing.language), one.id) for one in attribute.choices.values()][:MOST_CHOICES]
    answers = []
    for least, below in bands(pairing.pack, attribute.id):
        low = attribute.number.least if least is None else least
        label = f"< {below:g}" if least is None else f"{least:g}+" if below is None else f"{least:g}–{below - 1:g}"
        answers.append((label, f"{low:g}"))
    return answers[:MOST_CHOICES]
