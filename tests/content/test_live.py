"""The library that serves is always whole and good, whatever happens to its files."""

import gc
from pathlib import Path

import pytest

from bot.content.live import LiveLibrary
from bot.content.problems import LibraryError

from .authoring import Author

EAGLE = "types/eagle.yaml"


def name_of_eagle(live: LiveLibrary) -> str:
    return live.engine.library.types["eagle"].name.zh


def test_files_that_did_not_change_are_nothing_new(author: Author, tmp_path: Path) -> None:
    live = LiveLibrary(author.root, tmp_path / "cache")
    engine = live.engine

    looked = live.refresh()

    assert looked is None
    assert live.engine is engine


def test_a_good_edit_serves(author: Author, tmp_path: Path) -> None:
    live = LiveLibrary(author.root, tmp_path / "cache")
    author.change(EAGLE, "{zh: 老鹰型, en: Eagle}", "{zh: 雄鹰型, en: Eagle}")

    looked = live.refresh()

    assert looked == ()
    assert name_of_eagle(live) == "雄鹰型"


def test_a_new_cue_is_read_with_the_next_description(author: Author) -> None:
    live = LiveLibrary(author.root, None)
    before = live.engine.reader.read("走路带风").findings
    author.change("signals/manner.yaml", "风风火火", "走路带风")

    live.refresh()

    assert before == ()
    assert [finding.signal for finding in live.engine.reader.read("走路带风").findings] == ["fast_pace"]


def test_after_a_bad_edit_the_last_good_library_serves_and_the_edit_is_told_once(author: Author) -> None:
    live = LiveLibrary(author.root, None)
    engine = live.engine
    author.change(EAGLE, "emoji: 🦅", "emoji: 🦅\ncolour: red")

    looked = [live.refresh() for _ in range(3)]

    assert [str(problem) for problem in looked[0] or ()] == [
        "types/eagle.yaml:3:9 eagle › colour: this key is not known here; check its spelling or remove it"
    ]
    assert looked[1:] == [None, None]
    assert live.engine is engine


def test_a_repaired_edit_serves(author: Author) -> None:
    live = LiveLibrary(author.root, None)
    author.change(EAGLE, "{zh: 老鹰型, en: Eagle}", "{zh: 雄鹰型, en: no}")
    bad = live.refresh()
    author.change(EAGLE, "en: no}", "en: Eagle}")

    repaired = live.refresh()

    assert bad
    assert repaired == ()
    assert name_of_eagle(live) == "雄鹰型"


def test_an_edit_taken_back_is_told_as_good(author: Author) -> None:
    live = LiveLibrary(author.root, None)
    engine = live.engine
    author.change(EAGLE, "emoji: 🦅", "emoji: 🦅\ncolour: red")
    live.refresh()
    author.change(EAGLE, "emoji: 🦅\ncolour: red", "emoji: 🦅")

    looked = live.refresh()

    assert looked == ()
    assert live.engine is engine


def test_a_second_bad_edit_is_told_too(author: Author) -> None:
    live = LiveLibrary(author.root, None)
    author.change(EAGLE, "emoji: 🦅", "emoji: 🦅\ncolour: red")
    first = live.refresh()
    author.change("types/dove.yaml", "resists: [urgency]", "resists: [shout]")

    second = live.refresh()

    assert first is not None
    assert second is not None
    assert [problem.file for problem in first] == [EAGLE]
    assert [problem.file for problem in second] == ["types/dove.yaml", EAGLE]


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("written", ["{zh: 雄鹰型, en: Eagle}", "{zh: 雄鹰型, en: no}"])
def test_the_garbage_collector_is_left_as_it_was_found(author: Author, written: str, collecting: bool) -> None:
    live = LiveLibrary(author.root, None)
    author.change(EAGLE, "{zh: 老鹰型, en: Eagle}", written)
    (gc.enable if collecting else gc.disable)()
    try:
        live.refresh()
        left = gc.isenabled()
    finally:
        gc.enable()

    assert left is collecting


def test_a_file_that_is_gone_for_a_moment_is_looked_at_again(author: Author) -> None:
    live = LiveLibrary(author.root, None)
    file = author.root / EAGLE
    text = file.read_text(encoding="utf-8")
    file.unlink()
    file.symlink_to(author.root / "types" / "eagle.being-written")

    meanwhile = live.refresh()
    file.unlink()
    file.write_text(text.replace("老鹰型, en", "雄鹰型, en"), encoding="utf-8")

    assert meanwhile is None
    assert live.refresh() == ()
    assert name_of_eagle(live) == "雄鹰型"


def test_a_bad_library_does_not_serve_at_all_when_there_is_no_good_one(author: Author) -> None:
    author.write(EAGLE, "")

    with pytest.raises(LibraryError):
        LiveLibrary(author.root, None)
