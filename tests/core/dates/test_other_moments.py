"""The same words on other days: at the end of a year, on Sunday, at the end of a month, late at night, in a holiday."""

import pytest

from .saying import at, understood

SAID = {
    "2026-12-30 16:00": [
        ("下个月", "Fri 1 Jan 2027 around"),
        ("1号", "Fri 1 Jan 2027 on"),
        ("31号", "Thu 31 Dec 2026 on"),
        ("月底前", "Thu 31 Dec 2026 by"),
        ("月初", "Fri 1 Jan 2027 around"),
        ("12月", "Wed 30 Dec 2026 around"),
        ("下周三", "Wed 6 Jan 2027 on"),
        ("周三", "Wed 6 Jan 2027 on"),
        ("周三5点", "Wed 30 Dec 2026 17:00 on"),
        ("周三3点", "Wed 6 Jan 2027 15:00 on"),
        ("下午3点", "Thu 31 Dec 2026 15:00 on"),
        ("明年3月", "Mon 1 Mar 2027 around"),
        ("next quarter", "Fri 1 Jan 2027 around"),
        ("Jan 2", "Sat 2 Jan 2027 on"),
        ("this Monday", "Mon 4 Jan 2027 on"),
    ],
    "2026-11-22 20:00": [  # a Sunday
        ("周日", "Sun 29 Nov 2026 on"),
        ("周日晚上9点", "Sun 22 Nov 2026 21:00 on"),
        ("下周一", "Mon 23 Nov 2026 on"),
        ("下周日", "Sun 29 Nov 2026 on"),
        ("周末", "Sun 22 Nov 2026 around"),
        ("下周末", "Sat 28 Nov 2026 around"),
        ("next Monday", "Mon 23 Nov 2026 on"),
        ("next week", "Mon 23 Nov 2026 around"),
        ("this weekend", "Sun 22 Nov 2026 around"),
        ("end of the week", "Sun 22 Nov 2026 around"),
    ],
    "2026-11-16 09:00": [  # a Monday
        ("周一", "Mon 23 Nov 2026 on or Mon 16 Nov 2026"),
        ("下周四", "Thu 26 Nov 2026 on"),
        ("下周三或周四", "Wed 25 Nov 2026 on; Thu 26 Nov 2026 on"),
        ("周三到周五", "Wed 18 Nov 2026 on; Fri 20 Nov 2026 on"),
        ("next Tue or Wed at 3", "Tue 24 Nov 2026 on; Wed 25 Nov 2026 15:00 on"),
        ("next Thu", "Thu 26 Nov 2026 on or Thu 19 Nov 2026"),
        ("next Tue", "Tue 24 Nov 2026 on"),
        ("this Thu", "Thu 19 Nov 2026 on"),
        ("这周", "Fri 20 Nov 2026 around"),
        ("before next week", "Sun 22 Nov 2026 by"),
        ("周末前", "Fri 20 Nov 2026 by"),
    ],
    "2027-01-31 09:00": [
        ("月底", "Sun 31 Jan 2027 around"),
        ("一个月以后", "Sun 28 Feb 2027 around"),
        ("30号", "Tue 30 Mar 2027 on"),
        ("下个月底", "Sun 28 Feb 2027 around"),
        ("二月底", "Sun 28 Feb 2027 around"),
        ("过年", "Sat 6 Feb 2027 on"),
        ("2月29日", ""),
    ],
    "2028-02-10 12:00": [("2月29日", "Tue 29 Feb 2028 on"), ("Feb 29", "Tue 29 Feb 2028 on")],
    "2026-11-20 23:30": [
        ("8点", "Sat 21 Nov 2026 08:00 on"),
        ("3点", "Sat 21 Nov 2026 15:00 on"),
        ("半小时后", "Sat 21 Nov 2026 00:00 on"),
        ("晚上", "Sat 21 Nov 2026 19:30 on"),
        ("15:30", "Sat 21 Nov 2026 15:30 on"),
        ("in an hour", "Sat 21 Nov 2026 00:30 on"),
        ("周五", "Fri 27 Nov 2026 on"),
    ],
    "2027-02-08 12:00": [  # the third day of Spring Festival
        ("春节后", "Sat 13 Feb 2027 after"),
        ("年后", "Sat 13 Feb 2027 after"),
        ("节后", "Sat 13 Feb 2027 after"),
        ("初六", "Thu 11 Feb 2027 on"),
        ("初八以后", "Sat 13 Feb 2027 after"),
        ("after the holiday", "Sat 13 Feb 2027 after"),
        ("元宵节前", "Fri 19 Feb 2027 by"),
    ],
    "2026-10-03 12:00": [
        ("国庆后", "Thu 8 Oct 2026 after"),
        ("十一回来", "Thu 8 Oct 2026 after"),
        ("国庆", "Fri 1 Oct 2027 on"),
        ("after the holidays", "Thu 8 Oct 2026 after"),
    ],
}


@pytest.mark.parametrize(
    ("moment", "words", "meant"), [(moment, *row) for moment, rows in SAID.items() for row in rows]
)
def test_words_mean_the_next_day_that_fits_wherever_one_stands(moment: str, words: str, meant: str) -> None:
    assert understood(words, at(moment)) == meant
