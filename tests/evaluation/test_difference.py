"""What a change of the library does, as values."""

from pathlib import Path

import pytest

from bot.content.labelled import Labelled, read_labelled
from bot.content.loading import load_library
from bot.core.engine import Engine
from bot.evaluation.difference import compare
from bot.evaluation.scoring import Score
from tests.content.authoring import SAMPLE, Author


@pytest.fixture(scope="module")
def old() -> Engine:
    return Engine.of(load_library(SAMPLE))


QUICK = Labelled("1", "说话很快", ("eagle",))
HAGGLER = Labelled("2", "砍价，说话很快", ("bargainer", "eagle"))
NOBODY = Labelled("3", "王总来了", ("owl",))


def test_nothing_changed(old: Engine) -> None:
    difference = compare(old, old, [QUICK, HAGGLER, NOBODY])

    assert (difference.came, difference.went, difference.turned) == ({}, {}, ())
    assert (difference.was, difference.now) == (Score(3, 2, 2), Score(3, 2, 2))


def test_entries_that_came_and_went_are_sorted_by_kind(old: Engine, author: Author) -> None:
    author.change("tiers/spend.yaml", "id: spend", "id: bought")
    author.change("objections/too_far.yaml", "id: too_far", "id: far")
    author.write(
        "packs/zest/pack.yaml", (author.root / "packs/tea/pack.yaml").read_text("utf-8").replace("id: tea", "id: zest")
    )

    difference = compare(old, Engine.of(load_library(author.root)), [])

    assert difference.came == {"objections": ["far"], "packs": ["zest"], "schemes": ["bought"]}
    assert difference.went == {"objections": ["too_far"], "schemes": ["spend"]}


def test_a_verdict_that_turned_is_better_worse_or_neither(old: Engine, author: Author) -> None:
    author.change("signals/manner.yaml", "against: [慢条斯理]", "against: [慢条斯理, 王总]")
    author.change("signals/manner.yaml", "against: [只谈正事]", "against: [只谈正事, 王总]")
    author.change("signals/manner.yaml", "strong: [说话很快, 语速快]", "strong: [语速快]")

    difference = compare(old, Engine.of(load_library(author.root)), [QUICK, HAGGLER, NOBODY])

    assert [(one.labelled.id, one.before, one.after, one.better) for one in difference.turned] == [
        ("1", "eagle", None, -1),
        ("2", "eagle", "bargainer", 0),
        ("3", None, "owl", 1),
    ]
    assert (difference.was, difference.now) == (Score(3, 2, 2), Score(3, 2, 2))


def test_labelled_descriptions_are_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_bytes('\ufeff{"id": 7, "text": "a\u2028b", "types": ["owl", "dove"]}\r\n\r\n'.encode())

    assert read_labelled(file) == [Labelled("7", "a\u2028b", ("owl", "dove"))]
