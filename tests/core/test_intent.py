"""What a plain text is meant as, with the real library."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.engine import Engine
from bot.core.intent import Describing, Objecting, Searching, intent_of


@pytest.mark.parametrize(
    ("text", "objection"),
    [
        ("太贵了", "too_expensive"),
        ("她说要回去问老公", "ask_family"),
        ("it's too expensive", "too_expensive"),
        ("我再考虑考虑", "think_about_it"),
        ("没听过这牌子", "unknown_brand"),
        ("I'll think about it", "think_about_it"),
    ],
)
def test_what_a_customer_says_against_it_is_an_objection(engine: Engine, text: str, objection: str) -> None:
    meant = intent_of(engine, text)

    assert isinstance(meant, Objecting)
    assert meant.objection.id == objection


@pytest.mark.parametrize("text", ["杀价 收尾", "husband", "老公", "嫌贵怎么回", "客户投诉怎么办", "eagle closing"])
def test_a_few_words_that_name_something_are_a_search(engine: Engine, text: str) -> None:
    assert intent_of(engine, text) == Searching(text)


@pytest.mark.parametrize(
    "text",
    [
        "说话快",
        "话不多，只看配料表，问得很细",
        "张总，声音大，一直看表，嫌贵",
        "talks fast, keeps checking the time",
        "王总来了",
        "hi",
        "",
        "明天下午三点开会",
        "他没嫌贵",
        "x" * 5000,
    ],
)
def test_everything_else_is_a_description(engine: Engine, text: str) -> None:
    assert intent_of(engine, text) == Describing()


def test_a_trades_own_objections_are_heard_in_that_trade_only(engine: Engine) -> None:
    pack = engine.library.packs["beauty"]
    heard_here = {
        heard.objection.id
        for objection in pack.objections.values()
        for text in objection.also
        for heard in engine.ears.hear(text, "beauty")
    }
    heard_elsewhere = {
        heard.objection.id
        for objection in pack.objections.values()
        for text in objection.also
        for heard in engine.ears.hear(text, "")
    }

    assert heard_here & set(pack.objections)
    assert not heard_elsewhere & set(pack.objections)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_meant_as_something(engine: Engine, text: str) -> None:
    assert isinstance(intent_of(engine, text), Objecting | Searching | Describing)
