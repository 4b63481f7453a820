"""What entries say of each other must exist, and everything must be said of by something."""

from .authoring import Author

EAGLE = "types/eagle.yaml"
ORDER = "prospect, greet, probe, present, answer, negotiate, close, aftercare, revive"


def test_an_unknown_move_is_named_where_it_is_made(author: Author) -> None:
    author.change(EAGLE, "- moves: [brief]", "- moves: [brief, shout]")
    author.change(EAGLE, "welcomes: [brief, proof]", "welcomes: [brief, proof, shout]")
    author.change(EAGLE, "en: The second thing to do}, moves: [proof]", "en: The second thing to do}, moves: [shout]")

    problems = author.problems()

    told = "there is no move “shout”; moves.yaml lists them"
    assert problems == [
        f"types/eagle.yaml:8:26 eagle › welcomes[2]: {told}",
        f"types/eagle.yaml:12:62 eagle › do[1] › moves[0]: {told}",
        f"types/eagle.yaml:29:24 eagle › stages › close › phrases[2] › moves[1]: {told}",
    ]


def test_a_move_cannot_be_both_welcomed_and_resisted(author: Author) -> None:
    author.change(EAGLE, "resists: [warmth]", "resists: [warmth, proof]")

    problems = author.problems()

    assert problems == ["types/eagle.yaml:9:10 eagle › resists: “proof” is both welcomed and resisted; keep one"]


def test_an_unknown_stage_of_a_type_is_refused(author: Author) -> None:
    author.change(EAGLE, "  close:", "  closing:")

    problems = author.problems()

    assert problems == [
        f"types/eagle.yaml:24:5 eagle › stages › closing: there is no stage “closing”; the stages are {ORDER}"
    ]


def test_an_unknown_blank_is_refused_and_the_known_ones_are_named(author: Author) -> None:
    author.change(EAGLE, "en: Both plans work. You pick.", "en: Both {plan} work.")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:30:13 eagle › stages › close › phrases[2] › en: "
        "the blank {plan} is not known; use one of {product} or plain words"
    ]


def test_an_unknown_signal_is_refused_in_every_place_of_a_tree(author: Author) -> None:
    author.change("trees/style.yaml", "signal: fast_pace", "signal: slow_pace")
    author.change("trees/style.yaml", "absent: [fast_pace]", "absent: [slow_pace]")
    author.change("trees/style.yaml", "eagle: {asks_discount: 0.5}", "eagle: {fast_pace: 1, slow_pace: 0.5}")

    problems = author.problems()

    told = "there is no signal “slow_pace”; write it or correct the id"
    assert problems == [
        f"trees/style.yaml:4:42 opening › absent[0]: {told}",
        f"trees/style.yaml:7:24 nodes › pace › signal: {told}",
        f"trees/style.yaml:10:36 shows › eagle › slow_pace: {told}",
    ]


def test_a_signal_that_no_tree_uses_is_refused(author: Author) -> None:
    author.change("trees/style.yaml", "dove: {cant_decide: 1}", "dove: {}")
    author.change("trees/behaviour.yaml", "hesitant: {cant_decide: 3}", "hesitant: {asks_discount: 3}")

    problems = author.problems()

    assert problems == [
        "signals/price.yaml:16:7 cant_decide › id: no tree uses “cant_decide”; let a node ask it or a leaf show it"
    ]


def test_two_entries_cannot_share_an_id(author: Author) -> None:
    author.write("types/hawk.yaml", (author.root / EAGLE).read_text(encoding="utf-8"))

    problems = author.problems()

    assert problems == ["types/hawk.yaml:1:5 eagle › id: “eagle” is already at types/eagle.yaml:1; rename one"]


def test_the_stages_stand_in_their_order(author: Author) -> None:
    author.change("stages.yaml", "{id: greet", "{id: hello")

    problems = author.problems()

    assert problems == [f"stages.yaml:2:8 hello › id: the stage “greet” stands here; the order is {ORDER}"]


def test_a_missing_last_stage_is_missed(author: Author) -> None:
    stages = (author.root / "stages.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    author.write("stages.yaml", "".join(stages[:-1]))

    problems = author.problems()

    assert problems == ["stages.yaml:1:1 the stages end too soon or too late; still to come: revive"]


def test_a_reference_to_an_entry_that_is_itself_wrong_is_not_a_second_problem(author: Author) -> None:
    author.change("signals/price.yaml", "- id: asks_discount", "- id: asks_discount\n  colour: red")
    author.change(EAGLE, "emoji: 🦅", "emoji: 🦅\ncolour: red")

    problems = author.problems()

    told = "this key is not known here; check its spelling or remove it"
    assert problems == [
        f"signals/price.yaml:2:11 asks_discount › colour: {told}",
        f"types/eagle.yaml:3:9 eagle › colour: {told}",
    ]
