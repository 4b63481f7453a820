"""How much one person may ask for, on virtual time."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.core.allowance import MANY, Allowance, Buckets
from bot.core.pace import REPLIES, Rate

HAIR = 1e-6
"""What adding up fractions of seconds may be off by."""

moments = st.lists(st.floats(0, 500), max_size=200).map(sorted)
rates = st.builds(Rate, st.floats(0.1, 10), st.integers(1, 40))


def granted(rate: Rate, asked: Sequence[float]) -> list[float]:
    """When what was asked for was granted."""
    buckets = Buckets(rate)
    return [at for at in asked if buckets.take("one", at)]


@given(moments, rates)
def test_in_any_span_no_more_is_granted_than_the_burst_and_what_flows_in_meanwhile(
    asked: list[float], rate: Rate
) -> None:
    found = granted(rate, asked)

    for first, start in enumerate(found):
        for last, end in enumerate(found[first:], start=first):
            assert last - first + 1 <= rate.burst + (end - start) / rate.interval + HAIR


@given(moments, rates)
def test_who_asks_no_faster_than_the_rate_is_never_refused(gaps: list[float], rate: Rate) -> None:
    asked, now = list[float](), 0.0
    for gap in gaps:
        asked.append(now)
        now += rate.interval + gap

    assert granted(rate, asked) == asked


def test_thirty_at_once_are_granted_then_one_a_second() -> None:
    assert len(granted(REPLIES, [0.0] * 500)) == 30
    assert len(granted(REPLIES, [0.0] * 500 + [second / 10 for second in range(1, 101)])) == 40


@given(moments)
def test_what_one_person_asks_for_is_no_matter_to_another(asked: list[float]) -> None:
    alone, beside = Allowance(REPLIES), Allowance(REPLIES)
    for _ in range(100):
        beside.grants(2, 0.0)

    assert [alone.grants(1, at) for at in asked] == [beside.grants(1, at) for at in asked]


def test_it_is_told_once_a_minute_by_each_kind_of_answer() -> None:
    allowance = Allowance(REPLIES)

    assert [allowance.tells(1, "chat", float(second)) for second in range(0, 130, 10)].count(True) == 3
    assert allowance.tells(1, "inline", 5.0)
    assert allowance.tells(2, "chat", 5.0)


def test_people_who_rest_are_forgotten_and_those_in_debt_are_not() -> None:
    buckets = Buckets(Rate(1.0, burst=2))
    for person in range(MANY):
        buckets.take(person, 0.0)
    assert buckets.take("debtor", 5.0)
    assert buckets.take("debtor", 5.0)

    assert len(buckets) == 1
    assert not buckets.take("debtor", 5.0)
