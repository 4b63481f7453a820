"""Grades from purchases: by rank, fair to equals, and with few customers as with many."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.computed import Bought, rfm_cells, suggested_answers, value_tiers
from bot.core.schemes import Rfm

from .schemes import ABC, question, scheme, tier

CUBE = scheme(
    *(
        tier(f"{recent:d}{often:d}{much:d}", rfm=Rfm(recent, often, much))
        for recent in (True, False)
        for often in (True, False)
        for much in (True, False)
    )
)
totals = st.dictionaries(st.integers(1, 500), st.decimals(-50, 50, places=0), max_size=60)


def tiers_of(*amounts: int) -> str:
    return "".join(value_tiers(ABC, {at: Decimal(amount) for at, amount in enumerate(amounts)}).values())


def test_of_a_hundred_five_are_first_and_twenty_are_the_first_two() -> None:
    assert tiers_of(*range(100, 0, -1)) == "A" * 5 + "B" * 15 + "C" * 80


@pytest.mark.parametrize(
    ("amounts", "tiers"),
    [
        ((), ""),
        ((0,), "C"),
        ((7,), "A"),
        ((7, 5), "AC"),
        ((7, 7, 5), "AAC"),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10), "CCCCCCCCBA"),
        ((5, 0, -5), "ACC"),
    ],
)
def test_few_customers_have_a_first_one_and_equals_are_graded_alike(amounts: tuple[int, ...], tiers: str) -> None:
    assert tiers_of(*amounts) == tiers


@given(totals)
def test_who_bought_more_is_never_graded_worse(totals: dict[int, Decimal]) -> None:
    found = value_tiers(ABC, totals)

    assert set(found) == set(totals)
    for one, amount in totals.items():
        for other, less in totals.items():
            assert amount < less or found[one] <= found[other] or amount <= 0
    assert all(found[one] == "C" for one, amount in totals.items() if amount <= 0)
    assert ("A" in found.values()) == any(amount > 0 for amount in totals.values())


@given(st.sets(st.integers(1, 10_000), min_size=1, max_size=200), st.sampled_from([0.05, 0.29, 0.2, 0.5]))
def test_without_equals_a_tier_holds_its_share(amounts: set[int], top: float) -> None:
    found = value_tiers(scheme(tier("A", top), tier("B", 1.0)), {one: Decimal(one) for one in amounts})

    assert list(found.values()).count("A") == max(1, len(amounts) * int(top * 100 + 0.5) // 100)


def test_a_scheme_without_shares_grades_nobody_by_them() -> None:
    assert value_tiers(CUBE, {1: Decimal(5)}) == {}


def test_purchases_suggest_an_answer_where_answers_have_shares() -> None:
    bought = {at: Decimal(at) for at in range(1, 10)}
    thirds = question("size", "large", "medium", "small", tops=(0.34, 0.67, 1.0))

    assert list(suggested_answers(thirds, bought).values()) == [2, 2, 2, 1, 1, 1, 0, 0, 0]
    assert suggested_answers(question("size", "large", "small"), bought) == {}


def bought(days: int, count: int, total: int) -> Bought:
    return Bought(date(2026, 11, 20) - timedelta(days=days), count, Decimal(total))


def test_a_pattern_is_read_against_the_median_of_all() -> None:
    found = rfm_cells(CUBE, {1: bought(3, 9, 900), 2: bought(5, 1, 800), 3: bought(90, 7, 100), 4: bought(200, 1, 50)})

    assert found == {1: "111", 2: "101", 3: "010", 4: "000"}


def test_who_bought_on_the_same_day_is_equally_recent() -> None:
    found = rfm_cells(CUBE, {at: bought(1, 1, 10) for at in range(5)})

    assert set(found.values()) == {"100"}


def test_few_buyers_have_no_pattern_and_cells_without_a_tier_are_left_out() -> None:
    assert rfm_cells(CUBE, {at: bought(at, at, at) for at in range(1, 4)}) == {}
    assert rfm_cells(ABC, {at: bought(at, at, at) for at in range(1, 9)}) == {}


@given(
    st.dictionaries(
        st.integers(),
        st.builds(bought, st.integers(0, 400), st.integers(1, 9), st.integers(0, 99)),
        min_size=4,
        max_size=40,
    )
)
def test_half_are_recent_at_least_and_half_at_most_are_above(buyers: dict[int, Bought]) -> None:
    cells = list(rfm_cells(CUBE, buyers).values())

    assert len(cells) == len(buyers)
    assert sum(cell[0] == "1" for cell in cells) * 2 >= len(cells)
    assert sum(cell[1] == "1" for cell in cells) * 2 <= len(cells)
    assert sum(cell[2] == "1" for cell in cells) * 2 <= len(cells)
