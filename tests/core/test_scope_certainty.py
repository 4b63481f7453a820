"""How sure the rep is of what they write, and how much of it there is."""

from .reading_it import STRONG, descriptions, strength


@descriptions("有点爱说话 / 稍微有点爱说话", "a bit chatty / kind of chatty / slightly chatty")
def test_a_hedge_weakens(text: str) -> None:
    assert 0.3 < strength(text, "chatty") < STRONG


@descriptions("非常爱说话 / 超爱说话", "very chatty / always chatty / extremely chatty")
def test_an_emphasis_strengthens_up_to_one(text: str) -> None:
    assert STRONG < strength(text, "chatty") <= 1


@descriptions("听说他砍价 / 同事说他爱砍价", "I heard he haggles / apparently haggles")
def test_hearsay_weakens(text: str) -> None:
    assert 0.3 < strength(text) < STRONG


@descriptions("要是他砍价怎么办 / 万一砍价 / 可能砍价", "if he haggles / in case he haggles / maybe he haggles")
def test_what_may_be_is_hardly_evidence(text: str) -> None:
    assert 0 < strength(text) < STRONG / 2


@descriptions("他砍价吗？ / 他砍价吗", "does he haggle?")
def test_a_question_of_the_rep_is_hardly_evidence(text: str) -> None:
    assert 0 < strength(text) < STRONG / 2


@descriptions("开始砍价，后来不说话了 / 砍价，但人不错", "haggles, but pays / haggled, then paid")
def test_what_comes_before_a_contrast_counts_less(text: str) -> None:
    assert 0.3 < strength(text) < STRONG


@descriptions("人不错，但是砍价 / 开始不说话，后来砍价", "quiet, but haggles")
def test_what_comes_after_a_contrast_counts_in_full(text: str) -> None:
    assert strength(text) >= STRONG
