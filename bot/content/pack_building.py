"""Packs as core values: the files of one folder put together."""

from typing import Any

from bot.content.entries import Entries, Entry
from bot.content.pack_shapes import AttributeShape, PackShape, ProductShape, RangeShape, RuleShape
from bot.content.pieces import CueBuilder, also, lines, text
from bot.content.repertoire_building import build_objection
from bot.core.advice import Advice
from bot.core.packs import Attribute, Choice, NumberForm, Pack, Product, Range, Rule, TradeLine
from bot.core.text import Text


def build_packs(entries: Entries, cues: CueBuilder) -> dict[str, Pack]:
    """Every pack by its id."""
    return {entry.shape.id: _pack(entries, entry, cues) for entry in entries.packs}


def _pack(entries: Entries, entry: Entry[PackShape], cues: CueBuilder) -> Pack:
    shape, folder = entry.shape, entry.folder
    products = [one for one in entries.products if one.folder == folder]
    rules = [one for one in entries.pairing if one.folder == folder]
    phrases = [one for one in entries.pack_phrases if one.folder == folder]
    objections = [one for one in entries.pack_objections if one.folder == folder]
    return Pack(
        id=shape.id,
        emoji=shape.emoji,
        name=text(shape.name),
        also=also(shape.also),
        about=text(shape.about),
        product=text(shape.product),
        gift=text(shape.gift),
        attributes={one.id: _attribute(entry, index, one, cues) for index, one in enumerate(shape.attributes)},
        products={one.shape.id: _product(one, cues) for one in products},
        rules=tuple(_rule(one.shape) for one in rules),
        lines=tuple(TradeLine(one.shape.stage, one.shape.type, _line(one)) for one in phrases),
        objections={one.shape.id: build_objection(one, (), one.shape, cues) for one in objections},
        sources=tuple(shape.sources),
    )


def _line(entry: Entry[Any]) -> Advice:
    return Advice(Text(entry.shape.zh, entry.shape.en), tuple(entry.shape.moves))


def _attribute(entry: Entry[PackShape], index: int, shape: AttributeShape, cues: CueBuilder) -> Attribute:
    choices = {
        value.id: Choice(
            value.id, text(value.name), cues.plain(entry, ("attributes", index, "values", place, "cues"), value.cues)
        )
        for place, value in enumerate(shape.values)
    }
    return Attribute(shape.id, text(shape.name), text(shape.ask), choices, _number(shape, cues))


def _number(shape: AttributeShape, cues: CueBuilder) -> NumberForm | None:
    form = shape.number
    if form is None:
        return None
    after, before = ((*words.zh, *words.en) for words in (form.after, form.before))
    fold = cues.folding.fold
    return NumberForm(
        form.least,
        form.most,
        tuple(fold(word).text for word in after),
        tuple(fold(word).text for word in before),
        form.bare,
    )


def _product(entry: Entry[ProductShape], cues: CueBuilder) -> Product:
    shape = entry.shape
    return Product(shape.id, text(shape.name), text(shape.what), cues.plain(entry, ("cues",), shape.cues))


def _rule(shape: RuleShape) -> Rule:
    ranges = {name: Range(one.least, one.below) for name, one in shape.when.items() if isinstance(one, RangeShape)}
    values = {name: tuple(one) for name, one in shape.when.items() if not isinstance(one, RangeShape)}
    return Rule(
        id=shape.id,
        values=values,
        ranges=ranges,
        bought=tuple(shape.bought),
        lacks=tuple(shape.lacks),
        offer=tuple(shape.offer),
        avoid=tuple(shape.avoid),
        advice=text(shape.advice) if shape.advice else None,
        why=text(shape.why),
        say=lines([shape.say])[0] if shape.say else None,
        sources=tuple(shape.sources),
    )
