"""How overlapping entities are settled: what may lie inside what."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.sandbox.fake.wire import Json

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
LITERAL = ("code", "pre")
RANK = {"blockquote": 0, "expandable_blockquote": 0, "pre": 10, "code": 20, "text_link": 49, "text_mention": 49}
RANK |= {style: 90 + place for place, style in enumerate(STYLES)} | {"custom_emoji": 99}

Interval = tuple[int, int]


def order(entity: Json) -> tuple[int, int, int]:
    """Earlier first, then longer, then the outer kind."""
    return entity["offset"], -entity["length"], RANK.get(entity["type"], 50)


def settle(entities: Iterable[Json]) -> list[Json]:
    """Sorted entities without what Telegram does not keep: anything inside code, a quote in a quote, bold in bold."""
    ordered = sorted((entity for entity in entities if entity["length"] > 0), key=order)
    if is_tree(ordered):
        return ordered
    quotes = apart(entity for entity in ordered if entity["type"] in QUOTES)
    solid = [entity for entity in apart(e for e in ordered if is_solid(e)) if not crosses(entity, quotes)]
    return split_styles([entity for entity in ordered if entity["type"] in STYLES], quotes + solid)


def add_found(entities: Sequence[Json], found: Sequence[Json]) -> list[Json]:
    """The given entities with those found in the text, except where they meet a given link or code."""
    solid = [entity for entity in entities if is_solid(entity)]
    fresh = [entity for entity in found if not any(meets(entity, other) for other in solid)]
    if not fresh:
        return list(entities)
    quotes = [entity for entity in entities if entity["type"] in QUOTES]
    return split_styles([entity for entity in entities if entity["type"] in STYLES], quotes + solid + fresh)


def is_tree(ordered: Sequence[Json]) -> bool:
    """Whether every entity lies wholly inside or outside the others, and in nothing that forbids it."""
    around: list[Json] = []
    ends: dict[str, int] = {}
    for entity in ordered:
        while around and end_of(around[-1]) <= entity["offset"]:
            around.pop()
        if around and (end_of(entity) > end_of(around[-1]) or not may_hold(around, entity)):
            return False
        if entity["type"] in STYLES and ends.get(entity["type"], -1) >= entity["offset"]:
            return False
        ends[entity["type"]] = end_of(entity)
        around.append(entity)
    return True


def may_hold(around: Sequence[Json], inner: Json) -> bool:
    """Whether ``inner`` may lie inside all of ``around``."""
    if any(outer["type"] in LITERAL for outer in around):
        return False
    if inner["type"] in LITERAL:
        return all(outer["type"] in QUOTES for outer in around)
    if inner["type"] in QUOTES:
        return all(outer["type"] in STYLES for outer in around)
    return inner["type"] in STYLES or not any(is_solid(outer) for outer in around)


def split_styles(styles: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    """Merge equal styles that touch, cut them where another entity begins or ends, and drop them inside code."""
    cuts = sorted({edge for entity in others for edge in (entity["offset"], end_of(entity))})
    literal = [entity for entity in others if entity["type"] in LITERAL]
    pieces = [
        {"type": style, "offset": start, "length": end - start}
        for style in STYLES
        for whole in merged(entity for entity in styles if entity["type"] == style)
        for start, end in cut(whole, cuts)
        if not any(meets({"offset": start, "length": end - start}, other) for other in literal)
    ]
    return sorted([*others, *pieces], key=order)


def merged(entities: Iterable[Json]) -> list[Interval]:
    """The intervals covered, touching ones as one."""
    covered: list[Interval] = []
    for entity in sorted(entities, key=order):
        start, end = entity["offset"], end_of(entity)
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(end, covered[-1][1]))
        else:
            covered.append((start, end))
    return covered


def cut(whole: Interval, edges: Sequence[int]) -> list[Interval]:
    """``whole`` cut at every edge inside it."""
    points = [whole[0], *(edge for edge in edges if whole[0] < edge < whole[1]), whole[1]]
    return list(pairwise(points))


def apart(ordered: Iterable[Json]) -> list[Json]:
    """The entities that do not meet an earlier one."""
    kept: list[Json] = []
    for entity in ordered:
        if not kept or end_of(kept[-1]) <= entity["offset"]:
            kept.append(entity)
    return kept


def crosses(entity: Json, quotes: Sequence[Json]) -> bool:
    """Whether ``entity`` meets a quote it does not lie inside of."""
    return any(
        meets(entity, quote) and not (quote["offset"] <= entity["offset"] and end_of(entity) <= end_of(quote))
        for quote in quotes
    )


def meets(one: Json, other: Json) -> bool:
    """Whether two entities share a unit."""
    return bool(one["offset"] < end_of(other) and other["offset"] < end_of(one))


def is_solid(entity: Json) -> bool:
    """Whether an entity is kept whole: links, code, emoji, dates; styles and quotes are not."""
    return entity["type"] not in STYLES and entity["type"] not in QUOTES


def end_of(entity: Json) -> int:
    """The first unit after an entity."""
    return int(entity["offset"] + entity["length"])
