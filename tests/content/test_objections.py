"""Objections: answers for anyone and for a type, each mistake at its place."""

from bot.content.loading import load_library
from bot.core.advice import Advice
from bot.core.text import Text

from .authoring import Author

FILE = "objections/too_far.yaml"
KNOWN = "the blank {price} is not known; use one of {product} or plain words"


def test_an_objection_knows_what_is_behind_it_and_its_answers(author: Author) -> None:
    objection = load_library(author.root).objections["too_far"]

    assert (objection.name, objection.behind) == (
        Text("太远了", "Too far"),
        Text("怕跑冤枉路。", "They fear a wasted trip."),
    )
    assert objection.also == ("路远", "long way")
    assert objection.tip == Advice(Text("先问从哪儿来。", "Ask where they come from."), ("patience",))
    assert [line.moves for line in objection.general] == [("patience",), ("warmth",)]
    assert objection.by_type == {
        "dove": (
            Advice(Text("不急，哪天您顺路再来。", "No hurry, come by when it suits you."), ("warmth", "patience")),
        )
    }
    assert objection.sources == ("S000-17",)


def test_its_cues_are_alone_enough_in_both_languages(author: Author) -> None:
    cues = load_library(author.root).objections["too_far"].cues

    assert [(cue.language, cue.segments, cue.polarity) for cue in cues] == [
        ("zh", (("太", "好"), ("远了",)), 1),
        ("zh", (("不顺路",),), 1),
        ("en", (("too far",),), 1),
        ("en", (("long way off",),), 1),
    ]
    assert len({cue.weight for cue in cues}) == 1


def test_an_unknown_blank_an_unknown_move_and_a_missing_language_are_told_apart(author: Author) -> None:
    author.change(FILE, "路上的时间我懂，{product}我可以送过去。", "路上的时间我懂，{price}我可以让。")
    author.change(
        FILE, "en: Ask where they come from.}, moves: [patience]", "en: Ask where.}, moves: [patience, shout]"
    )

    problems = author.problems()

    assert problems == [
        "objections/too_far.yaml:8:62 too_far › tip › moves[1]: there is no move “shout”; moves.yaml lists them",
        f"objections/too_far.yaml:12:12 too_far › answers › general[1] › zh: {KNOWN}",
    ]

    author.change(FILE, ', en: "I know the drive. I can bring {product} over."', "")

    assert author.problems() == [
        "objections/too_far.yaml:12:7 too_far › answers › general[1]: “en” is missing; add it",
    ]


def test_an_answer_for_a_type_that_does_not_exist_is_refused(author: Author) -> None:
    author.change(FILE, "    dove:", "    crow:")

    problems = author.problems()

    assert problems == [
        "objections/too_far.yaml:15:7 too_far › answers › by_type › crow: there is no type “crow”; correct the id"
    ]


def test_an_answer_longer_than_the_copy_button_holds_is_refused(author: Author) -> None:
    author.change(FILE, "不急，哪天您顺路再来。", "等" * 257)

    problems = author.problems()

    assert problems == [
        "objections/too_far.yaml:15:14 too_far › answers › by_type › dove[0] › zh: "
        "257 characters, 256 allowed (the copy button's limit); shorten it or split it"
    ]


def test_one_answer_for_anyone_is_too_few(author: Author) -> None:
    lines = (author.root / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    author.write(FILE, "".join(line for line in lines if "您从哪儿过来" not in line))

    problems = author.problems()

    assert problems == [
        "objections/too_far.yaml:11:5 too_far › answers › general: 1 entries, at least 2 needed; write more"
    ]


def test_a_cue_that_fires_everywhere_is_refused(author: Author) -> None:
    author.change(FILE, "不顺路", "远")

    problems = author.problems()

    assert problems == [
        "objections/too_far.yaml:5:19 too_far › cues › zh[1]: "
        "cue “远”: it may be a single character, which fires everywhere; write at least two"
    ]


def test_an_objection_without_cues_in_a_language_is_refused(author: Author) -> None:
    author.change(FILE, "[too far, long way off]", "[]")

    problems = author.problems()

    assert problems == ["objections/too_far.yaml:6:7 too_far › cues › en: 0 entries, at least 1 needed; write more"]


def test_two_objections_cannot_share_an_id(author: Author) -> None:
    author.write("objections/z.yaml", (author.root / FILE).read_text(encoding="utf-8"))

    problems = author.problems()

    assert problems == [
        "objections/z.yaml:1:5 too_far › id: “too_far” is already at objections/too_far.yaml:1; rename one"
    ]


def test_a_name_to_search_by_is_a_word_not_a_sentence(author: Author) -> None:
    author.change(FILE, "also: {zh: [路远]", f"also: {{zh: [{'远' * 13}]")

    problems = author.problems()

    assert problems == [
        "objections/too_far.yaml:3:13 too_far › also › zh[0]: "
        "13 characters, 12 allowed (it is a word to search by); shorten it or split it"
    ]
