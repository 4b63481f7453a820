"""The cache makes opening quick and can never make it wrong."""

from pathlib import Path

import pytest

from bot.content.cache import cache_file, read_cache, write_cache
from bot.content.files import fingerprint
from bot.content.loading import load_library
from bot.content.opening import open_library
from bot.content.problems import LibraryError

from .authoring import Author


def test_a_library_comes_back_from_the_cache_as_it_went_in(author: Author, tmp_path: Path) -> None:
    library = load_library(author.root)

    write_cache(tmp_path / "cache", library)

    assert read_cache(tmp_path / "cache", library.version) == library


def test_opening_writes_the_cache_and_then_uses_it(author: Author, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = open_library(author.root, cache)
    file = cache_file(cache, first.version)
    file.write_bytes(file.read_bytes().replace("老鹰型".encode(), "雄鹰型".encode()))

    again = open_library(author.root, cache)

    assert again.types["eagle"].name.zh == "雄鹰型"


def test_changed_content_is_not_served_from_the_cache(author: Author, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    open_library(author.root, cache)
    author.change("types/eagle.yaml", "{zh: 老鹰型, en: Eagle}", "{zh: 雄鹰型, en: Eagle}")

    library = open_library(author.root, cache)

    assert library.types["eagle"].name.zh == "雄鹰型"
    assert [file.name for file in cache.iterdir()] == [cache_file(cache, library.version).name]


def test_content_that_became_bad_is_told_although_the_good_is_cached(author: Author, tmp_path: Path) -> None:
    open_library(author.root, tmp_path / "cache")
    author.write("types/eagle.yaml", "")

    with pytest.raises(LibraryError) as caught:
        open_library(author.root, tmp_path / "cache")

    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]", b'{"version": "x"}'])
def test_a_corrupt_cache_is_ignored_and_replaced(author: Author, tmp_path: Path, content: bytes) -> None:
    file = cache_file(tmp_path, fingerprint(author.root))
    file.write_bytes(content)

    library = open_library(author.root, tmp_path)

    assert library.types["eagle"].name.en == "Eagle"
    assert read_cache(tmp_path, library.version) == library


def test_a_cache_folder_that_cannot_be_written_is_no_error(author: Author, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")

    library = open_library(author.root, blocked / "cache")

    assert library.types["eagle"].name.en == "Eagle"
    assert blocked.read_text(encoding="utf-8") == "a file where a folder should be"


def test_without_a_cache_nothing_is_written(author: Author, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))

    open_library(author.root, None)

    assert sorted(tmp_path.rglob("*")) == before
