import pytest

from bot.bench.report import Report, Table, as_json, as_text, outcomes
from bot.bench.targets import TARGETS, Target

FAST = Table("speed", "how fast", "replies a second", "echo", [{"ours": 30, "echo": 10}, {"ours": 20, "echo": 20}])


def test_a_ratio_is_the_median_of_the_ratios_within_each_round() -> None:
    rounds = [{"ours": 10.0, "echo": 1.0}, {"ours": 30.0, "echo": 10.0}, {"ours": 90.0, "echo": 30.0}]
    report = Report("", (), [Table("speed", "", "", "echo", rounds)])

    (outcome,) = outcomes(report, [Target("speed", "ours", "echo", "at least", 3.5)])

    assert outcome.figure == 3
    assert outcome.missed


@pytest.mark.parametrize(("bound", "limit", "missed"), [("at least", 2, False), ("at least", 2.1, True),
                                                         ("at most", 2, False), ("at most", 1.9, True)])  # fmt: skip
def test_a_target_is_missed_only_on_its_wrong_side(bound: str, limit: float, missed: bool) -> None:
    report = Report("", (), [FAST])

    (outcome,) = outcomes(report, [Target("speed", "ours", "echo", bound, limit)])  # type: ignore[arg-type]

    assert outcome.missed is missed


def test_one_bad_round_misses_a_target_that_holds_for_every_round() -> None:
    table = Table("order", "", "replies", "ours", [{"ours": 0}, {"ours": 0}, {"ours": 1}])

    (outcome,) = outcomes(Report("", (), [table]), [Target("order", "ours", None, "at most", 0, every_round=True)])

    assert outcome.figure == 1
    assert outcome.missed


def test_a_target_against_a_bot_that_is_not_there_is_skipped_and_said_so() -> None:
    report = Report("", (), [FAST])

    judged = outcomes(report, [Target("speed", "ours", "aiogram", "at least", 1)])

    assert not judged[0].missed
    assert "skipped" in as_text(report, judged)


def test_the_report_names_versions_and_what_is_not_installed() -> None:
    report = Report("title", ("aiohttp", "no-such-package"), [FAST])

    told = as_json(report, [])["versions"]

    assert told["aiohttp"][0].isdigit()
    assert told["no-such-package"] == "not installed"


def test_text_and_json_tell_the_same_medians_and_ratios() -> None:
    report = Report("title", (), [FAST])

    text, told = as_text(report, []), as_json(report, [])["tables"][0]["variants"]["ours"]

    assert (told["median"], told["ratio"]) == (25, 2)
    assert "25.0" in text
    assert "2.00" in text


def test_every_target_is_explained_in_the_documentation() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "performance.md").read_text(encoding="utf-8")

    rows = {line.strip("| ").split(" | ")[0] for line in page.splitlines() if line.startswith("| ")}
    every = {f"{target.table}: {target.variant}" for targets in TARGETS.values() for target in targets}
    assert every <= rows
