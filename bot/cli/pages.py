"""Entries of the library as pages to read: ``birdcall library show``."""

from collections.abc import Iterable, Iterator, Sequence

from bot.cli.pack_pages import pack_page
from bot.core.advice import Advice
from bot.core.library import CustomerType, Library
from bot.core.repertoire import Objection, Play
from bot.core.schemes import Scheme, Tier
from bot.core.text import Language, Text

ANYONE = Text("对谁都能说", "For anyone")
READERS = {
    "rep": Text("给销售", "for the rep"),
    "lead": Text("给主管", "for the lead"),
    "both": Text("给销售和主管", "for rep and lead"),
}
BY = {
    "answers": Text("按回答分", "by answers"),
    "purchases": Text("按购买分", "by purchases"),
    "hand": Text("手工分", "by hand"),
}
CADENCE = Text("至少每 {days} 天联系一次：{by}，{channel}", "at least every {days} days: {by}, {channel}")
PEOPLE = {"rep": Text("销售", "the rep"), "lead": Text("主管", "the lead"), "executive": Text("高管", "an executive")}
CHANNELS = {
    "call": Text("打电话", "by phone"),
    "visit": Text("上门", "a visit"),
    "message": Text("发消息", "a message"),
    "any": Text("方式不限", "any way"),
}


def pages(library: Library, id_: str, language: Language) -> list[str]:
    """A page for everything of this id: a pack and a grading scheme may share one."""
    found = []
    if id_ in library.types:
        found.append(_type(library, library.types[id_], language))
    if id_ in library.objections:
        found.append(_objection(library, library.objections[id_], "objection", language))
    found += [
        _objection(library, pack.objections[id_], f"objection of {pack.id}", language)
        for pack in library.packs.values()
        if id_ in pack.objections
    ]
    if id_ in library.plays:
        found.append(_play(library.plays[id_], language))
    if id_ in library.packs:
        found.append(pack_page(library, library.packs[id_], language))
    if id_ in library.schemes:
        found.append(_scheme(library.schemes[id_], language))
    return ["\n".join(lines) for lines in found]


def ids(library: Library) -> dict[str, Sequence[str]]:
    """By kind, every id that has a page."""
    of_packs = (id_ for pack in library.packs.values() for id_ in pack.objections)
    return {
        "Types": sorted(library.types),
        "Objections": sorted((*library.objections, *of_packs)),
        "Plays": sorted(library.plays),
        "Packs": sorted(library.packs),
        "Grading schemes": sorted(library.schemes),
    }


def _spoken(advice: Iterable[Advice], language: Language) -> Iterator[str]:
    return (f"   “{line.text.in_(language)}”" for line in advice)


def _type(library: Library, kind: CustomerType, language: Language) -> Iterator[str]:
    yield f"{kind.emoji} {kind.name.in_(language)} ({kind.facet}: {kind.id})"
    yield kind.portrait.in_(language)
    yield f"→ {kind.need.in_(language)}"
    yield from (f"✅ {advice.text.in_(language)}" for advice in kind.do)
    yield from (f"🚫 {advice.text.in_(language)}" for advice in kind.dont)
    for stage, advice in kind.stages.items():
        yield f"\n💬 {library.stages[stage].name.in_(language)} · {advice.tip.text.in_(language)}"
        yield from _spoken(advice.phrases, language)
    yield f"\n{', '.join(kind.sources)}"


def _objection(library: Library, objection: Objection, kind: str, language: Language) -> Iterator[str]:
    yield f"{objection.name.in_(language)} ({kind}: {objection.id})"
    yield f"→ {objection.behind.in_(language)}"
    yield f"✅ {objection.tip.text.in_(language)}"
    yield f"\n💬 {ANYONE.in_(language)}"
    yield from _spoken(objection.general, language)
    for type_, lines in objection.by_type.items():
        kind_ = library.types[type_]
        yield f"\n💬 {kind_.emoji} {kind_.name.in_(language)}"
        yield from _spoken(lines, language)
    yield f"\n{', '.join(objection.sources)}"


def _play(play: Play, language: Language) -> Iterator[str]:
    yield f"{play.emoji} {play.name.in_(language)} (play: {play.id}, {READERS[play.reader].in_(language)})"
    yield play.when.in_(language)
    for part in play.parts:
        yield f"\n☐ {part.name.in_(language)}"
        for number, step in enumerate(part.steps, start=1):
            yield f"   {number}. {step.text.in_(language)} – {step.why.in_(language)}"
    if play.phrases:
        yield f"\n💬 {ANYONE.in_(language)}"
        yield from _spoken(play.phrases, language)
    yield f"\n{', '.join(play.sources)}"


def _scheme(scheme: Scheme, language: Language) -> Iterator[str]:
    yield f"{scheme.name.in_(language)} (scheme: {scheme.id}, {BY[scheme.by].in_(language)})"
    yield scheme.about.in_(language)
    for question in scheme.questions.values():
        yield f"\n❓ {question.ask.in_(language)} ({question.id})"
        yield from (f"   {answer.label.in_(language)} → {answer.to}" for answer in question.answers)
    for tier in scheme.tiers.values():
        yield from _tier(tier, language)
    yield f"\n{', '.join(scheme.sources)}"


def _tier(tier: Tier, language: Language) -> Iterator[str]:
    share = f" ≤ {tier.top:.0%}" if tier.top is not None else ""
    goal = f" → {tier.goal}" if tier.goal else ""
    yield f"\n● {tier.name.in_(language)} ({tier.id}{share}{goal})"
    yield f"   {tier.criteria.in_(language)}"
    yield f"   ✅ {tier.strategy.in_(language)}"
    for one in tier.cadence:
        by, channel = PEOPLE[one.by].in_(language), CHANNELS[one.channel].in_(language)
        yield "   ⏰ " + CADENCE.in_(language).format(days=one.days, by=by, channel=channel)
