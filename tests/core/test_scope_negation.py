"""Negation around a wording turns it; what only looks like negation does not."""

from .reading_it import STRONG, descriptions, strength


@descriptions("他砍价 / 爱砍价 / 客户跟我砍价", "he haggles / keeps haggling / the customer haggled")
def test_plain_wording_counts_in_full(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions(
    "他不砍价 / 她从来不砍价 / 他没砍价 / 没有砍价 / 他没怎么砍价 / 从不砍价",
    "不太砍价 / 不想跟我砍价 / 不喜欢砍价 / 谈不上砍价",
)
def test_chinese_negation_turns_the_meaning(text: str) -> None:
    assert strength(text) < -0.5


@descriptions(
    "he doesn't haggle / he didn't haggle / never haggles / did not really haggle / hardly haggles",
    "isn't a haggler / without haggling / no haggling / he can't haggle / won’t haggle",
)
def test_english_negation_turns_the_meaning(text: str) -> None:
    assert strength(text) < -0.5


@descriptions(
    "he hasn't haggled / they haven't haggled / she hadn't haggled / has never been a haggler",
    "doesn't want to haggle / didn't try to haggle / he neither haggles nor talks",
)
def test_other_english_negation_turns_the_meaning_too(text: str) -> None:
    assert strength(text) < -0.5


@descriptions("不，他砍价 / 他没说话就砍价 / 不爱说话，砍价", "no, he haggles / not chatty, haggles")
def test_negation_ends_with_its_clause_and_its_verb(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("他不是不砍价 / 没有不砍价的 / 并不是不砍价")
def test_a_double_negation_is_a_yes(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("他不得不砍价 / 他不会不砍价")
def test_cannot_but_is_a_yes(text: str) -> None:
    assert strength(text) > 0


@descriptions("不光砍价 / 不仅砍价，还爱说话", "not only haggles / not just haggling")
def test_not_only_is_no_negation(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("特别砍价 / 他特别爱砍价 / 特别会砍价")
def test_a_character_inside_another_word_is_no_negation(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions(
    "能不能砍价 / 问可不可以砍价 / 他问能否砍价 / 他说「能不能砍价」", "can't you haggle / asked “why don't we haggle”"
)
def test_a_request_in_negative_form_counts_in_full(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("不知道他爱不爱砍价 / 他会不会砍价")
def test_yes_or_no_left_open_is_doubt(text: str) -> None:
    assert 0 < strength(text) < STRONG / 2


@descriptions("他砍不砍价 / 他爱不爱说话")
def test_yes_or_no_left_open_is_doubt_although_the_verb_begins_the_wording(text: str) -> None:
    found = strength(text) + strength(text, "chatty")

    assert 0 < found < STRONG / 2


@descriptions("动不动就砍价 / 时不时砍价")
def test_time_and_again_is_no_question(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("他说“我不砍价”", 'he said "I won\'t haggle"')
def test_a_no_in_quoted_speech_is_a_no(text: str) -> None:
    assert strength(text) < -0.5
