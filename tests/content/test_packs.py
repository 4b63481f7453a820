"""A pack: what a trade asks, sells, offers and says, in one folder."""

import shutil

import pytest

from bot.content.loading import load_library
from bot.core.packs import NumberForm, Range
from bot.core.text import Text

from .authoring import Author

PACK, PRODUCTS, LINES, OBJECTIONS = (f"packs/tea/{name}.yaml" for name in ("pack", "products", "phrases", "objections"))
KNOWN_FILES = "pack.yaml, products.yaml, pairing.yaml, phrases.yaml, objections.yaml"


def test_the_files_of_a_folder_are_one_pack(author: Author) -> None:
    pack = load_library(author.root).packs["tea"]

    assert (pack.emoji, pack.name.en, pack.also) == ("🍵", "Tea shop", ("茶庄", "tea house"))
    assert pack.product == Text("这款茶", "this tea")
    assert list(pack.products) == ["green", "pot", "tin"]
    assert [rule.id for rule in pack.rules] == ["green_then_pot", "present_in_tin", "old_hand"]
    assert [(line.stage, line.type) for line in pack.lines] == [("greet", None), ("close", "owl")]
    assert list(pack.objections) == ["tea_stale"]


def test_an_attribute_is_a_choice_or_a_number(author: Author) -> None:
    use, years = load_library(author.root).packs["tea"].attributes.values()

    assert ([choice.name.en for choice in use.choices.values()], use.number) == (["Own use", "A present"], None)
    assert [cue.language for cue in use.choices["present"].cues] == ["zh", "zh", "en"]
    assert (dict(years.choices), years.number) == (
        {},
        NumberForm(0, 60, ("年茶龄", "years of tea"), ("喝茶",), bare=True),
    )


def test_a_rule_holds_what_it_asks_and_what_it_does(author: Author) -> None:
    pot, tin, old = load_library(author.root).packs["tea"].rules

    assert (pot.bought, pot.lacks, pot.offer, pot.avoid) == (("green",), ("pot",), ("pot",), ())
    assert pot.say and pot.say.moves == ("proof",)
    assert (dict(tin.values), dict(tin.ranges)) == ({"use": ("present",)}, {})
    assert (dict(old.values), dict(old.ranges)) == ({"use": ("own",)}, {"years": Range(10, None)})
    assert (old.avoid, old.advice, old.say) == (
        ("tin",),
        Text("让他自己闻、自己挑。", "Let them smell and choose."),
        None,
    )


def test_a_pack_needs_no_more_than_pack_yaml(author: Author) -> None:
    for name in ("products", "pairing", "phrases", "objections"):
        (author.root / "packs" / "tea" / f"{name}.yaml").unlink()

    pack = load_library(author.root).packs["tea"]

    assert (pack.products, pack.rules, pack.lines, pack.objections) == ({}, (), (), {})


@pytest.mark.parametrize("file", ["packs/coffee/pack.yaml", "packs.yaml"])
def test_a_pack_lies_in_the_folder_of_its_name(author: Author, file: str) -> None:
    text = (author.root / PACK).read_text(encoding="utf-8")
    shutil.rmtree(author.root / "packs" / "tea")
    author.write(file, text)

    problems = author.problems()

    told = "the pack “tea” belongs into packs/tea/pack.yaml; give the folder and the pack one name"
    assert problems == [f"{file}:1:5 tea › id: {told}"]


def test_a_folder_without_pack_yaml_is_told_once(author: Author) -> None:
    (author.root / PACK).unlink()

    problems = author.problems()

    assert problems == ["packs/tea/products.yaml:1:1 packs/tea has no pack.yaml; write it"]


def test_a_pack_that_cannot_be_read_is_not_also_missing(author: Author) -> None:
    author.write(PACK, "id: [tea\n")

    problems = author.problems()

    assert [problem.split()[0] for problem in problems] == ["packs/tea/pack.yaml:2:1"]


@pytest.mark.parametrize("file", ["packs/tea/prices.yaml", "packs/tea.yaml", "packs/tea/old/pack.yaml"])
def test_a_file_that_is_no_part_of_a_pack_is_named(author: Author, file: str) -> None:
    author.write(file, "- {id: green}\n")

    problems = author.problems()

    assert problems == [f"{file}:1:1 a pack is a folder packs/NAME with {KNOWN_FILES}"]


def test_an_objection_of_a_pack_may_not_hide_what_the_library_has(author: Author) -> None:
    objection = (author.root / OBJECTIONS).read_text(encoding="utf-8")
    for taken in ("too_far", "eagle", "handover", "close"):
        author.add(OBJECTIONS, objection.replace("tea_stale", taken))

    problems = author.problems()

    told = "hides {} of that id; put the pack's name before it"
    assert problems == [
        f"packs/tea/objections.yaml:{author.line(OBJECTIONS, f'id: {id_}')}:7 {id_} › id: “{id_}” {told.format(what)}"
        for id_, what in (
            ("too_far", "an objection of the library"),
            ("eagle", "a type"),
            ("handover", "a play"),
            ("close", "a stage"),
        )
    ]


def test_two_packs_cannot_have_objections_of_one_id(author: Author) -> None:
    shutil.copytree(author.root / "packs" / "tea", author.root / "packs" / "zest")
    author.change("packs/zest/pack.yaml", "id: tea", "id: zest")

    problems = author.problems()

    assert problems == [
        "packs/zest/objections.yaml:1:7 tea_stale › id: “tea_stale” is already in packs/tea/objections.yaml; rename one"
    ]


def test_two_packs_may_sell_the_same(author: Author) -> None:
    shutil.copytree(author.root / "packs" / "tea", author.root / "packs" / "zest")
    author.change("packs/zest/pack.yaml", "id: tea", "id: zest")
    author.change("packs/zest/objections.yaml", "id: tea_stale", "id: zest_stale")

    assert author.problems(thorough=True) == []


def test_two_products_of_a_pack_cannot_share_an_id(author: Author) -> None:
    author.change(PRODUCTS, "id: pot", "id: green")

    problems = author.problems()

    assert (
        problems[-1]
        == "packs/tea/products.yaml:5:7 green › id: “green” is already at packs/tea/products.yaml:1; rename one"
    )


def test_attributes_and_their_values_are_called_differently(author: Author) -> None:
    author.change(PACK, "{id: present,", "{id: own,")
    author.change(PACK, "id: years", "id: use")

    problems = author.problems()

    assert [problem for problem in problems if problem.startswith(PACK)] == [
        "packs/tea/pack.yaml:14:14 tea › attributes › use › values › own › id: two values are called “own”; rename one",
        "packs/tea/pack.yaml:15:9 tea › attributes › use › id: two attributes are called “use”; rename one",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      bare: true",
         "      bare: true\n    values: [{id: x, name: {zh: 甲, en: X}, cues: {zh: [甲乙], en: [xyz]}}]"),
        ("    number:\n      least: 0\n      most: 60\n      after: {zh: [年茶龄], en: [years of tea]}\n"
         "      before: {zh: [喝茶], en: []}\n      bare: true\n", ""),
    ],
)  # fmt: skip
def test_an_attribute_is_not_both_and_not_neither(author: Author, old: str, new: str) -> None:
    author.change(PACK, old, new)

    problems = author.problems()

    assert problems == ["packs/tea/pack.yaml:15:5 tea › attributes › years: give either values or a number"]


def test_a_number_has_room(author: Author) -> None:
    author.change(PACK, "most: 60", "most: 0")

    problems = author.problems()

    assert problems == [
        "packs/tea/pack.yaml:19:7 tea › attributes › years › number: no number lies between 0 and 0; swap or widen them"
    ]


def test_a_line_is_for_a_stage_and_for_a_type_that_exist(author: Author) -> None:
    author.change(LINES, "stage: greet", "stage: hello")

    assert author.problems() == [
        "packs/tea/phrases.yaml:1:11 [0] › stage: input should be 'prospect', 'greet', 'probe', 'present', 'answer', "
        "'negotiate', 'close', 'aftercare' or 'revive'; see README.md beside the library for the format"
    ]

    author.change(LINES, "stage: hello", "stage: greet")
    author.change(LINES, "type: owl", "type: crow")

    assert author.problems() == ["packs/tea/phrases.yaml:2:24 [1] › type: there is no type “crow”; correct the id"]


def test_lines_must_fit_with_what_any_trade_calls_its_product(author: Author) -> None:
    author.change(PACK, "en: this tea", "en: this very old and rare tea")
    author.change("types/eagle.yaml", "en: Both plans work. You pick.", f"en: {'x' * 231}{{product}}")

    problems = author.problems()

    assert problems == [
        "types/eagle.yaml:30:13 eagle › stages › close › phrases[2] › en: 257 characters with its blanks filled, "
        "256 allowed (the copy button's limit); shorten it or split it"
    ]


def test_cues_of_values_and_products_are_checked(author: Author) -> None:
    author.change(PACK, "zh: [自己喝]", "zh: [喝]")
    author.change(PRODUCTS, "[teapot~]", '["[teapot"]')

    problems = author.problems()

    assert problems == [
        "packs/tea/pack.yaml:13:60 tea › attributes › use › values › own › cues › zh[0]: "
        "cue “喝”: it may be a single character, which fires everywhere; write at least two",
        "packs/tea/products.yaml:8:25 pot › cues › en[0]: cue “[teapot”: a bracket is not closed, or a ~ stands alone; "
        "write choices as [a|b] and endings as word~",
    ]


def test_what_no_rule_asks_for_or_offers_is_found_for_authors_only(author: Author) -> None:
    author.change("packs/tea/pairing.yaml", "    years: {least: 10}\n", "")
    author.add(
        PRODUCTS,
        "- {id: cup, name: {zh: 杯子, en: Cup}, what: {zh: 喝, en: To drink.}, cues: {zh: [杯子], en: [cup of]}}\n",
    )

    assert author.problems() == []
    assert author.problems(thorough=True) == [
        "packs/tea/pack.yaml:15:9 tea › attributes › years › id: "
        "no rule asks for “years”; write one in pairing.yaml or remove it",
        "packs/tea/products.yaml:13:8 cup › id: no rule names “cup”; offer it in pairing.yaml or remove it",
    ]


def test_rules_that_cannot_be_read_leave_nothing_unused(author: Author) -> None:
    author.write("packs/tea/pairing.yaml", "- [")

    assert len(author.problems(thorough=True)) == 1


def test_blanks_that_cannot_be_read_are_not_unknown(author: Author) -> None:
    author.write("placeholders.yaml", "- [")

    assert len(author.problems()) == 1
