"""Days as a rep reads them: date, weekday, and how near it is."""

from datetime import date, time, timedelta

from bot.core.text import Language

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEAR = {"zh": {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}, "en": {-1: "yesterday", 0: "today", 1: "tomorrow"}}


def weekday(language: Language, day: date) -> str:
    """``周三``, ``Wed``."""
    place = day.weekday()
    return f"周{_WEEKDAYS_ZH[place]}" if language == "zh" else _WEEKDAYS_EN[place]


def day_month(language: Language, day: date) -> str:
    """``11月25日``, ``25 Nov``."""
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {_MONTHS_EN[day.month - 1]}"


def day_year(language: Language, day: date) -> str:
    """``2026年11月25日``, ``25 Nov 2026``."""
    shown = day_month(language, day)
    return f"{day.year}年{shown}" if language == "zh" else f"{shown} {day.year}"


def date_words(language: Language, day: date) -> str:
    """``11月25日 周三``, ``Wed 25 Nov``."""
    parts = (day_month(language, day), weekday(language, day))
    return " ".join(parts if language == "zh" else reversed(parts))


def day_words(language: Language, day: date, today: date, at: time | None = None, said: str = "") -> str:
    """``11月25日 周三 10:00（明天）``, or (as it was ``said``); the year where it is another one than today's."""
    year = "" if day.year == today.year else (f"{day.year}年" if language == "zh" else f" {day.year}")
    if language == "zh":
        words = f"{year}{day_month(language, day)} {weekday(language, day)}"
    else:
        words = f"{weekday(language, day)} {day_month(language, day)}{year}"
    if at is not None:
        words += f" {at:%H:%M}"
    near = said or near_word(language, day, today)
    if not near:
        return words
    return f"{words}（{near}）" if language == "zh" else f"{words} ({near})"


def near_word(language: Language, day: date, today: date) -> str:
    """``今天``, ``tomorrow``; empty for a day that has no such word."""
    return _NEAR[language].get((day - today).days, "")


def next_weekday(today: date, iso: int) -> date:
    """The first such weekday (1 Monday) after today."""
    return today + timedelta(days=(iso - today.isoweekday() - 1) % 7 + 1)


def birthday_words(language: Language, day: date, *, lunar: tuple[int, int] | None) -> str:
    """``11月15日（农历十月初六）``; ``lunar`` is month and day where the birthday is kept by that calendar."""
    shown = day_month(language, day)
    if lunar is None:
        return shown
    month, number = lunar
    if language == "zh":
        return f"{shown}（农历{_LUNAR_MONTHS[month - 1]}月{_lunar_day(number)}）"
    return f"{shown} (lunar {month}-{number})"


_LUNAR_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_NUMBERS = "一二三四五六七八九十"


def _lunar_day(number: int) -> str:
    tens, ones = divmod(number - 1, 10)
    if number in (20, 30):
        return "二十" if number == 20 else "三十"  # noqa: PLR2004  # as they are said
    return f"{('初', '十', '廿')[tens]}{_NUMBERS[ones]}"
