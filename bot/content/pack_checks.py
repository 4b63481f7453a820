"""Packs: files that belong together, ids that hide others, attributes and products that nothing asks for."""

from collections.abc import Iterator, Sequence

from bot.content.answer_shapes import ObjectionShape
from bot.content.entries import Entries, Entry
from bot.content.pack_shapes import PackShape
from bot.content.problems import Problem
from bot.content.source import Key


def check_packs(entries: Entries) -> Iterator[Problem]:
    """Every problem of packs as such; their rules are checked in ``pairing_checks``."""
    yield from _folders(entries)
    yield from _hidden_ids(entries)
    for pack in entries.packs:
        yield from _doubled(pack)


def check_unused(entries: Entries) -> Iterator[Problem]:
    """Attributes and products that no rule of their pack names: the rep would be asked for nothing."""
    if "pairing" in entries.broken | entries.unread:
        return
    for pack in entries.packs:
        rules = [rule.shape for rule in entries.pairing if rule.folder == pack.folder]
        asked = {name for rule in rules for name in rule.when}
        named = {name for rule in rules for name in (*rule.offer, *rule.avoid, *rule.bought, *rule.lacks)}
        for index, attribute in enumerate(pack.shape.attributes):
            if attribute.id not in asked:
                message = f"no rule asks for “{attribute.id}”; write one in pairing.yaml or remove it"
                yield pack.problem(["attributes", index, "id"], message)
        for product in entries.products:
            if product.folder == pack.folder and product.shape.id not in named:
                message = f"no rule names “{product.shape.id}”; offer it in pairing.yaml or remove it"
                yield product.problem(["id"], message)


def _folders(entries: Entries) -> Iterator[Problem]:
    packs = {entry.folder: entry for entry in entries.packs}
    for folder, entry in packs.items():
        if folder != f"packs/{entry.shape.id}":
            right = f"packs/{entry.shape.id}/pack.yaml"
            message = f"the pack “{entry.shape.id}” belongs into {right}; give the folder and the pack one name"
            yield entry.problem(["id"], message)
    if "packs" in entries.broken | entries.unread:
        return
    seen: set[str] = set()
    for part in (entries.products, entries.pairing, entries.pack_phrases, entries.pack_objections):
        for one in part:
            if one.folder not in packs and one.folder not in seen:
                seen.add(one.folder)
                yield Problem(one.source.file, 1, 1, "", f"{one.folder} has no pack.yaml; write it")


def _hidden_ids(entries: Entries) -> Iterator[Problem]:
    """An objection is looked up by its id alone, whichever file it stands in."""
    taken = {"types": "a type", "objections": "an objection of the library", "plays": "a play", "stages": "a stage"}
    other_packs: dict[str, Entry[ObjectionShape]] = {}
    for entry in entries.pack_objections:
        for kind, name in taken.items():
            if entry.shape.id in entries.declared.get(kind, ()):
                message = f"“{entry.shape.id}” hides {name} of that id; put the pack's name before it"
                yield entry.problem(["id"], message)
        earlier = other_packs.setdefault(entry.shape.id, entry)
        if earlier.folder != entry.folder:
            yield entry.problem(["id"], f"“{entry.shape.id}” is already in {earlier.source.file}; rename one")


def _doubled(pack: Entry[PackShape]) -> Iterator[Problem]:
    attributes = pack.shape.attributes
    yield from _twice(pack, ["attributes"], "attributes", [one.id for one in attributes])
    for index, attribute in enumerate(attributes):
        path: list[Key] = ["attributes", index, "values"]
        yield from _twice(pack, path, "values", [value.id for value in attribute.values])


def _twice(pack: Entry[PackShape], path: Sequence[Key], what: str, ids: Sequence[str]) -> Iterator[Problem]:
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield pack.problem([*path, index, "id"], f"two {what} are called “{id_}”; rename one")
