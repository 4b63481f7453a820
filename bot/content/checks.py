"""All checks that look beyond one entry's own shape."""

from collections.abc import Iterator

from bot.content.calendar_checks import check_calendar
from bot.content.entries import Entries
from bot.content.pack_checks import check_packs, check_unused
from bot.content.pairing_checks import check_pairing
from bot.content.problems import Problem
from bot.content.reference_checks import check_references
from bot.content.tier_checks import check_tiers
from bot.content.tree_checks import check_trees
from bot.content.wording_checks import check_banned, check_repetition


def check_entries(entries: Entries, *, thorough: bool) -> Iterator[Problem]:
    """Every problem they find. ``thorough`` is for authors: it also finds what is poor but would not do harm."""
    yield from check_references(entries)
    yield from check_trees(entries)
    yield from check_tiers(entries)
    yield from check_calendar(entries)
    yield from check_packs(entries)
    yield from check_pairing(entries)
    yield from check_banned(entries)
    if thorough:
        yield from check_repetition(entries)
        yield from check_unused(entries)
