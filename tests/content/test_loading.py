"""The library as a whole: every problem of every file at once, and nothing half loaded."""

import shutil
from pathlib import Path

import pytest

from bot.content.loading import load_library
from bot.content.problems import LibraryError

from .authoring import Author


def test_all_problems_of_all_files_come_at_once_in_file_order(author: Author) -> None:
    author.change("types/eagle.yaml", "resists: [warmth]", "resists: [shout]")
    author.change("types/dove.yaml", "emoji: 🕊", "emoji: 🕊\ncolour: red")
    author.change("trees/style.yaml", "no: owl}", "no: crow}")
    author.change("stages.yaml", "zh: [先看看]", "zh: [看]")
    author.change("signals/price.yaml", "paid full price", "100")

    problems = author.problems()

    assert problems == [
        "signals/price.yaml:15:17 asks_discount › cues › en › against[0]: "
        "YAML reads 100 as a number; put the text in quotes",
        "stages.yaml:3:100 probe › cues › zh[0]: "
        "cue “看”: it may be a single character, which fires everywhere; write at least two",
        "trees/style.yaml:8:66 nodes › focus › no: "
        "“crow” is neither a node of this tree nor a type; write it or correct the id",
        "types/dove.yaml:3:9 dove › colour: this key is not known here; check its spelling or remove it",
        "types/eagle.yaml:9:11 eagle › resists[0]: there is no move “shout”; moves.yaml lists them",
        "types/owl.yaml:1:5 owl › id: no tree ends in “owl”; make it a leaf of one",
    ]


def test_the_error_itself_reads_one_problem_a_line(author: Author) -> None:
    author.write("types/eagle.yaml", "")
    author.write("types/dove.yaml", "")

    with pytest.raises(LibraryError) as caught:
        load_library(author.root)

    assert str(caught.value).splitlines() == author.problems()


def test_a_file_that_is_no_part_of_the_library_is_named(author: Author) -> None:
    author.write("typos.yaml", "a: b\n")

    problems = author.problems()

    assert problems == [
        "typos.yaml:1:1 “typos” is not a part of the library; "
        "expected one of moves, placeholders, stages, signals, trees, types, "
        "objections, plays, tiers, calendar, banned, catalogue, packs"
    ]


def test_a_missing_folder_is_a_problem_with_a_remedy(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    with pytest.raises(LibraryError) as caught:
        load_library(nowhere)

    assert str(caught.value) == f"{nowhere}:1:1 there is no such folder; set BIRDCALL_LIBRARY to the library"


def test_what_an_editor_leaves_beside_a_file_it_has_open_is_no_part_of_the_library(author: Author) -> None:
    (author.root / "types" / ".#eagle.yaml").symlink_to("author@desk.4711:1763700000")

    problems = author.problems()

    assert problems == []


def test_the_version_follows_the_content_and_nothing_else(author: Author, tmp_path: Path) -> None:
    shutil.copytree(author.root, tmp_path / "copy")
    before = load_library(author.root).version
    author.change("types/eagle.yaml", "Both plans work.", "Both plans do.")

    after = load_library(author.root).version

    assert load_library(tmp_path / "copy").version == before
    assert after != before


def test_a_type_knows_its_facet_and_its_lines(author: Author) -> None:
    library = load_library(author.root)

    eagle = library.types["eagle"]

    assert (eagle.facet, eagle.name.zh, eagle.welcomes, eagle.resists) == (
        "style",
        "老鹰型",
        ("brief", "proof"),
        ("warmth",),
    )
    assert [phrase.text.en for phrase in eagle.stages["close"].phrases][-1] == "Both plans work. You pick."
    assert library.trees["style"].opening == (("fast_pace", 1), ("fast_pace", -1))


def test_traditional_characters_are_read_as_simplified(author: Author) -> None:
    library = load_library(author.root)

    assert [library.simplified[char] for char in "說話愛講價"] == list("说话爱讲价")
    assert "说" not in library.simplified
