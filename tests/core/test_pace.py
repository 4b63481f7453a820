"""How fast messages leave, on virtual time: replies and messages to many, interleaved in every way."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.pace import BULK_SHARE, LONGEST_HOLD, OVERALL, REPLIES, Pace

HAIR = 1e-6
"""What adding up fractions of seconds may be off by."""


class Reply(NamedTuple):
    wanted_at: float
    chat: int


class Halt(NamedTuple):
    at: float
    chat: int
    seconds: float

    @property
    def over(self) -> float:
        return self.at + self.seconds


class Left(NamedTuple):
    at: float
    chat: int
    bulk: bool


def play(replies: Sequence[Reply], bulk: Sequence[int], halts: Sequence[Halt] = ()) -> list[Left]:
    """Let all of it leave as soon as it may: ``bulk`` from 0 s on, whatever is ready first; in the order it left."""
    pace, now, left = Pace(), 0.0, list[Left]()
    coming, waiting, to_come, held = sorted(replies), list(bulk), sorted(halts), list[Reply]()
    while coming or waiting or held:
        moments = {(max(one.wanted_at, pace.halted_until(one.chat)), 0, index): one for index, one in enumerate(held)}
        moments |= {
            (pace.reply_at(one.chat, max(now, one.wanted_at)), 1, index): one for index, one in enumerate(coming)
        }
        moments |= {(pace.bulk_at(chat, now), 2, index): Reply(0, chat) for index, chat in enumerate(waiting)}
        (at, kind, index), one = min(moments.items())
        if to_come and to_come[0].at <= at:
            halt = to_come.pop(0)
            now = max(now, halt.at)
            pace.halt(halt.chat, now, halt.over - now)
            continue
        now = max(now, at)
        if kind == 1:
            held.append(Reply(pace.replied(one.chat, now), one.chat))
        else:
            left.append(Left(now, one.chat, kind == 2))
        if kind == 2:
            pace.sent(one.chat, now)
        del (held, coming, waiting)[kind][index]
    return left


def most_within(moments: Sequence[float], seconds: float) -> int:
    """How many at most fall into any span so long."""
    return max((sum(start <= at < start + seconds for at in moments) for start in moments), default=0)


moments = st.integers(0, 20_000).map(lambda ms: ms / 1000)
people, groups = st.integers(1, 6), st.integers(-2, -1)
many_people = st.integers(1, 1_000)


@given(st.lists(many_people | groups, max_size=120))
@example([*range(1, 121)])
@example([-1] * 45 + [1] * 5)
def test_to_many_never_more_than_thirty_a_second_leave_and_each_chat_has_its_own_pace(bulk: list[int]) -> None:
    left = play([], bulk)

    assert sorted(one.chat for one in left) == sorted(bulk)
    assert most_within([one.at for one in left], 1) <= 30
    for chat in set(bulk):
        times = [one.at for one in left if one.chat == chat]
        if chat > 0:
            assert all(later - earlier >= 1 - HAIR for earlier, later in pairwise(times))
        else:
            assert most_within(times, 60) <= 20


@given(st.integers(1, 300))
def test_to_many_at_different_chats_leave_at_full_speed(count: int) -> None:
    left = play([], range(1, count + 1))

    assert left[-1].at == pytest.approx((count - 1) * OVERALL.interval)


@given(st.lists(st.builds(Reply, moments, people), max_size=60), st.lists(st.integers(100, 110) | groups, max_size=60))
def test_replies_wait_for_what_goes_to_many_a_tenth_of_a_second_at_most(replies: list[Reply], bulk: list[int]) -> None:
    alone = play(replies, [])
    beside = [one for one in play(replies, bulk) if not one.bulk]

    assert len(beside) == len(alone)
    for chat in {one.chat for one in replies}:
        times = [[one.at for one in left if one.chat == chat] for left in (alone, beside)]
        assert all(0 <= later - sooner <= LONGEST_HOLD + HAIR for sooner, later in zip(*times, strict=True))


@given(st.lists(st.tuples(st.integers(100, 400), st.integers(1, 2)), max_size=40))
@example([(100, 2)] * 40)
def test_replies_and_what_goes_to_many_are_together_never_more_than_thirty_a_second(
    writing: list[tuple[int, int]],
) -> None:
    times = [sum(pause for pause, _ in writing[: place + 1]) for place in range(len(writing))]
    chats = (
        (at, 1_000 + 2 * place + which)
        for place, (at, (_, count)) in enumerate(zip(times, writing, strict=True))
        for which in range(count)
    )
    replies = [Reply(at / 1000, chat) for at, chat in chats]

    left = play(replies, range(1, 151))

    assert most_within([one.at for one in left], 1 - HAIR) <= 30


@given(st.lists(st.builds(Reply, moments, people), max_size=60))
def test_a_reply_waits_for_its_chat_only_and_then_no_longer_than_its_pace_asks(replies: list[Reply]) -> None:
    left = play(replies, [])

    for chat in {one.chat for one in replies}:
        mine = [one for one in replies if one.chat == chat]
        times = [one.at for one in left if one.chat == chat]
        assert times == [one.at for one in play(mine, [])]
        for seconds in (1, 10):
            assert most_within(times, seconds) <= REPLIES.burst + seconds / REPLIES.interval


@given(st.integers(1, REPLIES.burst), people)
def test_so_many_replies_to_one_person_leave_at_once(count: int, chat: int) -> None:
    assert all(one.at == 0 for one in play([Reply(0, chat)] * count, []))


@given(st.lists(st.builds(Reply, moments, people), max_size=60), st.integers(1, 20))
def test_what_goes_to_many_never_starves(replies: list[Reply], count: int) -> None:
    left = [one.at for one in play(replies, range(100, 100 + count)) if one.bulk]

    assert all(at <= place * BULK_SHARE + HAIR for place, at in enumerate(left))


def test_what_goes_to_many_yields_while_replies_fill_the_pace() -> None:
    replies = [Reply(ms / 1000, chat) for ms in range(0, 5_000, 20) for chat in [ms + 1]]  # fifty a second

    left = [one.at for one in play(replies, range(-1_000, 0)) if one.bulk]

    assert 20 <= sum(1 <= at < 5 for at in left) <= 21


def test_a_second_after_many_replies_what_goes_to_many_is_at_full_speed_again() -> None:
    left = play([Reply(0, chat) for chat in range(1, 301)], range(-1_000, 0))

    assert most_within([one.at for one in left if one.bulk and one.at < 2.5], 1) >= 28


@given(st.lists(st.floats(0, 3), min_size=1, max_size=60))
def test_turns_that_were_missed_are_made_up_for_one_after_the_other(delays: list[float]) -> None:
    pace = Pace()
    for chat in range(1, 17):
        pace.sent(chat, pace.bulk_at(chat, 0.0))

    turns = [pace.missed(delay) for delay in sorted(delays)]

    assert all(turn >= delay for turn, delay in zip(turns, sorted(delays), strict=True))
    assert all(later - earlier >= OVERALL.interval - HAIR for earlier, later in pairwise(turns))


halts = st.builds(Halt, moments, people, st.integers(1, 30).map(float))


@given(
    st.lists(st.builds(Reply, moments, people), max_size=40),
    st.lists(people | groups, max_size=30),
    st.lists(halts, max_size=4),
)
def test_a_halt_lets_nothing_out_to_its_chat_for_all_of_it_and_a_second_halted_chat_halts_all(
    replies: list[Reply], bulk: list[int], told: list[Halt]
) -> None:
    left = play(replies, bulk, told)

    assert len(left) == len(replies) + len(bulk)
    for halt in told:
        assert not [one for one in left if one.chat == halt.chat and halt.at < one.at < halt.over - HAIR]
    for first in told:
        for second in told:
            if first.chat != second.chat and first.at <= second.at < first.over:
                both_until = max(first.over, second.over)
                assert not [one for one in left if second.at < one.at < both_until - HAIR]


def test_a_halted_chat_leaves_the_others_alone() -> None:
    left = play([Reply(1, 2)], [3], [Halt(0, 1, 60)])

    assert [one.at for one in left] == [0, 1]


def test_a_halt_is_not_shortened_by_a_shorter_one_that_follows() -> None:
    left = play([Reply(2, 1)], [], [Halt(0, 1, 60), Halt(1, 1, 5)])

    assert [one.at for one in left] == [60]
