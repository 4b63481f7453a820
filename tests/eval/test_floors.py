"""What reading must not fall below: figures on the test part, a little under what was reached (README.md)."""

import pytest

from bot.content.labelled import labelled_file, read_labelled
from bot.core.engine import Engine
from bot.evaluation.report import Report, evaluate


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    return evaluate(engine, read_labelled(labelled_file("test")))


def test_the_first_answer_is_right_and_a_right_one_is_among_three(report: Report) -> None:
    assert report.overall.first >= 0.85
    assert report.overall.three >= 0.955


@pytest.mark.parametrize(("language", "first", "three"), [("zh", 0.865, 0.965), ("en", 0.80, 0.93)])
def test_both_languages_are_read(report: Report, language: str, first: float, three: float) -> None:
    assert report.languages[language].first >= first
    assert report.languages[language].three >= three


def test_a_writer_nobody_chose_anything_by_is_read_as_well(report: Report) -> None:
    assert report.writers["w0"].first >= 0.90
    assert report.writers["w0"].three >= 0.97


def test_what_is_called_sure_is_right_nine_times_in_ten_and_said_at_least_half_the_time(report: Report) -> None:
    share, right = report.sure

    assert share >= 0.65
    assert right >= 0.97


def test_questions_help(report: Report) -> None:
    assert report.after == sorted(report.after)
    assert report.after[1] >= 0.94
    assert report.after[2] >= 0.95


def test_texts_about_no_customer_hardly_ever_get_a_type(report: Report) -> None:
    silly, texts = report.off_topic

    assert texts >= 200
    assert silly <= 0.02 * texts
    assert report.offered <= 0.24 * texts


def test_confidence_says_how_often_it_is_right(report: Report) -> None:
    assert report.error <= 0.05


def test_reading_beats_matching_portraits_by_far(report: Report) -> None:
    assert all(report.overall.first >= 3 * score.first for score in report.baselines.values())
