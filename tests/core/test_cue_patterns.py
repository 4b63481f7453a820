"""What a cue pattern finds: choices, gaps, open word ends, whole words."""

import pytest

from bot.core.matching import Matcher

from .making import FOLDING, cue


def found(pattern: str, text: str) -> list[str]:
    matcher = Matcher([("signal", cue(pattern))])
    return [text[match.start : match.end] for match in matcher.find(FOLDING.fold(text).text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("便宜[点|些]", "能便宜点吗，再便宜些，便宜", ["便宜点", "便宜些"]),
        ("[再|]便宜点", "便宜点，再便宜点", ["便宜点", "再便宜点"]),
        ("[best|lowest] price", "the best price or the lowest price", ["best price", "lowest price"]),
        ("haggl~", "haggle, haggles and haggling", ["haggle", "haggles", "haggling"]),
        ("[haggl|bargain]~ hard", "he haggles hard, she bargains hard", ["haggles hard", "bargains hard"]),
        ("break~ the rules", "breaks the rules, breaking the rules", ["breaks the rules", "breaking the rules"]),
        ("[break|bend]~ … the rules", "bends some of the rules", ["bends some of the rules"]),
        ("talk[s|ing|] fast", "talk fast, talks fast, talking fast", ["talk fast", "talks fast", "talking fast"]),
    ],
)
def test_choices_and_open_ends_are_found_in_every_form(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("talks quick[|ly]", "he talks quickly", ["talks quickly"]),
        ("[fast|quick][-| ]pace[|d]", "a quick-paced man", ["quick-paced"]),
        ("wants best[| price]", "wants best prices", ["wants best"]),
    ],
)
def test_an_ending_that_may_be_missing_is_found_when_it_is_there(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("owl", "the bowl and the owls"),
        ("best price", "the best priced one"),
        ("haggl~", "unhaggled"),
        ("[haggl~|best price]", "the best pricey one"),
    ],
)
def test_english_wording_is_whole_words(pattern: str, text: str) -> None:
    assert found(pattern, text) == []


@pytest.mark.parametrize("text", ["被他拒绝", "被一口拒绝", "被他一口拒绝"])
def test_wording_that_may_be_missing_beside_a_gap_leaves_the_gap_open(text: str) -> None:
    assert found("被[他|她|]…拒绝", text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加它送", ["加它送"]),
        ("加它一台还得送", ["加它一台还得送"]),
        ("加它一二三四五六七八送", ["加它一二三四五六七八送"]),
        ("加它一二三四五六七八九送", []),
        ("加它，送", []),
        ("送加它", []),
    ],
)
def test_a_gap_holds_eight_characters_of_the_same_clause(text: str, expected: list[str]) -> None:
    assert found("加它…送", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ask price", ["ask price"]),
        ("ask me about the price", ["ask me about the price"]),
        ("ask me now and then about its price", ["ask me now and then about its price"]),
        ("ask me every now and then about its price", []),
        ("ask me. the price", []),
        ("ask me, the price", []),
    ],
)
def test_a_gap_holds_about_four_english_words_of_the_same_clause(text: str, expected: list[str]) -> None:
    assert found("ask … price", text) == expected


@pytest.mark.parametrize("text", ["asked the price", "ask for the underprice", "ask the pricey one"])
def test_words_beside_a_gap_are_whole_words_too(text: str) -> None:
    assert found("ask … price", text) == []


def test_what_stands_in_a_gap_keeps_its_own_meaning() -> None:
    matcher = Matcher([("gift", cue("加它…送")), ("praise", cue("好看"))])

    matches = matcher.find("加它好看就送")

    assert [match.owner for match in matches] == ["gift", "praise"]


def test_wording_that_only_repeats_part_of_a_longer_one_is_left_out() -> None:
    matcher = Matcher([("haggles", cue("还价")), ("haggles", cue("一直还价"))])

    matches = matcher.find("一直还价，昨天还价")

    assert [(match.start, match.end) for match in matches] == [(0, 4), (7, 9)]


def test_wording_inside_longer_wording_of_another_signal_counts() -> None:
    matcher = Matcher([("calm", cue("calm")), ("patient", cue("stays calm"))])

    matches = matcher.find("he stays calm")

    assert [match.owner for match in matches] == ["patient", "calm"]


def test_one_wording_may_show_two_signals() -> None:
    matcher = Matcher([("haggles", cue("砍价")), ("frugal", cue("砍价"))])

    matches = matcher.find("他砍价")

    assert sorted(match.owner for match in matches) == ["frugal", "haggles"]


@pytest.mark.parametrize("text", ["", "，。！", "👍👍", "a", "价"])
def test_a_matcher_finds_nothing_in_what_says_nothing(text: str) -> None:
    assert Matcher([("haggles", cue("砍价")), ("haggles", cue("haggl~"))]).find(text) == []


def test_a_matcher_without_cues_finds_nothing() -> None:
    assert Matcher([]).find("他砍价 and haggles") == []


@pytest.mark.parametrize(
    ("pattern", "rarest"),
    [
        ("[不|没]…[想卖|转手]", ["想卖", "转手"]),
        ("什么…摆手", ["摆手"]),
        ("[就|都]转手", ["转手"]),
        ("haggles … cost", ["haggles"]),
    ],
)
def test_a_cue_is_looked_for_by_what_stands_in_the_fewest_texts(pattern: str, rarest: list[str]) -> None:
    assert list(cue(pattern).anchors) == rarest
