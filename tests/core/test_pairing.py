"""Facts are read in a trade's terms, and rules fire on what is known, no more and no less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.advice import Advice
from bot.core.facts import BOUGHT, FactReader, Facts
from bot.core.packs import Attribute, Choice, NumberForm, Pack, Product, Range, Rule
from bot.core.pairing import bands, pair
from bot.core.text import Text

from .making import cue, library, text, tree


def choice(name: str, *patterns: str) -> Choice:
    return Choice(name, text(name), tuple(cue(pattern) for pattern in patterns))


def product(name: str, *patterns: str) -> Product:
    return Product(name, text(name), text(name), tuple(cue(pattern) for pattern in patterns))


def rule(
    name: str,
    *,
    values: dict[str, tuple[str, ...]] | None = None,
    ranges: dict[str, Range] | None = None,
    bought: tuple[str, ...] = (),
    lacks: tuple[str, ...] = (),
    offer: tuple[str, ...] = (),
    avoid: tuple[str, ...] = (),
) -> Rule:
    say = Advice(Text(name, name), ("ask",)) if offer else None
    advice = None if offer or avoid else text(f"advice {name}")
    return Rule(name, values or {}, ranges or {}, bought, lacks, offer, avoid, advice, text(name), say, ("S000-11",))


SKIN = Attribute("skin", text("skin"), text("which skin?"), {
    "dry": choice("dry", "干皮", "dry skin"),
    "oily": choice("oily", "油皮", "oily skin"),
    "combination": choice("combination", "混油皮", "combination skin"),
}, None)  # fmt: skip
AGE = Attribute("age", text("age"), text("how old?"), {}, NumberForm(12, 99, ("岁", "years old"), ("age",), bare=True))
PEOPLE = Attribute(
    "people", text("people"), text("how many?"), {}, NumberForm(1, 20, ("口人", "people"), (), bare=False)
)


def pack(*rules: Rule) -> Pack:
    products = [
        product("cleanser", "洁面", "cleanser"),
        product("toner", "爽肤水", "toner"),
        product("cream", "面霜", "cream"),
    ]
    return Pack(
        "beauty", "💄", text("beauty"), (), text("about"), text("set"), text("gift"),
        {one.id: one for one in (SKIN, AGE, PEOPLE)}, {one.id: one for one in products}, rules, (), {}, ("S000-02",),
    )  # fmt: skip


READER = FactReader(library([tree("style", [("fast", "eagle", "dove")])]), pack())


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("42岁，干皮", Facts({"skin": frozenset({"dry"})}, {"age": 42})),
        ("42, dry skin, bought a cleanser", Facts({"skin": frozenset({"dry"})}, {"age": 42}, frozenset({"cleanser"}))),
        ("四十二岁", Facts(numbers={"age": 42})),
        ("三口人", Facts(numbers={"people": 3})),
        ("four people", Facts(numbers={"people": 4})),
        ("age: 35", Facts(numbers={"age": 35})),
        ("混油皮", Facts({"skin": frozenset({"combination"})})),
        ("不是干皮", Facts()),
        ("想买面霜", Facts()),
        ("买了面霜", Facts(bought=frozenset({"cream"}))),
        ("wants a cream", Facts()),
        ("5岁", Facts()),
        ("120", Facts()),
        ("还差20块", Facts()),
        ("$30", Facts()),
        ("", Facts()),
        ("hello", Facts()),
    ],
)
def test_facts_are_read_from_what_a_rep_writes(said: str, known: Facts) -> None:
    assert READER.read(said) == known


@given(st.text(max_size=200))
def test_any_text_gives_facts_of_the_pack_only(said: str) -> None:
    facts = READER.read(said)

    assert set(facts.values) <= {"skin"}
    assert set(facts.numbers) <= {"age", "people"}
    assert facts.bought <= {"cleanser", "toner", "cream"}


def test_an_answer_outweighs_what_was_read_and_nonsense_is_left_out() -> None:
    facts = READER.read("42岁 干皮").with_answers(
        pack(), {"skin": "oily", "age": 30, BOUGHT: ["toner", "no such"], "none": "x", "people": "many"}
    )

    assert facts == Facts({"skin": frozenset({"oily"})}, {"age": 30}, frozenset({"toner"}))


def test_a_rule_fires_when_everything_it_asks_is_known() -> None:
    made = pack(rule("dry_cream", values={"skin": ("dry",)}, ranges={"age": Range(35, 45)}, offer=("cream",)))

    def offered(said: str) -> list[str]:
        return [offer.rule.id for offer in pair(made, READER.read(said)).offers]

    assert offered("42岁 干皮") == ["dry_cream"]
    assert offered("干皮") == []
    assert offered("45岁 干皮") == []
    assert offered("35岁 干皮") == ["dry_cream"]
    assert offered("42岁 油皮") == []


def test_what_was_bought_is_not_offered_again_and_what_lacks_is() -> None:
    made = pack(rule("then_toner", bought=("cleanser",), lacks=("toner",), offer=("toner",)))

    assert [o.products for o in pair(made, READER.read("买了洁面")).offers] == [("toner",)]
    assert pair(made, READER.read("买了洁面和爽肤水")).offers == ()
    assert pair(made, READER.read("干皮")).offers == ()


def test_the_rule_that_asks_more_comes_first_and_each_product_once() -> None:
    made = pack(
        rule("any_dry", values={"skin": ("dry",)}, offer=("cream", "toner")),
        rule("older_dry", values={"skin": ("dry",)}, ranges={"age": Range(35, None)}, offer=("cream",)),
    )

    offers = pair(made, READER.read("42岁 干皮")).offers

    assert [(offer.rule.id, offer.products) for offer in offers] == [("older_dry", ("cream",)), ("any_dry", ("toner",))]


def test_a_warning_takes_the_product_out_of_every_offer() -> None:
    made = pack(
        rule("offer_cream", ranges={"age": Range(35, None)}, offer=("cream",)),
        rule("no_cream", values={"skin": ("oily",)}, avoid=("cream",)),
    )

    found = pair(made, READER.read("42岁 油皮"))

    assert found.offers == ()
    assert [one.id for one in found.warnings] == ["no_cream"]
    assert [offer.rule.id for offer in pair(made, READER.read("42岁 干皮")).offers] == ["offer_cream"]


def test_the_question_is_the_one_most_rules_wait_for_and_never_one_that_cannot_matter() -> None:
    made = pack(
        rule("a", values={"skin": ("dry",)}, offer=("cream",)),
        rule("b", values={"skin": ("oily",)}, offer=("toner",)),
        rule("c", ranges={"age": Range(35, None)}, offer=("cream",)),
    )

    assert pair(made, Facts()).ask == SKIN
    assert pair(made, READER.read("干皮")).ask == AGE
    assert pair(made, READER.read("干皮 42岁")).ask is None


def test_bands_are_the_ranges_between_which_rules_tell_a_difference() -> None:
    made = pack(
        rule("young", ranges={"age": Range(None, 25)}, offer=("toner",)),
        rule("older", ranges={"age": Range(35, 45)}, offer=("cream",)),
    )

    assert list(bands(made, "age")) == [(None, 25), (25, 35), (35, 45), (45, None)]
    assert list(bands(made, "people")) == []


@given(
    st.floats(allow_nan=False, min_value=-1e6, max_value=1e6), st.floats(allow_nan=False, min_value=-1e6, max_value=1e6)
)
def test_a_number_lies_in_exactly_one_of_two_neighbouring_ranges(edge: float, number: float) -> None:
    assert Range(None, edge).holds(number) != Range(edge, None).holds(number)
