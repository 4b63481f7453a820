"""The days in the past that a search of the book names."""

import re
from datetime import date, timedelta

_WEEKDAY = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
PAST = re.compile(
    r"(?P<today>今天|\btoday\b)|(?P<yesterday>昨天|昨晚|昨日|\byesterday\b)|(?P<before>前天|"
    r"\bday before yesterday\b)|(?P<thisweek>这周|本周|这个?星期|这个?礼拜|\bthis week\b)|"
    r"(?:上周|上个?星期|上个?礼拜)(?P<weekday>[一二三四五六日天])?|(?P<lastweek>\blast week\b)|"
    r"(?P<thismonth>这个月|本月|\bthis month\b)|"
    r"(?P<lastmonth>上个?月|\blast month\b)|(?P<days>最近|近几天|这几天|这两天|\brecent(?:ly)?\b)"
)
_RECENT = timedelta(days=6)


def past_days(match: re.Match[str], today: date) -> tuple[date, date]:
    """The first and last day that a match of ``PAST`` means; a week begins on Monday."""
    monday, day = today - timedelta(days=today.weekday()), timedelta(days=1)
    first = today.replace(day=1)
    said = match.lastgroup
    if said == "weekday":
        one = monday - 7 * day + _WEEKDAY[match["weekday"]] * day
        return one, one
    spans = {
        "today": (today, today),
        "yesterday": (today - day, today - day),
        "before": (today - 2 * day, today - 2 * day),
        "thisweek": (monday, today),
        "thismonth": (first, today),
        "lastmonth": ((first - day).replace(day=1), first - day),
        "days": (today - _RECENT, today),
    }
    return spans.get(said or "", (monday - 7 * day, monday - day))
