"""Readers' answers in numbers."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.core.teams.answers import ANSWERED_FOR, ANSWERS, GROUPS, LONGEST_REASON, may_answer, reason_of, tally

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
STATES = ("waiting", "sent", "blocked", "failed", "late", "cancelled")

counted = some.lists(
    some.tuples(some.sampled_from(STATES), some.sampled_from([None, *ANSWERS]), some.integers(1, 500)), max_size=20
)


@given(counted)
def test_every_reader_is_counted_once(rows: list[tuple[str, str | None, int]]) -> None:
    found = tally(rows)

    assert found.readers == sum(number for _, _, number in rows)
    assert sum(found.of(group) for group in GROUPS) == found.readers
    assert sum(found.unreached.values()) == found.of("unreached")
    assert 0 <= found.delivered <= found.readers


@given(counted)
def test_who_answered_has_it_whatever_is_known_of_the_delivery(rows: list[tuple[str, str | None, int]]) -> None:
    answered = sum(number for _, answer, number in rows if answer)

    assert tally(rows).delivered >= answered


def test_reasons_in_the_same_words_are_counted_as_one_the_most_frequent_first() -> None:
    found = tally([], [("No stock", 2), ("no stock", 3), ("away", 4), ("late", 5)])

    assert found.reasons == (("late", 5), ("no stock", 5), ("away", 4))


@given(some.text())
def test_a_reason_is_one_line_that_fits_and_stays_as_it_is_when_kept_again(text: str) -> None:
    kept = reason_of(text)

    assert "\n" not in kept
    assert len(kept) <= LONGEST_REASON
    assert reason_of(kept) == kept


@pytest.mark.parametrize(
    ("state", "ended", "counts"),
    [
        ("sending", None, True), ("sent", NOW, True), ("sent", NOW - ANSWERED_FOR, True),
        ("sent", NOW - ANSWERED_FOR - timedelta(seconds=1), False), ("cancelled", NOW, False),
        ("draft", None, False), ("planned", None, False),
    ],
)  # fmt: skip
def test_an_answer_counts_while_it_is_sent_and_thirty_days_after(
    state: str, ended: datetime | None, *, counts: bool
) -> None:
    assert may_answer(state, ended, NOW) is counts
