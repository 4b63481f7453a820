"""Pairing rules: references, rules that can never fire, rules that contradict or repeat each other."""

from collections.abc import Iterator

from bot.content.entries import Entries, Entry
from bot.content.pack_shapes import PackShape, RangeShape, RuleShape
from bot.content.problems import Problem


def check_pairing(entries: Entries) -> Iterator[Problem]:
    """Every problem of every pack's rules."""
    whole = not {"products", "packs"} & (entries.broken | entries.unread)
    for pack in entries.packs:
        rules = [rule for rule in entries.pairing if rule.folder == pack.folder]
        products = {one.shape.id for one in entries.products if one.folder == pack.folder}
        for rule in rules:
            if whole:
                yield from _references(rule, pack, products)
            yield from _never_fires(rule)
            yield from _contradicts(rule, rules)
        yield from _doubled(rules)


def _references(rule: Entry[RuleShape], pack: Entry[PackShape], products: set[str]) -> Iterator[Problem]:
    attributes = {one.id: one for one in pack.shape.attributes}
    for name, wanted in rule.shape.when.items():
        attribute = attributes.get(name)
        if attribute is None:
            yield rule.problem(["when", name], f"the pack has no attribute “{name}”; it has {', '.join(attributes)}")
        elif isinstance(wanted, RangeShape) != bool(attribute.number):
            kind = "a number: give least and below" if attribute.number else "a choice: list its values"
            yield rule.problem(["when", name], f"“{name}” is {kind}")
        elif not isinstance(wanted, RangeShape):
            values = [value.id for value in attribute.values]
            for index, value in enumerate(wanted):
                if value not in values:
                    message = (
                        f"“{name}” is never “{value}”, so the rule could not fire; it is one of {', '.join(values)}"
                    )
                    yield rule.problem(["when", name, index], message)
        elif attribute.number and not _overlap(wanted, attribute.number.least, attribute.number.most):
            message = f"“{name}” lies between {attribute.number.least:g} and {attribute.number.most:g}, never here"
            yield rule.problem(["when", name], message)
    for side in ("bought", "lacks", "offer", "avoid"):
        for index, product in enumerate(getattr(rule.shape, side)):
            if product not in products:
                yield rule.problem([side, index], f"the pack has no product “{product}”; correct the id or write it")


def _overlap(wanted: RangeShape, least: float, most: float) -> bool:
    return (wanted.below is None or wanted.below > least) and (wanted.least is None or wanted.least <= most)


def _never_fires(rule: Entry[RuleShape]) -> Iterator[Problem]:
    shape = rule.shape
    possible = set(shape.bought) - set(shape.lacks)
    if shape.bought and not possible:
        yield rule.problem(["lacks"], "nobody has bought and not bought the same; the rule can never fire")
    elif shape.offer and len(possible) == 1 and set(shape.offer) <= possible:
        yield rule.problem(["offer"], "it offers only what was bought already; offer something else")


def _contradicts(rule: Entry[RuleShape], rules: list[Entry[RuleShape]]) -> Iterator[Problem]:
    for other in rules:
        forbidden = ", ".join(sorted(set(rule.shape.offer) & set(other.shape.avoid)))
        if forbidden and other is rule:
            yield rule.problem(["avoid"], f"it offers and warns off {forbidden} at once; keep one")
        elif forbidden and _implies(rule.shape, other.shape):
            message = (
                f"“{other.shape.id}” warns off {forbidden} whenever this rule fires; "
                "the two contradict each other: narrow one of them"
            )
            yield rule.problem(["offer"], message)


def _doubled(rules: list[Entry[RuleShape]]) -> Iterator[Problem]:
    for index, rule in enumerate(rules):
        for other in rules[:index]:
            same = _implies(rule.shape, other.shape) and _implies(other.shape, rule.shape)
            if same and _does(rule.shape) and _does(rule.shape) == _does(other.shape):
                yield rule.problem(["id"], f"it says the same as “{other.shape.id}”; keep one")


def _does(rule: RuleShape) -> tuple[str, frozenset[str]] | None:
    """What it offers, else what it warns off; None: it advises, and several pieces of advice may go together."""
    if rule.offer:
        return "offer", frozenset(rule.offer)
    return ("avoid", frozenset(rule.avoid)) if rule.avoid else None


def _implies(one: RuleShape, other: RuleShape) -> bool:
    """Does ``other`` hold whenever ``one`` does?"""
    for name, wanted in other.when.items():
        given = one.when.get(name)
        if given is None or isinstance(given, RangeShape) != isinstance(wanted, RangeShape):
            return False
        if isinstance(given, RangeShape) and isinstance(wanted, RangeShape):
            if not _within(given, wanted):
                return False
        elif isinstance(given, list) and isinstance(wanted, list) and not set(given) <= set(wanted):
            return False
    bought = not other.bought or (bool(one.bought) and set(one.bought) <= set(other.bought))
    return bought and set(other.lacks) <= set(one.lacks)


def _within(inner: RangeShape, outer: RangeShape) -> bool:
    low = outer.least is None or (inner.least is not None and inner.least >= outer.least)
    return low and (outer.below is None or (inner.below is not None and inner.below <= outer.below))
