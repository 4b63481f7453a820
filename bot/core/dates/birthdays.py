"""Birthdays as they are written down: 生日农历十月初六, 85年8月15, b. 1985-03-05, birthday is 5 March."""

import re
from collections.abc import Callable
from typing import Final

from bot.core.book.customer import Birthday
from bot.core.dates.english_calendar import MONTH, MONTHS
from bot.core.dates.lunar import LAST_LUNAR_DAY
from bot.core.dates.meaning import real_day
from bot.core.dates.writing import FOLDING, SMALL, number

_A_LEAP_YEAR: Final = 2000
_CENTURY: Final = 100
_OLDEST_OF_THIS: Final = 30
"""A year of two digits up to this one is of this century, any later one of the last."""

_LUNAR_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}
_LUNAR: Final = re.compile("农历|阴历|旧历|古历|老历|lunar")
_SOLAR: Final = re.compile("阳历|公历|新历|国历|solar")
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>19\d\d|20\d\d|\d\d)"


def birthday_said(text: str) -> Birthday | None:
    """The birthday that ``text`` tells; None: it tells none, or one that no calendar has.

    A month and a day are enough. It is lunar if that is said, or if it is named as only lunar days are (腊月, 初六).
    In numbers alone the month comes first, unless it cannot be one.
    """
    folded = FOLDING.plain(text)
    for pattern, read in _FORMS:
        match = pattern.search(folded)
        if match:
            return read(match)
    return None


def _chinese(match: re.Match[str]) -> Birthday | None:
    named = _LUNAR_MONTHS.get(match["month"])
    month, day = named or number(match["month"]), number(match["day"])
    said_lunar = bool(_LUNAR.search(match.string)) and not _SOLAR.search(match.string)
    return _birthday(month, day, match["year"], lunar=bool(named or match["first"] or said_lunar))


def _numbers(match: re.Match[str]) -> Birthday | None:
    month, day = int(match["month"]), int(match["day"])
    swapped = match.groupdict().get("year") is None and month > 12 >= day  # noqa: PLR2004  # the months of a year
    month, day = (day, month) if swapped else (month, day)
    return _birthday(month, day, match.groupdict().get("year"), lunar=bool(_LUNAR.search(match.string)))


def _english(match: re.Match[str]) -> Birthday | None:
    month = MONTHS.index(match["month"][:3]) + 1
    return _birthday(month, int(match["day"]), match["year"], lunar=bool(_LUNAR.search(match.string)))


def _birthday(month: int | None, day: int | None, year: str | None, *, lunar: bool) -> Birthday | None:
    born = _born(year)
    if not month or not day:
        return None
    real = day <= LAST_LUNAR_DAY and month <= 12 if lunar else real_day(born or _A_LEAP_YEAR, month, day)  # noqa: PLR2004  # as above
    return Birthday(month, day, lunar, born) if real else None


def _born(year: str | None) -> int | None:
    if year is None:
        return None
    written = int(year)
    if written >= _CENTURY:
        return written
    return written + (2000 if written <= _OLDEST_OF_THIS else 1900)


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Birthday | None]], ...]] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (
            rf"(?:(?<!\d){_YEAR}年)?(?:农历|阴历|阳历|公历)?(?P<month>[正冬腊]|{SMALL})月的?"
            r"(?P<first>初)?(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})",
            _chinese,
        ),
        (rf"(?<![\d./-]){_YEAR}[-/.年](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)", _numbers),
        (r"(?<!\d)(?P<year>19\d\d|20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)", _numbers),
        (rf"\b{_DAY}(?: of)?[ -]{MONTH}(?:,?[ -]{_YEAR}\b)?", _english),
        (rf"\b{MONTH} (?:the )?{_DAY}\b(?:,? {_YEAR}\b)?", _english),
        (r"(?<![\d./-])(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d./-])", _numbers),
    )
)
