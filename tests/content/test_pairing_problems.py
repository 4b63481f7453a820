"""Pairing rules that name what is not there, that can never fire, or that contradict or repeat each other."""

import pytest

from .authoring import Author

FILE = "packs/tea/pairing.yaml"
WHY = "  why: {zh: 就是这样, en: So it is.}\n"
SAY = '  say: {zh: "配上这个正好。", en: "This goes with it.", moves: [brief]}\n'
END = "  sources: [S000-11]\n"


def rule(*lines: str) -> str:
    """A rule ``extra``, whose lines begin at line 22 with its id."""
    return "- id: extra\n" + "".join(f"  {line}\n" for line in lines) + WHY + SAY + END


def told(author: Author, *lines: str) -> list[str]:
    author.add(FILE, rule(*lines))
    return author.problems()


def test_the_next_rule_begins_at_line_22(author: Author) -> None:
    assert told(author, "bought: [tin]", "offer: [green]") == []
    assert author.line(FILE, "id: extra") == 22


def test_an_attribute_a_value_or_a_product_the_pack_does_not_have(author: Author) -> None:
    assert told(author, "when: {age: [old], use: [own, resale]}", "bought: [cup]", "offer: [tin, lid]") == [
        "packs/tea/pairing.yaml:23:15 extra › when › age: the pack has no attribute “age”; it has use, years",
        "packs/tea/pairing.yaml:23:33 extra › when › use[1]: "
        "“use” is never “resale”, so the rule could not fire; it is one of own, present",
        "packs/tea/pairing.yaml:24:12 extra › bought[0]: the pack has no product “cup”; correct the id or write it",
        "packs/tea/pairing.yaml:25:16 extra › offer[1]: the pack has no product “lid”; correct the id or write it",
    ]


def test_a_product_of_another_pack_is_not_this_ones(author: Author) -> None:
    author.write(
        "packs/zest/pack.yaml", (author.root / "packs/tea/pack.yaml").read_text("utf-8").replace("id: tea", "id: zest")
    )
    author.write(
        "packs/zest/products.yaml",
        "- {id: cup, name: {zh: 杯子, en: Cup}, what: {zh: 喝, en: Drink.}, cues: {zh: [杯子], en: [cups]}}\n",
    )

    assert told(author, "offer: [cup]") == [
        "packs/tea/pairing.yaml:23:11 extra › offer[0]: the pack has no product “cup”; correct the id or write it"
    ]


def test_a_choice_takes_values_and_a_number_takes_a_range(author: Author) -> None:
    assert told(author, "when: {use: {least: 3}, years: [many]}", "offer: [tin]") == [
        "packs/tea/pairing.yaml:23:15 extra › when › use: “use” is a choice: list its values",
        "packs/tea/pairing.yaml:23:34 extra › when › years: “years” is a number: give least and below",
    ]


def test_a_condition_that_is_neither_is_told_how_to_write_it(author: Author) -> None:
    assert told(author, "when: {use: own, years: 10}", "offer: [tin]") == [
        f"packs/tea/pairing.yaml:23:{column} extra › when › {name}: "
        "list the values, as in [dry, oily], or give a range, as in {least: 25, below: 40}"
        for name, column in (("use", 15), ("years", 27))
    ]


@pytest.mark.parametrize(
    ("condition", "where", "message"),
    [
        ("years: {}", "23:17 extra › when › years", "give least, below or both"),
        ("years: {least: 9, below: 9}", "23:17 extra › when › years", "nothing is at least 9 and below 9"),
        ("years: {from: 9}", "23:24 extra › when › years › from", "this key is not known here"),
        ("use: []", "23:15 extra › when › use", "0 entries, at least 1 needed"),
    ],
)  # fmt: skip
def test_a_condition_of_the_wrong_shape_is_one_problem(
    author: Author, condition: str, where: str, message: str
) -> None:
    (problem,) = told(author, f"when: {{{condition}}}", "offer: [tin]")

    assert problem.startswith(f"packs/tea/pairing.yaml:{where}: {message}")


@pytest.mark.parametrize("range_", ["{least: 61}", "{below: 0}"])
def test_a_range_in_which_the_number_never_lies(author: Author, range_: str) -> None:
    assert told(author, f"when: {{years: {range_}}}", "offer: [tin]") == [
        "packs/tea/pairing.yaml:23:17 extra › when › years: “years” lies between 0 and 60, never here"
    ]


@pytest.mark.parametrize("range_", ["{least: 60}", "{below: 1}"])
def test_a_range_at_the_edge_is_good(author: Author, range_: str) -> None:
    assert told(author, f"when: {{years: {range_}}}", "bought: [pot]", "offer: [green]") == []


def test_bought_and_not_bought_at_once(author: Author) -> None:
    assert told(author, "bought: [green]", "lacks: [green, tin]", "offer: [tin]") == [
        "packs/tea/pairing.yaml:24:10 extra › lacks: nobody has bought and not bought the same; the rule can never fire"
    ]


def test_one_of_several_may_be_lacking(author: Author) -> None:
    assert told(author, "bought: [green, pot]", "lacks: [green]", "offer: [tin]") == []


def test_an_offer_of_nothing_but_what_was_bought(author: Author) -> None:
    assert told(author, "bought: [green]", "offer: [green]") == [
        "packs/tea/pairing.yaml:24:10 extra › offer: it offers only what was bought already; offer something else"
    ]


def test_an_offer_of_what_another_of_the_buyers_has_is_good(author: Author) -> None:
    assert told(author, "bought: [green, pot]", "offer: [green]") == []


def test_a_rule_that_does_nothing(author: Author) -> None:
    assert told(author, "bought: [green]") == [
        "packs/tea/pairing.yaml:22:3 extra: the rule does nothing; give offer, avoid or advice"
    ]


def test_an_offer_without_a_line_to_say(author: Author) -> None:
    author.add(FILE, f"- id: extra\n  offer: [tin]\n{WHY}{END}")

    assert author.problems() == ["packs/tea/pairing.yaml:22:3 extra: an offer needs a line to say; add say"]


@pytest.mark.parametrize(
    "conditions",
    [
        "when: {use: [own], years: {least: 10}}",
        "when: {use: [own], years: {least: 20, below: 30}}\n  bought: [green]",
    ],
)
def test_an_offer_that_another_rule_always_warns_off(author: Author, conditions: str) -> None:
    problems = told(author, conditions, "offer: [tin]")

    assert problems == [
        f"packs/tea/pairing.yaml:{24 + conditions.count(chr(10))}:10 "
        "extra › offer: “old_hand” warns off tin whenever this rule fires; "
        "the two contradict each other: narrow one of them"
    ]


@pytest.mark.parametrize(
    "conditions",
    [
        "when: {use: [own]}",
        "when: {use: [own, present], years: {least: 10}}",
        "when: {use: [own], years: {least: 9}}",
        "when: {use: [own], years: {below: 40}}",
    ],
)
def test_an_offer_that_is_only_sometimes_warned_off_is_good(author: Author, conditions: str) -> None:
    assert told(author, conditions, "bought: [pot]", "offer: [tin]") == []


def test_a_warning_about_what_was_bought_touches_offers_to_its_buyers_only(author: Author) -> None:
    author.add(FILE, "- id: no_pot\n  bought: [tin, pot]\n  lacks: [green]\n  avoid: [pot]\n" + WHY + END)
    author.add(FILE, rule("bought: [tin]", "offer: [pot]").replace("extra", "fits"))
    author.add(FILE, rule("bought: [tin]", "lacks: [green, pot]", "offer: [pot]").replace("extra", "clashes"))

    problems = author.problems()

    line = author.line(FILE, "id: clashes") + 3
    assert problems == [
        f"packs/tea/pairing.yaml:{line}:10 clashes › offer: “no_pot” warns off pot whenever this rule fires; "
        "the two contradict each other: narrow one of them"
    ]


def test_one_rule_that_offers_and_warns_off_the_same(author: Author) -> None:
    assert told(author, "when: {use: [own]}", "offer: [tin, pot]", "avoid: [pot]") == [
        "packs/tea/pairing.yaml:25:10 extra › avoid: it offers and warns off pot at once; keep one"
    ]


def test_two_rules_that_say_the_same(author: Author) -> None:
    assert told(author, "lacks: [pot]", "bought: [green]", "offer: [pot]") == [
        "packs/tea/pairing.yaml:22:7 extra › id: it says the same as “green_then_pot”; keep one"
    ]


def test_two_warnings_that_say_the_same(author: Author) -> None:
    assert told(author, "when: {years: {least: 10}, use: [own]}", "avoid: [tin]") == [
        "packs/tea/pairing.yaml:22:7 extra › id: it says the same as “old_hand”; keep one"
    ]


def test_a_second_piece_of_advice_under_the_same_conditions_is_good(author: Author) -> None:
    assert told(author, "when: {years: {least: 10}, use: [own]}", "advice: {zh: 少说多泡。, en: Talk less.}") == []


def test_two_rules_cannot_share_an_id(author: Author) -> None:
    author.change(FILE, "id: old_hand", "id: present_in_tin")

    assert author.problems() == [
        "packs/tea/pairing.yaml:14:7 present_in_tin › id: "
        "“present_in_tin” is already at packs/tea/pairing.yaml:8; rename one"
    ]


def test_what_is_wrong_with_the_products_is_not_told_of_every_rule(author: Author) -> None:
    author.change("packs/tea/products.yaml", "- id: tin", "- id: tin\n  colour: red")

    assert author.problems() == [
        "packs/tea/products.yaml:10:11 tin › colour: this key is not known here; check its spelling or remove it"
    ]

    author.write("packs/tea/products.yaml", "- [")

    assert len(author.problems()) == 1


def test_moves_and_blanks_of_what_is_said_are_checked(author: Author) -> None:
    author.change(
        FILE, 'en: "For a present, this tin needs no wrapping.", moves: [brief]', 'en: "A {gift}.", moves: [wrap]'
    )

    assert author.problems() == [
        "packs/tea/pairing.yaml:12:35 present_in_tin › say › en: "
        "the blank {gift} is not known; use one of {product} or plain words",
        "packs/tea/pairing.yaml:12:56 present_in_tin › say › moves[0]: there is no move “wrap”; moves.yaml lists them",
    ]
