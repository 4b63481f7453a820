"""A tree has one way to each node and each type, and leaves none out."""

from .authoring import Author

STYLE, BEHAVIOUR = "trees/style.yaml", "trees/behaviour.yaml"


def test_a_branch_to_nowhere_is_refused(author: Author) -> None:
    author.change(STYLE, "no: owl}", "no: crow}")

    problems = author.problems()

    assert problems == [
        "trees/style.yaml:8:66 nodes › focus › no: "
        "“crow” is neither a node of this tree nor a type; write it or correct the id",
        "types/owl.yaml:1:5 owl › id: no tree ends in “owl”; make it a leaf of one",
    ]


def test_a_node_that_no_branch_leads_to_is_refused(author: Author) -> None:
    author.change(STYLE, "nodes:", "nodes:\n  - {id: lost, signal: cant_decide, prior: 0.5, yes: found, no: lost}")
    author.change(STYLE, "shows:", "  - {id: found, signal: cant_decide, prior: 0.5, yes: lost, no: found}\nshows:")

    problems = author.problems()

    assert problems == [
        "trees/style.yaml:7:5 nodes › lost: no branch leads to “lost”; link it or remove it",
        "trees/style.yaml:10:5 nodes › found: no branch leads to “found”; link it or remove it",
    ]


def test_a_node_that_is_reached_twice_is_refused(author: Author) -> None:
    author.change(STYLE, "yes: eagle", "yes: focus")
    author.change(STYLE, "  eagle: {asks_discount: 0.5}\n", "")

    problems = author.problems()

    assert problems == [
        "trees/style.yaml:8:5 nodes › focus: 2 branches lead to “focus”; a tree has one way to each node",
        "types/eagle.yaml:1:5 eagle › id: no tree ends in “eagle”; make it a leaf of one",
    ]


def test_a_way_back_to_the_root_is_refused(author: Author) -> None:
    author.change(STYLE, "no: owl}", "no: pace}")

    problems = author.problems()

    assert problems == [
        "trees/style.yaml:7:5 nodes › pace: 2 branches lead to “pace”; a tree has one way to each node",
        "types/owl.yaml:1:5 owl › id: no tree ends in “owl”; make it a leaf of one",
    ]


def test_a_type_in_two_trees_is_refused(author: Author) -> None:
    author.change(BEHAVIOUR, "yes: bargainer", "yes: eagle")

    problems = author.problems()

    assert problems == [
        "trees/style.yaml:7:52 nodes › pace › yes: "
        "“eagle” is already a leaf of the tree “behaviour”; a type is a leaf once",
        "types/bargainer.yaml:1:5 bargainer › id: no tree ends in “bargainer”; make it a leaf of one",
    ]


def test_a_type_in_no_tree_is_refused(author: Author) -> None:
    eagle = (author.root / "types/eagle.yaml").read_text(encoding="utf-8")
    author.write("types/peacock.yaml", eagle.replace("id: eagle", "id: peacock"))

    problems = author.problems()

    assert problems == ["types/peacock.yaml:1:5 peacock › id: no tree ends in “peacock”; make it a leaf of one"]


def test_two_nodes_cannot_share_an_id(author: Author) -> None:
    author.change(BEHAVIOUR, "nodes:", "nodes:\n  - {id: price, signal: asks_discount, prior: 0.5, yes: owl, no: dove}")

    problems = author.problems()

    assert problems == ["trees/behaviour.yaml:6:10 nodes › price › id: two nodes are called “price”; rename one"]


def test_two_trees_cannot_share_a_facet(author: Author) -> None:
    author.change(BEHAVIOUR, "facet: behaviour", "facet: style")

    problems = author.problems()

    assert [problem.split()[0] for problem in problems] == ["trees/style.yaml:1:8"]


def test_a_tree_begins_at_one_of_its_nodes(author: Author) -> None:
    author.change(STYLE, "root: pace", "root: speed")

    problems = author.problems()

    assert problems[0] == "trees/style.yaml:5:7 root: there is no node “speed”; name one of pace, focus"


def test_evidence_for_what_is_no_leaf_of_the_tree_is_refused(author: Author) -> None:
    author.change(STYLE, "dove: {cant_decide: 1}", "hesitant: {cant_decide: 1}")

    problems = author.problems()

    assert problems == [
        "trees/style.yaml:11:13 shows › hesitant: “hesitant” is not a leaf of this tree; correct the id or remove it"
    ]
