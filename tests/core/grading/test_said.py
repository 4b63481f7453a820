"""A few words give somebody a grade; anything else does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.book.writing import Writing
from bot.core.grading.said import SaidGrade, grade_said

WRITING = Writing({})


@pytest.mark.parametrize(
    ("text", "name", "tier"),
    [
        ("王姐 A级", "王姐", "A"),
        ("王姐A级", "王姐", "A"),
        ("王姐现在是b级", "王姐", "B"),
        ("张总改成 C 级客户。", "张总", "C"),
        ("王姐升到Ａ级", "王姐", "A"),
        ("Mrs Smith grade B", "Mrs Smith", "B"),
        ("Mrs Smith is grade b", "Mrs Smith", "B"),
        ("grade Mrs Smith as C", "Mrs Smith", "C"),
        ("make Tom class A", "Tom", "A"),
    ],
)
def test_a_grade_is_heard(text: str, name: str, tier: str) -> None:
    assert grade_said(text, WRITING) == SaidGrade(name, tier)


@pytest.mark.parametrize(
    "text",
    [
        "王姐 级",
        "说话快，直接问A级的多少钱",
        "A级",
        "他要A级的，便宜点",
        "What is grade A?",
        "the grade is fine",
        "王姐 Z级",
    ],
)
def test_what_gives_nobody_a_grade_is_none(text: str) -> None:
    assert grade_said(text, WRITING) is None


@given(st.text(max_size=60))
def test_any_text_is_heard_without_harm(text: str) -> None:
    said = grade_said(text, WRITING)
    assert said is None or (said.name.strip() and said.tier in "ABCDEFGH")
