"""``birdcall library diff``: what a change does before anybody is served by it."""

import subprocess
from pathlib import Path

import pytest

from tests.content.authoring import SAMPLE, Author

from .conftest import Command, Outcome

LABELLED = """
{"id": "quick", "text": "说话很快", "types": ["eagle"]}
{"id": "slow", "text": "慢条斯理，聊家常", "types": ["dove"]}
"""
WRONG_KIND = "Line 1: text is a text, types a list of at least one type; mend it."


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    file = tmp_path / "labelled.jsonl"
    file.write_text(LABELLED, encoding="utf-8")
    return file


def diff(birdcall: Command, old: Path | str, new: Path, labelled: Path) -> Outcome:
    return birdcall("library", "diff", str(old), "--library", str(new), "--on", str(labelled))


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607  # ours


def test_a_library_differs_from_itself_in_nothing(birdcall: Command, author: Author, labelled: Path) -> None:
    outcome = diff(birdcall, SAMPLE, author.root, labelled)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == ("0 of 2 verdicts changed. Best type right: 2 → 2; among the first three: 2 → 2.\n")


def test_what_came_and_went_is_named_and_lines_are_counted(birdcall: Command, author: Author, labelled: Path) -> None:
    author.change("plays/handover.yaml", "id: handover", "id: collecting")
    author.change("types/eagle.yaml", "两个方案都行，您定。", "两个都行，您挑。")

    outcome = diff(birdcall, SAMPLE, author.root, labelled)

    assert outcome.code == 0
    assert outcome.out.splitlines()[:-1] == ["+ plays: collecting", "+ lines: 1", "− plays: handover", "− lines: 1"]


def test_fewer_right_verdicts_are_told_first_and_fail_the_command(
    birdcall: Command, author: Author, labelled: Path
) -> None:
    author.change("signals/manner.yaml", "strong: [说话很快, 语速快]", "strong: [语速快]")
    author.change("signals/manner.yaml", "weak: [风风火火]", "weak: [风风火火, 聊家常]")
    author.change("signals/manner.yaml", "strong: [聊家常]", "strong: [聊天]")
    author.change("signals/manner.yaml", "against: [慢条斯理]", "against: [慢慢的]")

    outcome = diff(birdcall, SAMPLE, author.root, labelled)

    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        " WORSE  eagle → none (right: eagle)  说话很快",
        " WORSE  dove → eagle (right: dove)  慢条斯理，聊家常",
        "2 of 2 verdicts changed. Best type right: 2 → 0; among the first three: 2 → 1.",
    ]


def test_more_right_verdicts_are_good(birdcall: Command, author: Author, labelled: Path, tmp_path: Path) -> None:
    old = Author(tmp_path / "old")
    old.change("signals/manner.yaml", "strong: [说话很快, 语速快]", "strong: [语速快]")

    outcome = diff(birdcall, old.root, author.root, labelled)

    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "better  none → eagle (right: eagle)  说话很快"


def test_the_older_library_may_be_a_git_revision(
    birdcall: Command, author: Author, labelled: Path, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "library")
    git(tmp_path, "commit", "--quiet", "-m", "the library as it was")
    author.change("plays/handover.yaml", "id: handover", "id: collecting")

    outcome = diff(birdcall, "HEAD", author.root, labelled)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[:2] == ["+ plays: collecting", "− plays: handover"]


def test_an_unknown_revision_is_said_to_be_one(
    birdcall: Command, author: Author, labelled: Path, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet")

    outcome = diff(birdcall, "yesterday", author.root, labelled)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"“yesterday” is neither a folder nor a revision of {author.root}: fatal: ")
    assert len(outcome.err.splitlines()) == 1


def test_without_git_a_folder_is_asked_for(
    birdcall: Command, author: Author, labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = diff(birdcall, "HEAD", author.root, labelled)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "“HEAD” is no folder, and git cannot be run: No such file or directory. Name a folder.\n"


def test_an_older_library_with_problems_is_told_with_the_first(
    birdcall: Command, author: Author, labelled: Path, tmp_path: Path
) -> None:
    old = Author(tmp_path / "old")
    old.write("types/eagle.yaml", "")
    old.write("types/owl.yaml", "")

    outcome = diff(birdcall, old.root, author.root, labelled)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "The older library has 2 problems, the first: "
        "types/eagle.yaml:1:1 the file is empty; write its entries or delete it\n"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": 1, "text": "x"}\n', 'Line 1 is not {"id", "text", "types": […]}; mend it.'),
        (b'\n{"id": 1, "text"\n', 'Line 2 is not {"id", "text", "types": […]}; mend it.'),
        (b"[]\n", 'Line 1 is not {"id", "text", "types": […]}; mend it.'),
        (b'{"id": 1, "text": "x", "types": []}\n', WRONG_KIND),
        (b'{"id": 1, "text": 2, "types": ["owl"]}\n', WRONG_KIND),
        ("说话".encode("gb18030"), "The file is not UTF-8; save it as UTF-8 text."),
    ],
)  # fmt: skip
def test_labelled_descriptions_that_cannot_be_used_are_told_by_line(
    birdcall: Command, author: Author, tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_bytes(content)

    outcome = diff(birdcall, SAMPLE, author.root, file)

    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"{file}: {told}\n")


def test_a_missing_file_of_descriptions_is_named(birdcall: Command, author: Author, tmp_path: Path) -> None:
    outcome = diff(birdcall, SAMPLE, author.root, tmp_path / "none.jsonl")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"Cannot read {tmp_path / 'none.jsonl'}: No such file or directory. Name another file with --on.\n"
    )
