"""The soft walk: evidence in, an honest share for every leaf out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.library import Tree
from bot.core.tree import SoftTree

from .growing import CALM, SHOWN, evidence_on, relisted, trees
from .making import tree

TREES_AND_EVIDENCE = trees().flatmap(lambda grown: st.tuples(st.just(grown), evidence_on(grown)))
BIRDS = tree("style", [("fast", "eagle", "warm"), ("warm", "dove", "owl")], {"owl": {"exact": 3}, "eagle": {"loud": 1}})


@CALM
@given(TREES_AND_EVIDENCE)
def test_the_leaves_share_one_whole_whatever_is_known(grown: tuple[Tree, dict[str, float]]) -> None:
    tree, evidence = grown

    leaves = SoftTree(tree).walk(evidence)

    assert set(leaves) == set(tree.leaves)
    assert min(leaves.values()) >= 0
    assert math.fsum(leaves.values()) == pytest.approx(1)


@CALM
@given(TREES_AND_EVIDENCE)
def test_the_order_in_which_things_became_known_does_not_matter(grown: tuple[Tree, dict[str, float]]) -> None:
    tree, evidence = grown
    turned = dict(reversed(evidence.items()))

    assert SoftTree(tree).walk(turned) == pytest.approx(SoftTree(tree).walk(evidence))


@CALM
@given(TREES_AND_EVIDENCE)
def test_the_same_evidence_gives_the_same_weights_and_what_others_show_changes_nothing(
    grown: tuple[Tree, dict[str, float]],
) -> None:
    tree, evidence = grown
    walked = SoftTree(tree)

    first, again = walked.walk(evidence), walked.walk({**evidence, "foreign": 1.0})

    assert first == again == SoftTree(tree).walk(evidence)


@CALM
@given(TREES_AND_EVIDENCE)
def test_the_order_in_which_nodes_are_listed_does_not_matter(grown: tuple[Tree, dict[str, float]]) -> None:
    tree, evidence = grown

    assert SoftTree(relisted(tree)).walk(evidence) == SoftTree(tree).walk(evidence)


@CALM
@given(TREES_AND_EVIDENCE, st.sampled_from(SHOWN), st.floats(-1, 1), st.floats(-1, 1))
def test_more_of_what_only_one_leaf_shows_never_lowers_that_leaf(
    grown: tuple[Tree, dict[str, float]], signal: str, one: float, other: float
) -> None:
    tree, evidence = grown
    showing = [leaf for leaf, shown in tree.shows.items() if signal in shown]
    less, more = sorted((one, other))
    walked = SoftTree(tree)

    before, after = walked.walk({**evidence, signal: less}), walked.walk({**evidence, signal: more})

    if len(showing) == 1:
        assert after[showing[0]] >= before[showing[0]] - 1e-12


@CALM
@given(trees(), st.data())
def test_whoever_answers_every_question_on_the_way_arrives(grown: Tree, data: st.DataObject) -> None:
    walked = SoftTree(grown)
    leaf = data.draw(st.sampled_from(grown.leaves))
    answers = {step.node.signal: 1.0 if yes else -1.0 for step, yes in walked.paths[leaf]}

    leaves = walked.walk(answers)

    assert max(leaves, key=lambda name: leaves[name]) == leaf


def test_with_nothing_known_the_leaves_have_the_shares_of_their_priors() -> None:
    grown = tree("style", [("fast", "eagle", "warm"), ("warm", "dove", "owl")], prior=0.25)

    leaves = SoftTree(grown).walk({})

    assert leaves == pytest.approx({"eagle": 0.25, "dove": 0.75 * 0.25, "owl": 0.75 * 0.75})


def test_evidence_for_a_leaf_also_speaks_for_every_branch_on_its_way() -> None:
    birds = SoftTree(BIRDS)

    before, after = birds.walk({}), birds.walk({"exact": 1.0})

    assert after["owl"] > before["owl"]
    assert after["eagle"] < before["eagle"]
    assert after["dove"] < before["dove"]


def test_a_branch_takes_the_strongest_evidence_of_its_leaves() -> None:
    weak, strong = {"dove": {"exact": 1.0}}, {"owl": {"exact": 3.0}}
    nodes = [("fast", "eagle", "warm"), ("warm", "dove", "owl")]

    both = SoftTree(tree("style", nodes, weak | strong)).walk({"exact": 1.0})
    alone = SoftTree(tree("style", nodes, strong)).walk({"exact": 1.0})

    assert both["eagle"] == pytest.approx(alone["eagle"])


def test_a_signal_that_is_absent_speaks_a_little_against_the_leaf_that_shows_it() -> None:
    birds = SoftTree(BIRDS)

    before, after = birds.walk({}), birds.walk({"loud": -1.0})

    assert 0.1 < after["eagle"] < before["eagle"]


def test_pull_tells_towards_and_away() -> None:
    birds = SoftTree(BIRDS)

    pulls = {leaf: birds.pull(leaf, "fast", 1.0) for leaf in BIRDS.leaves}

    assert pulls["eagle"] > 0
    assert pulls["dove"] < 0
    assert pulls["owl"] < 0
    assert birds.pull("eagle", "foreign", 1.0) == 0
    assert birds.pull("eagle", "fast", -1.0) == -pulls["eagle"]


def test_bearing_is_the_strength_of_what_concerns_the_tree() -> None:
    birds = SoftTree(BIRDS)

    assert birds.bearing({"fast": 0.5, "exact": -0.25, "foreign": 1.0}) == 0.75
