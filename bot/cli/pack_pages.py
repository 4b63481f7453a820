"""A pack as a page to read: what is asked, what is sold, which rule offers what, and the trade's lines."""

from collections.abc import Iterator

from bot.core.library import Library
from bot.core.packs import Attribute, Pack, Range, Rule
from bot.core.text import Language, Text

_ALWAYS = Text("总是", "always")
_HAS, _LACKS = Text("买了", "bought"), Text("没买", "not bought")


def pack_page(library: Library, pack: Pack, language: Language) -> Iterator[str]:
    """Its lines, in ``language``."""
    yield f"{pack.emoji} {pack.name.in_(language)} (pack: {pack.id})"
    yield pack.about.in_(language)
    yield f"{{product}} = {pack.product.in_(language)}"
    yield f"🎁 {pack.gift.in_(language)}"
    for attribute in pack.attributes.values():
        yield f"\n❓ {attribute.ask.in_(language)}"
        yield f"   {_values(attribute, language)}"
    yield ""
    yield from (f"🛍 {one.name.in_(language)}: {one.what.in_(language)}" for one in pack.products.values())
    for rule in pack.rules:
        yield from _rule(pack, rule, language)
    for line in pack.lines:
        stage = library.stages[line.stage].name.in_(language)
        whose = f" · {library.types[line.type].name.in_(language)}" if line.type else ""
        yield f"\n💬 {stage}{whose}\n   “{line.advice.text.in_(language)}”"
    if pack.objections:
        named = (f"{one.name.in_(language)} ({one.id})" for one in pack.objections.values())
        yield f"\n🛡 {', '.join(named)}"
    yield f"\n{', '.join(pack.sources)}"


def _values(attribute: Attribute, language: Language) -> str:
    if attribute.number:
        return f"{attribute.name.in_(language)}: {attribute.number.least:g}–{attribute.number.most:g}"
    choices = (choice.name.in_(language) for choice in attribute.choices.values())
    return f"{attribute.name.in_(language)}: {', '.join(choices)}"


def _rule(pack: Pack, rule: Rule, language: Language) -> Iterator[str]:
    yield f"\n🧩 {_conditions(pack, rule, language)} ({rule.id})"
    for sign, products in (("+", rule.offer), ("−", rule.avoid)):
        if products:
            yield f"   {sign} {_products(pack, products, language)}"
    if rule.advice:
        yield f"   ✅ {rule.advice.in_(language)}"
    yield f"   → {rule.why.in_(language)}"
    if rule.say:
        yield f"   “{rule.say.text.in_(language)}”"


def _conditions(pack: Pack, rule: Rule, language: Language) -> str:
    told = [
        f"{pack.attributes[name].name.in_(language)} = "
        + "/".join(pack.attributes[name].choices[value].name.in_(language) for value in values)
        for name, values in rule.values.items()
    ]
    told += [f"{pack.attributes[name].name.in_(language)} {_span(span)}" for name, span in rule.ranges.items()]
    for word, products in ((_HAS, rule.bought), (_LACKS, rule.lacks)):
        if products:
            told.append(f"{word.in_(language)} {_products(pack, products, language)}")
    return ", ".join(told) or _ALWAYS.in_(language)


def _products(pack: Pack, products: tuple[str, ...], language: Language) -> str:
    return "/".join(pack.products[one].name.in_(language) for one in products)


def _span(span: Range) -> str:
    ends = (
        f"≥ {span.least:g}" if span.least is not None else "",
        f"< {span.below:g}" if span.below is not None else "",
    )
    return " ".join(end for end in ends if end)
