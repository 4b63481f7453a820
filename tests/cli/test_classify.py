"""``birdcall classify``: for a person, and for a program."""

import json

import pytest

from .conftest import Command


def test_a_description_is_judged_in_its_own_language(birdcall: Command) -> None:
    outcome = birdcall("classify", "说话很快，一直砍价")

    assert outcome.code == 0
    assert outcome.out.splitlines()[:2] == [" 98%  🦅 老鹰型  (eagle)", " 98%  🧮 砍价型  (bargainer)"]
    assert outcome.out.splitlines()[-2:] == ["   + '说话很快' → 说话快", "   + '砍价' → 要便宜"]
    assert outcome.err == ""


def test_the_words_may_come_unquoted_and_the_next_question_is_told(birdcall: Command) -> None:
    outcome = birdcall("classify", "friendly,", "hesitates", "a", "lot")

    assert outcome.out.splitlines()[0] == " 79%  🤔 Hesitant  (hesitant)"
    assert outcome.out.splitlines()[-1] == "   ? Would you say talks fast?"


def test_the_answer_comes_in_the_language_that_is_asked_for(birdcall: Command) -> None:
    outcome = birdcall("classify", "--language", "en", "说话很快")

    assert outcome.out.splitlines()[0].strip().endswith("🦅 Eagle  (eagle)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("王总来了", "看不出是哪一类。先说一两个你看到的：说话快还是慢？先问什么？\n"),
        ("hi", "Nothing to go on yet. Say one or two things you noticed: quick or slow? What did they ask first?\n"),
    ],
)
def test_what_says_nothing_is_answered_with_what_to_say(birdcall: Command, text: str, said: str) -> None:
    outcome = birdcall("classify", text)

    assert (outcome.code, outcome.out) == (0, said)


def test_standard_input_is_read_when_there_are_no_words(birdcall: Command) -> None:
    outcome = birdcall("classify", "--json", typed="说话很快\n")

    assert json.loads(outcome.out)["signals"] == [{"id": "fast_pace", "polarity": 1, "span": [0, 4]}]


@pytest.mark.parametrize("typed", ["", " \n"])
def test_an_empty_text_is_no_description(birdcall: Command, typed: str) -> None:
    outcome = birdcall("classify", typed=typed)

    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err == (
        'Nothing to read. Describe a customer: birdcall classify "talks fast, wants the price first"\n'
    )


def test_json_holds_types_best_first_signals_with_spans_and_the_question(birdcall: Command) -> None:
    outcome = birdcall("classify", "--json", "很热情，不砍价")

    answer = json.loads(outcome.out)
    confidences = [ranked["confidence"] for ranked in answer["types"]]
    assert list(answer) == ["types", "signals", "question"]
    assert {(ranked["id"], ranked["facet"]) for ranked in answer["types"]} >= {
        ("dove", "style"),
        ("hesitant", "behaviour"),
    }
    assert confidences == sorted(confidences, reverse=True)
    assert answer["signals"] == [
        {"id": "people_first", "polarity": 1, "span": [1, 3]},
        {"id": "asks_discount", "polarity": -1, "span": [5, 7]},
    ]
    assert answer["question"] == {"signal": "fast_pace", "say": "您是说话快吗？", "watch": "看他是不是说话快"}


def test_json_of_what_says_nothing_is_empty_and_asks_nothing(birdcall: Command) -> None:
    outcome = birdcall("classify", "--json", "王总来了")

    assert json.loads(outcome.out) == {"types": [], "signals": [], "question": None}


def test_json_lines_are_answered_one_by_one_in_their_order(birdcall: Command) -> None:
    texts = ["说话很快", "hi", "", "haggles", "爱\n砍价"]
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]

    outcome = birdcall("classify", "--jsonl", typed="\n\n".join(lines))

    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3, 4]
    assert [[found["id"] for found in answer["signals"]] for answer in answers] == [
        *(["fast_pace"], [], [], ["asks_discount"], ["asks_discount"])
    ]
    assert all(list(answer) == ["id", "types", "signals", "question"] for answer in answers)


def test_an_id_comes_back_as_it_was_given(birdcall: Command) -> None:
    ids = ["a", 7, None, "客户-1", [1, 2]]

    outcome = birdcall("classify", "--jsonl", typed="\n".join(json.dumps({"id": name, "text": "hi"}) for name in ids))

    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == ids


@pytest.mark.parametrize("line", ["oops", "[]", "5", '"text"', "{}", '{"id": 1}', '{"text": "hi"}', '{"id": 1, "text"'])
def test_a_line_that_is_no_description_is_named_after_the_good_ones_were_answered(birdcall: Command, line: str) -> None:
    outcome = birdcall("classify", "--jsonl", typed=f'{{"id": 1, "text": "hi"}}\n\n{line}\n{{"id": 2, "text": "hi"}}\n')

    assert outcome.code == 2
    assert [json.loads(answer)["id"] for answer in outcome.out.splitlines()] == [1]
    assert outcome.err == 'Line 3 is not {"id": …, "text": …}; mend it and run again.\n'


@pytest.mark.parametrize("text", ["5", "null", "[]", "{}", "true"])
def test_a_text_that_is_no_text_is_named(birdcall: Command, text: str) -> None:
    outcome = birdcall("classify", "--jsonl", typed=f'{{"id": 1, "text": {text}}}\n')

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Line 1: “text” must be text in quotes; mend it and run again.\n"


def test_a_broken_library_is_told_in_full(birdcall: Command) -> None:
    outcome = birdcall("classify", "--library", "nowhere", "说话很快")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[0] == ("nowhere:1:1 there is no such folder; set BIRDCALL_LIBRARY to the library")
