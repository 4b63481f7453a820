"""Whom a broadcast is for: conditions tapped, people picked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from bot.core.teams.audience import Audience
from bot.flows import choosing_readers
from bot.flows.audiences import Choices
from bot.flows.composing import Composed
from bot.handlers.broadcast_taps import Act, Tap, draft_page
from bot.screens import broadcast_audience as screens
from bot.screens.broadcast_calls import tag_key
from bot.screens.screen import Screen


async def _who(tap: Tap) -> Screen | None:
    return draft_page(await tap.composed(), screens.who)


async def _change(tap: Tap, how: Callable[[Audience], Audience]) -> Composed | None:
    return await choosing_readers.choose(tap.services, tap.sender, tap.call.id, how)


async def _all(tap: Tap) -> Screen | None:
    return draft_page(await _change(tap, lambda one: Audience(picked=one.picked)), screens.who)


async def _only(tap: Tap) -> Screen | None:
    return draft_page(await _change(tap, lambda one: replace(one, by_hand=not one.by_hand)), screens.who)


async def _late(tap: Tap) -> Screen | None:
    def toggle(one: Audience) -> Audience:
        return replace(one, by_hand=False, holding=replace(one.holding, overdue=not one.holding.overdue))

    return draft_page(await _change(tap, toggle), screens.who)


async def _chosen(tap: Tap, page: Callable[[Composed, Choices], Screen]) -> Screen | None:
    shown = await tap.composed()
    choices = await choosing_readers.choices(tap.services, tap.sender, tap.call.id) if shown else None
    return draft_page(shown, lambda one: page(one, choices)) if choices else None


async def _tag(tap: Tap) -> Screen | None:
    choices, key = await choosing_readers.choices(tap.services, tap.sender, tap.call.id), tap.call.argument(0)
    tags = [tag for tag, _ in choices.tags if tag_key(tag) == key] if choices else []
    if tags:
        await _change(tap, lambda one: one.tagged(tags[0]))
    return await _chosen(tap, screens.tags)


async def _holding(tap: Tap) -> Screen | None:
    """A tier or a type is asked for, or not any more."""
    tier, wanted = tap.call.verb == "tier", ":".join(tap.call.arguments)

    def toggle(one: Audience) -> Audience:
        value = "" if wanted in (one.holding.tier, one.holding.type) else wanted
        holding = replace(one.holding, tier=value) if tier else replace(one.holding, type=value)
        return replace(one, by_hand=False, holding=holding)

    await _change(tap, toggle)
    return await _chosen(tap, screens.tiers if tier else screens.types)


async def _silents(tap: Tap) -> Screen | None:
    shown = await tap.composed()
    asked = await choosing_readers.asked(tap.services, tap.sender, tap.call.id) if shown else ()
    return draft_page(shown, lambda one: screens.silents(one, asked))


async def _silent(tap: Tap) -> Screen | None:
    await choosing_readers.ask_the_silent_of(tap.services, tap.sender, tap.call.id, tap.call.number(0))
    return await _silents(tap)


async def _people(tap: Tap) -> Screen | None:
    page = tap.call.number(0)
    return await _chosen(tap, lambda shown, choices: screens.people(shown, choices, page))


async def _pick(tap: Tap) -> Screen | None:
    person, page = tap.call.number(0), tap.call.number(1)
    await choosing_readers.pick(tap.services, tap.sender, tap.call.id, person)
    return await _chosen(tap, lambda shown, choices: screens.people(shown, choices, page))


ACTS: Mapping[str, Act] = {
    "who": _who, "all": _all, "only": _only, "late": _late, "tags": partial(_chosen, page=screens.tags), "tag": _tag,
    "tiers": partial(_chosen, page=screens.tiers), "types": partial(_chosen, page=screens.types), "tier": _holding,
    "type": _holding, "silents": _silents, "silent": _silent, "people": _people, "pick": _pick,
}  # fmt: skip
"""Verb → who acts on it."""
