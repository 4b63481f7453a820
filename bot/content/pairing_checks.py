"""Packs: files that belong together, references, rules that can never fire, rules that contradict, hidden ids."""

from collections.abc import Iterator

from bot.content.answer_shapes import ObjectionShape
from bot.content.entries import Entries, Entry
from bot.content.pack_shapes import PackShape, RangeShape, RuleShape
from bot.content.problems import Problem


def check_packs(entries: Entries) -> Iterator[Problem]:
    """Every problem of every pack."""
    yield from _folders(entries)
    yield from _hidden_ids(entries)
    for pack in entries.packs:
        rules = [rule for rule in entries.pairing if rule.folder == pack.folder]
        products = {one.shape.id for one in entries.products if one.folder == pack.folder}
        whole = not {"products", "packs"} & entries.broken
        for rule in rules:
            if whole:
                yield from _references(rule, pack, products)
            yield from _never_fires(rule, rules)
        yield from _doubled(rules)


def _folders(entries: Entries) -> Iterator[Problem]:
    packs = {entry.folder: entry for entry in entries.packs}
    for folder, entry in packs.items():
        if folder != f"packs/{entry.shape.id}":
            yield entry.problem(["id"], f"the pack “{entry.shape.id}” lies in {folder}; give both the same name")
    seen: set[str] = set()
    for part in (entries.products, entries.pairing, entries.pack_phrases, entries.pack_objections):
        for one in part:
            if one.folder not in packs and one.folder not in seen and "packs" not in entries.broken | entries.unread:
                seen.add(one.folder)
                yield Problem(one.source.file, 1, 1, "", f"{one.folder} has no pack.yaml; write it")


def _hidden_ids(entries: Entries) -> Iterator[Problem]:
    """An objection is looked up by its id alone, whichever file it stands in."""
    taken = {"types": "a type", "objections": "an objection of the library", "plays": "a play", "stages": "a stage"}
    other_packs: dict[str, Entry[ObjectionShape]] = {}
    for entry in entries.pack_objections:
        for kind, name in taken.items():
            if entries.known(kind, entry.shape.id):
                message = f"“{entry.shape.id}” hides {name} of that id; put the pack's name before it"
                yield entry.problem(["id"], message)
        earlier = other_packs.setdefault(entry.shape.id, entry)
        if earlier.folder != entry.folder:
            yield entry.problem(["id"], f"“{entry.shape.id}” is already in {earlier.source.file}; rename one")


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


def _never_fires(rule: Entry[RuleShape], rules: list[Entry[RuleShape]]) -> Iterator[Problem]:
    shape = rule.shape
    if shape.bought and not set(shape.bought) - set(shape.lacks):
        yield rule.problem(["lacks"], "nobody has bought and not bought the same; the rule can never fire")
    if shape.offer and not set(shape.offer) - set(shape.bought):
        yield rule.problem(["offer"], "it offers only what was bought already; offer something else")
    for other in rules:
        forbidden = set(shape.offer) & set(other.shape.avoid)
        if forbidden and _implies(shape, other.shape):
            message = (
                f"“{other.shape.id}” warns off {', '.join(sorted(forbidden))} whenever this rule fires; "
                "the two contradict each other: narrow one of them"
            )
            yield rule.problem(["offer"], message)


def _doubled(rules: list[Entry[RuleShape]]) -> Iterator[Problem]:
    for index, rule in enumerate(rules):
        for other in rules[:index]:
            same = _implies(rule.shape, other.shape) and _implies(other.shape, rule.shape)
            if same and rule.shape.offer and set(rule.shape.offer) == set(other.shape.offer):
                yield rule.problem(["id"], f"it says the same as “{other.shape.id}”; keep one")


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
