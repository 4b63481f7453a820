"""What to offer along with it: a trade's rules applied to what is known of a customer (catalogue S000-01…16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.facts import Facts
from bot.core.packs import Attribute, Pack, Rule


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rule that fired; ``products`` are those of its offer that are neither bought nor warned off."""

    rule: Rule
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairings:
    """Everything the rules say. The rule that asks most comes first: it was written for this very customer.

    ``ask`` is the attribute whose answer could let most further rules fire; None: no answer would.
    """

    offers: tuple[Suggestion, ...]
    advice: tuple[Rule, ...]
    warnings: tuple[Rule, ...]
    ask: Attribute | None


def pair(pack: Pack, facts: Facts) -> Pairings:
    """The pairings for a customer."""
    fired = [rule for rule in pack.rules if not _open(rule, facts) and _possible(rule, facts)]
    fired.sort(key=lambda rule: -conditions(rule))
    avoided = {product for rule in fired for product in rule.avoid}
    offers, offered = [], set[str]()
    for rule in fired:
        left = tuple(one for one in rule.offer if one not in avoided | facts.bought | offered)
        if left:
            offers.append(Suggestion(rule, left))
            offered.update(left)
    return Pairings(
        tuple(offers),
        tuple(rule for rule in fired if rule.advice),
        tuple(rule for rule in fired if rule.avoid),
        _next(pack, facts),
    )


def conditions(rule: Rule) -> int:
    """How much a rule asks."""
    return len(rule.values) + len(rule.ranges) + bool(rule.bought) + bool(rule.lacks)


def bands(pack: Pack, attribute: str) -> Sequence[tuple[float | None, float | None]]:
    """The ranges of a number between which the pack's rules tell a difference, from below to above."""
    edges: set[float] = set()
    for rule in pack.rules:
        found = rule.ranges.get(attribute)
        if found:
            edges.update(edge for edge in (found.least, found.below) if edge is not None)
    ordered = [None, *sorted(edges), None]
    return list(pairwise(ordered)) if edges else []


def _open(rule: Rule, facts: Facts) -> set[str]:
    """The attributes it asks for of which nothing is known."""
    return {name for name in (*rule.values, *rule.ranges) if not facts.knows(name)}


def _possible(rule: Rule, facts: Facts) -> bool:
    """Does nothing that is known speak against it?"""
    return (
        all(name not in facts.values or facts.values[name] & {*wanted} for name, wanted in rule.values.items())
        and all(name not in facts.numbers or span.holds(facts.numbers[name]) for name, span in rule.ranges.items())
        and (not rule.bought or bool(facts.bought & {*rule.bought}))
        and not facts.bought & {*rule.lacks}
    )


def _next(pack: Pack, facts: Facts) -> Attribute | None:
    """The unknown attribute that most rules wait for; a rule that waits for several counts less."""
    waiting: dict[str, float] = {}
    for rule in pack.rules:
        missing = _open(rule, facts)
        if missing and _possible(rule, facts):
            for name in missing:
                waiting[name] = waiting.get(name, 0.0) + 1.0 / len(missing) ** 2
    known = {name: worth for name, worth in waiting.items() if name in pack.attributes}
    return pack.attributes[max(known, key=known.__getitem__)] if known else None
