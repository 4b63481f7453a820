"""The catalogue: what entries draw on is listed, and what nobody draws on is excused or found."""

import pytest

from bot.content.coverage import measure_coverage
from bot.content.loading import load_library
from bot.core.text import Text

from .authoring import Author


def test_a_scheme_has_a_title_and_perhaps_an_excuse(author: Author) -> None:
    catalogue = load_library(author.root).catalogue

    assert catalogue["S000-17"].title == Text("四种风格", "Four styles")
    assert catalogue["S000-17"].excuse is None
    assert catalogue["S000-31"].excuse == ("not_for_bot", Text("这是给办公室的。", "It is for the office."))


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("types/dove.yaml", "28:11 dove › sources[0]"),
        ("objections/too_far.yaml", "16:11 too_far › sources[0]"),
        ("plays/handover.yaml", "20:11 handover › sources[0]"),
        ("packs/tea/pack.yaml", "24:11 tea › sources[0]"),
        ("packs/tea/objections.yaml", "11:13 tea_stale › sources[0]"),
        ("tiers/spend.yaml", "22:11 spend › sources[0]"),
        ("calendar.yaml", "28:11 sources[0]"),
    ],
)
def test_citing_what_the_catalogue_does_not_have(author: Author, file: str, place: str) -> None:
    text = (author.root / file).read_text(encoding="utf-8")
    author.write(
        file, text.replace("S000-17]", "S000-99]").replace("S000-24]", "S000-99]").replace("S000-11]", "S000-99]")
    )

    problems = author.problems()

    told = "the catalogue has no S000-99; correct it or add it to catalogue.yaml"
    assert problems == [f"{file}:{place}: {told}"]


def test_a_rule_cites_too(author: Author) -> None:
    text = (author.root / "packs/tea/pairing.yaml").read_text(encoding="utf-8")
    author.write("packs/tea/pairing.yaml", text.replace("[S000-11]", "[S000-11, S001-01]", 1))

    assert author.problems() == [
        "packs/tea/pairing.yaml:7:22 green_then_pot › sources[1]: "
        "the catalogue has no S001-01; correct it or add it to catalogue.yaml"
    ]


def test_a_library_without_a_catalogue_may_cite_anything(author: Author) -> None:
    (author.root / "catalogue.yaml").unlink()

    library = load_library(author.root)

    assert (dict(library.catalogue), measure_coverage(library).uncited) == ({}, ())


def test_a_catalogue_that_cannot_be_read_lacks_nothing(author: Author) -> None:
    author.write("catalogue.yaml", "- [")

    assert [problem.split()[0] for problem in author.problems()] == ["catalogue.yaml:2:1"]


def test_coverage_counts_who_cites_a_scheme_and_finds_those_that_nobody_does(author: Author) -> None:
    coverage = measure_coverage(load_library(author.root))

    assert coverage.citing == {"S000-11": 5, "S000-17": 7, "S000-24": 3, "S000-30": 0, "S000-31": 0}
    assert [one.id for one in coverage.uncited] == ["S000-30"]


def test_a_scheme_that_comes_to_be_cited_is_covered(author: Author) -> None:
    author.change("types/dove.yaml", "[S000-17]", "[S000-17, S000-30]")

    assert measure_coverage(load_library(author.root)).uncited == ()


def test_an_excuse_has_a_kind_and_a_reason(author: Author) -> None:
    author.change(
        "catalogue.yaml", "{kind: not_for_bot, why: {zh: 这是给办公室的。, en: It is for the office.}}", "{kind: dull}"
    )

    assert author.problems() == [
        "catalogue.yaml:7:12 S000-31 › excused: “why” is missing; add it",
        "catalogue.yaml:7:19 S000-31 › excused › kind: "
        "input should be 'not_coached', 'not_for_bot' or 'elsewhere'; see README.md beside the library for the format",
    ]


def test_two_schemes_cannot_share_an_id(author: Author) -> None:
    author.change("catalogue.yaml", "id: S000-30", "id: S000-24")

    assert author.problems() == [
        "catalogue.yaml:4:8 S000-24 › id: “S000-24” is already at catalogue.yaml:3; rename one"
    ]
