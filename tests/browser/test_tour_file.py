"""The tour file: the one that ships, and how mistakes in one are told."""

from pathlib import Path

import pytest

from bot.sandbox.tour import TourError, load_tour

GOOD = """\
- id: hello
  phone: zh
  title: {zh: 一, en: One}
  note: {zh: 一, en: One}
  do: {send: no}
  expect: [yes]
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "tour.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_tour_that_ships_is_sound_and_visits_every_phone() -> None:
    steps = load_tour()

    assert 24 <= len(steps) <= 28
    assert {step.phone for step in steps} == {"zh", "en", "lead"}
    assert all(step.expect for step in steps)


def test_what_is_tapped_after_an_act_stands_in_its_order(tmp_path: Path) -> None:
    (step,) = load_tour(written(tmp_path, GOOD.replace("{send: no}", "{send: no, then: [a, 2]}")))

    assert step.do.then == ("a", "2")


def test_plain_words_stay_words(tmp_path: Path) -> None:
    (step,) = load_tour(written(tmp_path, GOOD))

    assert (step.do.send, step.expect) == ("no", ("yes",))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (GOOD.replace("phone: zh", "phone: fr"), "tour.yaml:1: Invalid enum value 'fr' - at `$[0].phone`"),
        (GOOD + GOOD.replace("en: One}", "fr: Un}"), "tour.yaml:7: "),
        (GOOD.replace("  phone: zh\n", "  phone: zh\n  phone: en\n"), "tour.yaml: line 3: `phone` stands twice"),
        (GOOD.replace("expect:", "expects:"), "tour.yaml:1: Object contains unknown field `expects` - at `$[0]`"),
        (GOOD.replace("{send: no}", "{send: a, tap: b}"), "`do` needs exactly one of send, tap, copy, time"),
        (GOOD.replace("{send: no}", "{}"), "`do` needs exactly one of send, tap, copy, time"),
        (GOOD.replace("{send: no}", "{send: a, time: hour}"), "`do` needs exactly one of send, tap, copy, time"),
        (GOOD.replace("{send: no}", "{time: noon}"), "tour.yaml:1: Invalid enum value 'noon' - at `$[0].do.time`"),
        (GOOD + GOOD, "tour.yaml: ids stand twice: hello"),
        ("", "tour.yaml:1: Expected `array`"),
        ("- {", "tour.yaml: "),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(TourError) as caught:
        load_tour(written(tmp_path, wrong))

    assert told in str(caught.value)
