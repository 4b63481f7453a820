"""The same person written down twice is noticed; a namesake of another family is not."""

from dataclasses import dataclass

import pytest
from hypothesis import given

from bot.core.book.likeness import alike
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING

MOBILE = "+8613812345678"


@dataclass(frozen=True, slots=True)
class Kept:
    id: int
    name: str
    phone: str = ""


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("王晓明", "王小明"), ("王晓明", "王晓萌"), ("王平", "王萍"), ("张三", "张珊"), ("王姐", "王姐"),
        ("陳姐", "陈姐"), ("曾志", "曾智"),
        ("李金华", "李京华"), ("Mrs Smith", "Smith"), ("mr. smith", "Smith"), ("Tom Baker", "Tom Bakker"),
        ("Baker Tom", "Tom Baker"),
        ("TOM", "Tom"),
    ],
)  # fmt: skip
def test_names_that_look_or_sound_the_same_may_be_one_person(name: str, other: str) -> None:
    assert alike(name, "", [Kept(7, other)], WRITING) == [(7, "name")]
    assert alike(other, "", [Kept(7, name)], WRITING) == [(7, "name")]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("王晓明", "李小明"), ("王姐", "王总"), ("王建国", "王建军"), ("王明", "王晓明"), ("王", "汪"),
        ("Tom", "Tim"), ("Smith", "Jones"),
        ("王姐", "Wang"), ("李娜", "李兰"), ("", ""), ("...", "!!"),
    ],
)  # fmt: skip
def test_other_names_are_other_people(name: str, other: str) -> None:
    assert alike(name, "", [Kept(7, other)], WRITING) == []


def test_the_same_phone_is_the_same_person_whatever_the_name_and_comes_first() -> None:
    others = [Kept(1, "王小明"), Kept(2, "老王", MOBILE), Kept(3, "李四", "+8613900001111")]

    assert alike("王晓明", MOBILE, others, WRITING) == [(2, "phone"), (1, "name")]


def test_two_without_a_phone_do_not_share_one() -> None:
    assert alike("王姐", "", [Kept(1, "张总")], WRITING) == []


@CALM
@given(ANY_TEXT, ANY_TEXT)
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert bool(alike(one, "", [Kept(1, other)], WRITING)) == bool(alike(other, "", [Kept(1, one)], WRITING))
