"""All checks that look beyond one entry's own shape."""

from collections.abc import Iterator

from bot.content.entries import Entries
from bot.content.pairing_checks import check_packs
from bot.content.problems import Problem
from bot.content.reference_checks import check_references
from bot.content.tier_checks import check_tiers
from bot.content.tree_checks import check_trees


def check_entries(entries: Entries) -> Iterator[Problem]:
    """Every problem they find."""
    yield from check_references(entries)
    yield from check_trees(entries)
    yield from check_tiers(entries)
    yield from check_packs(entries)
