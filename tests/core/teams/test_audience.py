"""Whom a broadcast is for."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core.teams.audience import Audience, Holding, Member, readers

tags = st.sampled_from(["north", "south", "new"])
members = st.lists(
    st.builds(
        Member, st.integers(1, 40), st.just("x"), st.lists(tags, max_size=2).map(tuple), st.booleans(), st.booleans(),
        st.booleans(),
    ),
    unique_by=lambda one: one.person_id, max_size=30,
)  # fmt: skip
audiences = st.builds(
    Audience,
    tags=st.lists(tags, max_size=2, unique=True).map(tuple),
    holding=st.builds(Holding, st.sampled_from(["", "timing:a"]), st.sampled_from(["", "eagle"]), st.booleans()),
    silent=st.sampled_from([None, 7]),
    picked=st.lists(st.integers(1, 40), max_size=4, unique=True).map(tuple),
    by_hand=st.booleans(),
)


@given(audiences, members, st.integers(1, 40))
def test_readers_come_in_the_order_of_their_ids_once_each_and_never_the_author(
    audience: Audience, team: list[Member], author: int
) -> None:
    ids = [one.person_id for one in readers(audience, team, author)]
    assert ids == sorted(set(ids))
    assert author not in ids


@given(audiences, members)
def test_a_further_condition_never_adds_anybody_and_a_pick_never_takes_anybody(
    audience: Audience, team: list[Member]
) -> None:
    meant = set(readers(audience, team, 0))
    narrower = (
        replace(audience, holding=replace(audience.holding, overdue=True)),
        replace(audience, silent=3),
        replace(audience, by_hand=True),
    )
    assert all(set(readers(one, team, 0)) <= meant for one in narrower)
    assert all(meant <= set(readers(audience.toggled(one.person_id), team, 0)) | {one} for one in team)


@given(members, st.sets(st.integers(1, 40), max_size=3))
def test_by_hand_it_is_who_was_picked_and_belongs_to_the_team(team: list[Member], picked: set[int]) -> None:
    meant = readers(Audience(by_hand=True, picked=tuple(picked)), team, 0)
    assert {one.person_id for one in meant} == picked & {one.person_id for one in team}


@given(members)
def test_everybody_is_every_rep(team: list[Member]) -> None:
    assert Audience().everyone
    assert readers(Audience(), team, 0) == sorted((one for one in team if one.rep), key=lambda one: one.person_id)


def test_toggling_twice_changes_nothing() -> None:
    audience = Audience(tags=("north",), picked=(3,))
    assert audience.toggled(5).toggled(5) == audience
    assert audience.tagged("new").tagged("new") == audience
