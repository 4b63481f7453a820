"""Festivals and lunar days, as they are said in Chinese on that Friday."""

import pytest

from .saying import understood

SAID = [
    ("春节后", "Sat 13 Feb 2027 after"),
    ("春节前", "Fri 5 Feb 2027 by"),
    ("过年", "Sat 6 Feb 2027 on"),
    ("过完年", "Sat 13 Feb 2027 after"),
    ("年前", "Fri 5 Feb 2027 by"),
    ("年后", "Sat 13 Feb 2027 after"),
    ("节后", "Sat 13 Feb 2027 after or Sat 2 Jan 2027"),
    ("元旦后", "Sat 2 Jan 2027 after"),
    ("五一后", "Thu 6 May 2027 after"),
    ("国庆后", "Fri 8 Oct 2027 after"),
    ("国庆回来", "Fri 8 Oct 2027 after"),
    ("国庆后三天", "Sun 10 Oct 2027 on"),
    ("中秋前两天", "Mon 13 Sep 2027 on"),
    ("中秋节后", "Thu 16 Sep 2027 after"),
    ("端午", "Wed 9 Jun 2027 on"),
    ("清明", "Mon 5 Apr 2027 on"),
    ("立春", "Thu 4 Feb 2027 on"),
    ("冬至", "Tue 22 Dec 2026 on"),
    ("除夕", "Fri 5 Feb 2027 on"),
    ("小年前", "Fri 29 Jan 2027 by"),
    ("圣诞节前", "Thu 24 Dec 2026 by"),
    ("感恩节", "Thu 26 Nov 2026 on"),
    ("母亲节", "Sun 9 May 2027 on"),
    ("双十一前", "Wed 10 Nov 2027 by"),
    ("明年春节", "Sat 6 Feb 2027 on"),
    ("春节前后", "Sat 6 Feb 2027 around"),
    ("春节后一周", "Fri 19 Feb 2027 on"),
    ("元旦放假回来", "Sat 2 Jan 2027 after"),
    ("初六", "Thu 11 Feb 2027 on"),
    ("初八以后", "Sat 13 Feb 2027 after"),
    ("初八后", "Sun 14 Feb 2027 after"),
    ("大年初三", "Mon 8 Feb 2027 on"),
    ("正月十五", "Sat 20 Feb 2027 on"),
    ("腊月二十前", "Wed 27 Jan 2027 by"),
    ("腊月二十三", "Sat 30 Jan 2027 on"),
    ("农历八月十五", "Wed 15 Sep 2027 on"),
    ("八月十五", "Wed 15 Sep 2027 on"),
    ("八月初三", "Fri 3 Sep 2027 on"),
    ("三月初五", "Sun 11 Apr 2027 on"),
    ("农历二月二", "Tue 9 Mar 2027 on"),
    ("三月五", "Fri 5 Mar 2027 on or Sun 11 Apr 2027"),
]


@pytest.mark.parametrize(("words", "meant"), SAID)
def test_festivals_and_lunar_days_are_the_next_ones(words: str, meant: str) -> None:
    assert understood(words) == meant
