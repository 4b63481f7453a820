"""``birdcall library``: what its authors see."""

import json
from pathlib import Path

import pytest

from tests.content.authoring import Author

from .conftest import Command


def test_a_good_library_is_counted(birdcall: Command) -> None:
    outcome = birdcall("library", "check")

    assert outcome.code == 0
    assert outcome.out == (
        "The library is good: 5 types in 2 trees, 4 signals with 27 cues, 2 objections, 1 play, "
        "1 pack with 3 pairing rules, 2 grading schemes; 39 phrases in each language.\n"
    )


def test_every_mistake_is_told_on_the_error_stream(birdcall: Command, author: Author) -> None:
    author.change("types/eagle.yaml", "emoji: 🦅", "emoji: 🦅\ncolour: red")
    author.change("trees/style.yaml", "no: owl}", "no: crow}")

    outcome = birdcall("library", "check", "--library", str(author.root))

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines() == [*author.problems(), "3 problems"]


def test_coverage_shows_every_type_and_fails_on_holes(birdcall: Command) -> None:
    outcome = birdcall("library", "coverage")

    lines = outcome.out.splitlines()
    assert outcome.code == 1
    assert lines[0].split() == [
        *("prospect", "greet", "probe", "present", "answer", "negotiate", "close", "aftercare", "revive")
    ]
    assert lines[3].split() == ["eagle", "·", "·", "2/2", "·", "·", "·", "3/3", "·", "·"]
    assert lines[lines.index("phrases zh/en; 70 holes in the main facets") + 1 :] == [
        "catalogue: 5 schemes, 1 excused, 1 not cited",
        "  S000-31 The form of the report – not for bot: It is for the office.",
        "  S000-30 One that nobody uses – no entry cites it; cite it or excuse it in catalogue.yaml",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["🦅 老鹰型 (style: eagle)", "这位是老鹰型，一看就知道。", "→ 要合自己的意。", "✅ 头一件要做的"]),
        ("en", ["🦅 Eagle (style: eagle)", "This one is the eagle, plain to see.", "→ To have it their way."]),
    ],
)
def test_a_type_is_shown_as_a_rep_reads_it(birdcall: Command, language: str, expected: list[str]) -> None:
    outcome = birdcall("library", "show", "eagle", "--language", language)

    assert outcome.code == 0
    assert outcome.out.splitlines()[: len(expected)] == expected
    assert outcome.out.splitlines()[-1] == "S000-17"


def test_a_type_is_shown_with_the_lines_of_each_stage(birdcall: Command) -> None:
    outcome = birdcall("library", "show", "eagle", "--language", "en")

    assert outcome.out.split("\n\n")[2].splitlines() == [
        "💬 Close · Ask once, then wait.",
        "   “We come to signing, so when does the eagle need it?”",
        "   “Last of all, eagle: shall I wrap it up now?”",
        "   “Both plans work. You pick.”",
    ]


def test_an_unknown_id_is_answered_with_the_known_ones(birdcall: Command) -> None:
    outcome = birdcall("library", "show", "crow")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "Nothing in the library has the id “crow”.",
        "Types: bargainer, dove, eagle, hesitant, owl.",
        "Objections: tea_stale, too_far.",
        "Plays: handover.",
        "Packs: tea.",
        "Grading schemes: letters, spend.",
    ]


def test_schemas_are_written_where_they_are_wanted(birdcall: Command, tmp_path: Path) -> None:
    outcome = birdcall("library", "schema", "editor/schemas")

    written = sorted((tmp_path / "editor" / "schemas").iterdir())
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].startswith("Wrote 17 schemas to editor/schemas.")
    assert {"moves", "signals", "types", "objections", "pairing", "banned"} <= {p.name.split(".")[0] for p in written}
    assert all(json.loads(path.read_text(encoding="utf-8"))["$schema"] for path in written)


def test_a_folder_that_cannot_be_written_is_named(birdcall: Command, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")

    outcome = birdcall("library", "schema", "taken")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Cannot write to taken: File exists. Name another folder.\n"
