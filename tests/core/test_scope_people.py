"""A description tells of several people; only what the customer does counts."""

from .reading_it import STRONG, descriptions, strength


@descriptions("客户来了，我也砍价 / 他站着，我们都砍价", "he pays, I haggle / I was haggling, she was quiet")
def test_what_the_rep_does_says_nothing_of_the_customer(text: str) -> None:
    assert strength(text) == 0


def test_what_the_rep_likes_says_nothing_of_the_customer() -> None:
    assert strength("我爱砍价，他不爱说话") == 0


@descriptions("他跟我砍价 / 我觉得他爱砍价 / 他让我砍价", "he haggles with me / I think he haggles")
def test_what_the_customer_does_to_the_rep_counts(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("客户一直找我砍价 / 他缠着我砍价 / 她老拉着我砍价")
def test_whatever_the_verb_what_the_customer_does_to_the_rep_counts(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions(
    "他老公砍价 / 她闺蜜一直砍价 / 张总的老婆砍价 / 隔壁老板砍价 / 我们店长砍价 / 同行砍价",
    "his wife haggles / her friend is haggling / my manager haggles / a competitor haggles",
)
def test_what_a_spouse_a_friend_or_a_rival_does_says_nothing_of_the_customer(text: str) -> None:
    assert strength(text) == 0


def test_the_customers_own_company_is_not_the_customer() -> None:
    assert strength("the customer's friend haggles") == 0


@descriptions(
    "他老婆不说话，他砍价 / 她闺蜜爱说话，她自己砍价 / 要跟老公商量，砍价 / 他和老婆一起砍价",
    "his wife is chatty but he haggles / wants to ask her husband, haggles / talks with his wife, haggles",
)
def test_company_in_the_sentence_does_not_hide_what_the_customer_does(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("asked his wife, then haggles / asks her husband and haggles")
def test_company_that_is_asked_does_not_hide_the_customer(text: str) -> None:
    assert strength(text) >= STRONG


@descriptions("他说“我砍价” / 他说「不砍价吗」 / “老公爱砍价” / 他说：“要是砍价呢？”", 'she said "I haggle"')
def test_quoted_speech_is_read_as_the_customer_speaking(text: str) -> None:
    assert strength(text) >= STRONG
