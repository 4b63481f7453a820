"""The calendar: days that come every year, and what to say on them."""

import pytest

from bot.content.loading import load_library
from bot.core.schemes import YearlyDate

from .authoring import Author

FILE = "calendar.yaml"
LUNAR = "{lunar: 08-15}"
PLACE = "calendar.yaml:5:11 festivals › mid_autumn › date"


def test_the_calendar_knows_its_days_and_greetings(author: Author) -> None:
    calendar = load_library(author.root).calendar

    assert calendar
    assert [(day.id, day.emoji, day.ahead, day.date) for day in calendar.festivals] == [
        ("mid_autumn", "🥮", 3, YearlyDate(None, "08-15", None, None)),
        ("mothers_day", "💐", 2, YearlyDate(None, None, (5, 7, 2), None)),
    ]
    assert calendar.birthday.greetings[0].text.en == "Happy birthday, have a good one."
    assert (calendar.birthday.ahead, calendar.anniversary.ahead, calendar.sources) == (1, 0, ("S000-17",))
    assert len(calendar.greetings) == 8


def test_a_library_needs_no_calendar(author: Author) -> None:
    (author.root / FILE).unlink()

    assert load_library(author.root).calendar is None


@pytest.mark.parametrize(
    "date", ["{solar: 08-15, lunar: 08-15}", "{term: dongzhi, weekday: {month: 5, weekday: 7, nth: 2}}", "{}"]
)
def test_a_day_is_told_in_exactly_one_way(author: Author, date: str) -> None:
    author.change(FILE, LUNAR, date)

    assert author.problems() == [f"{PLACE}: give exactly one of solar, lunar, weekday, term"]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("solar: 02-30", "solar: 02-30 does not come every year; the month ends on 28"),
        ("solar: 02-29", "solar: 02-29 does not come every year; the month ends on 28"),
        ("solar: 04-31", "solar: 04-31 does not come every year; the month ends on 30"),
        ("lunar: 08-31", "lunar: 08-31 does not come every year; the month ends on 30"),
        ("solar: 13-01", "solar: “13-01” is no day; write month and day with two digits each, as in 08-15"),
        ("lunar: 8-15", "lunar: “8-15” is no day; write month and day with two digits each, as in 08-15"),
        ("solar: 2026-08-15", "solar: “2026-08-15” is no day; write month and day with two digits each, as in 08-15"),
    ],
)
def test_a_day_that_does_not_come_every_year_is_refused(author: Author, date: str, told: str) -> None:
    author.change(FILE, LUNAR, f"{{{date}}}")

    assert author.problems() == [f"calendar.yaml:5:19 festivals › mid_autumn › date › {told}"]


@pytest.mark.parametrize("date", ["solar: 12-31", "solar: 02-28", "lunar: 12-30", "lunar: 01-01", "term: qingming"])
def test_a_day_that_comes_every_year_is_good(author: Author, date: str) -> None:
    author.change(FILE, LUNAR, f"{{{date}}}")

    assert author.problems() == []


def test_there_is_no_fifth_sunday_every_year(author: Author) -> None:
    author.change(FILE, "nth: 2", "nth: 5")

    assert author.problems() == [
        "calendar.yaml:13:49 festivals › mothers_day › date › weekday › nth: "
        "5 is out of range; input should be less than or equal to 4"
    ]


def test_two_festivals_of_one_id(author: Author) -> None:
    author.change(FILE, "id: mothers_day", "id: mid_autumn")

    assert author.problems() == [
        "calendar.yaml:10:9 festivals › mid_autumn › id: two festivals are called “mid_autumn”; rename one"
    ]


def test_there_is_one_calendar(author: Author) -> None:
    author.write("calendar/more.yaml", (author.root / FILE).read_text(encoding="utf-8"))

    assert author.problems() == [
        "calendar.yaml:1:1 there is already a calendar in calendar/more.yaml; put all days into one file"
    ]


def test_greetings_are_checked_like_any_line(author: Author) -> None:
    author.change(FILE, '"One year on, how is it going?", moves: [warmth]', '"Dear {name}!", moves: [warmth, hug]')

    assert author.problems() == [
        "calendar.yaml:27:30 anniversary › greetings[1] › en: "
        "the blank {name} is not known; use one of {product} or plain words",
        "calendar.yaml:27:62 anniversary › greetings[1] › moves[1]: there is no move “hug”; moves.yaml lists them",
    ]
