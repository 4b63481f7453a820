"""``birdcall eval`` and ``birdcall train``: figures on labelled descriptions, and what reps corrected."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.content.trained import read_weights
from bot.store.database import open_engine
from bot.store.migrating import migrate
from tests.content.authoring import SAMPLE, Author
from tests.store.rows import consultation, correction, meet

from .conftest import Command

LABELLED = """
{"id": "1", "text": "说话很快", "types": ["eagle"], "form": "note", "writer": "a"}
{"id": "2", "text": "慢条斯理，聊家常", "types": ["dove"], "form": "report", "writer": "b"}
{"id": "3", "text": "砍价，说话很快", "types": ["owl"], "form": "note", "writer": "b"}
{"id": "4", "text": "明天下雨", "types": ["none"], "form": "off", "writer": "b"}
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    file = tmp_path / "labelled.jsonl"
    file.write_text(LABELLED, encoding="utf-8")
    return file


def test_figures_are_told_beside_two_baselines(birdcall: Command, labelled: Path) -> None:
    outcome = birdcall("eval", "--on", str(labelled))

    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "3 descriptions of customers, 1 texts about none"
    assert [line.split()[0] for line in lines[3:6]] == ["birdcall", "characters", "nearest"]
    assert "  birdcall                   66.7%     66.7%         3" in lines
    assert "  note                       50.0%     50.0%         2" in lines
    assert any(line.startswith("texts about no customer that got a type all the same: 0 of 1") for line in lines)


def test_a_program_can_read_them(birdcall: Command, labelled: Path) -> None:
    found = json.loads(birdcall("eval", "--on", str(labelled), "--json").out)

    assert found["overall"] == {"total": 3, "right": 2, "found": 2}
    assert set(found["languages"]) == {"zh"}
    assert len(found["after"]) == 4
    assert found["off_topic"] == [0, 1]


def test_what_was_said_and_what_was_right_can_be_drawn(birdcall: Command, labelled: Path, tmp_path: Path) -> None:
    assert birdcall("eval", "--on", str(labelled), "--plot", str(tmp_path / "plot.svg")).code == 0
    assert (tmp_path / "plot.svg").read_text("utf-8").startswith("<svg")

    refused = birdcall("eval", "--on", str(labelled), "--plot", str(tmp_path / "no" / "plot.svg"))
    assert (refused.code, refused.err[:12]) == (2, "Cannot write")


def test_two_libraries_are_compared_and_a_worse_one_fails(birdcall: Command, author: Author, labelled: Path) -> None:
    author.change("signals/manner.yaml", "strong: [说话很快, 语速快]", "strong: [语速快]")

    worse = birdcall("eval", "--library", str(author.root), "--on", str(labelled), "--against", str(SAMPLE))
    better = birdcall("eval", "--on", str(labelled), "--against", str(author.root))

    assert (worse.code, better.code) == (1, 0)
    assert "  all                        33.3%     66.7%     33.3%     66.7%" in worse.out.splitlines()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file or directory"),
        ("{", 'Line 1 is not {"id", "text", "types": […]}; mend it.'),
        ('{"id": 1, "text": "x", "types": ["owl"], "signals": "fast"}', "Line 1: signals is a list of ids"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_is_wrong(
    birdcall: Command, tmp_path: Path, content: str | None, told: str
) -> None:
    file = tmp_path / "mine.jsonl"
    if content is not None:
        file.write_text(content, encoding="utf-8")

    outcome = birdcall("eval", "--on", str(file))

    assert outcome.code == 2
    assert str(file) in outcome.err
    assert told in outcome.err


def test_a_reader_is_trained_told_about_and_written(birdcall: Command, tmp_path: Path) -> None:
    file, out = tmp_path / "many.jsonl", tmp_path / "reader.bin"
    texts = {"eagle": "只要结果 报价要快 开口就要结论 结论先讲", "dove": "笑着听人讲 声音轻轻的 慢慢聊家常 轻轻说好"}
    lines = [
        {"id": f"{kind}{number}", "text": f"{text}，{other}", "types": [kind], "writer": f"w{number % 3}"}
        for kind, words in texts.items()
        for number, text in enumerate(words.split())
        for other in words.split()
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")

    outcome = birdcall("train", "--on", str(file), "--out", str(out), "--most", "50")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[-2].split()[:2] == ["without", "all"]
    assert read_weights(out).types == ("dove", "eagle", "none")


def test_descriptions_that_are_not_there_are_told_before_anything_is_learnt(birdcall: Command, tmp_path: Path) -> None:
    outcome = birdcall("train", "--on", str(tmp_path / "none.jsonl"))

    assert outcome.code == 2
    assert outcome.err.startswith("Cannot read the descriptions:")


def test_a_reader_that_is_not_there_is_told(birdcall: Command, tmp_path: Path) -> None:
    outcome = birdcall("eval", "--reader", str(tmp_path / "none.bin"))

    assert outcome.code == 2
    assert outcome.err.startswith(f"Cannot open the reader {tmp_path / 'none.bin'}: ")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    url = f"sqlite:///{tmp_path / 'birdcall.db'}"
    monkeypatch.setenv("BIRDCALL_DATABASE", url)
    return open_engine(url)


Corrected = Callable[..., None]


@pytest.fixture
def corrected(database: Engine) -> Corrected:
    """Keep a correction of a description."""
    migrate(database)

    def keep(text: str, kind: str, **values: Any) -> None:
        with database.begin() as connection:
            meet(connection)
            correction(connection, consultation(connection, text=text), text=text, corrected_to=kind, **values)

    return keep


def test_corrections_come_out_as_labelled_descriptions_without_names_and_numbers(
    birdcall: Command, corrected: Corrected
) -> None:
    corrected(
        "王姐 13800138000 砍价，老说贵",
        "bargainer",
        said="eagle",
        answers={"haggles": 1.0, "fast": -1.0, "of:eagle,owl": 1.0},
    )
    corrected("李姐 13900139000 砍价，老说贵", "bargainer")
    corrected("只看不买", "renamed")

    outcome = birdcall("eval", "propose")

    (proposal,) = map(json.loads, outcome.out.splitlines())
    assert proposal["text"] == "某姐 0 砍价，老说贵"
    assert (proposal["types"], proposal["said"], proposal["signals"]) == (["bargainer"], "eagle", ["haggles", "-fast"])


def test_a_database_that_is_not_up_to_date_is_told_so(birdcall: Command, database: Engine) -> None:
    outcome = birdcall("eval", "propose")

    assert outcome.code == 2
    assert outcome.err == "The database is not up to date; run: birdcall migrate\n"
