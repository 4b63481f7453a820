"""Spans, hours and the words around dates, as they are said in Chinese on that Friday."""

import pytest

from .saying import understood

SAID = [
    ("这两天", "Sat 21 Nov 2026 around"),
    ("过两天", "Sun 22 Nov 2026 around"),
    ("过几天", "Mon 23 Nov 2026 around"),
    ("过阵子", "Fri 4 Dec 2026 around"),
    ("三天后", "Mon 23 Nov 2026 on"),
    ("过三天", "Mon 23 Nov 2026 on"),
    ("两三天后", "Mon 23 Nov 2026 around"),
    ("隔天", "Sun 22 Nov 2026 on or Sat 21 Nov 2026"),
    ("隔一天", "Sun 22 Nov 2026 on or Sat 21 Nov 2026"),
    ("半个月后", "Sat 5 Dec 2026 around"),
    ("一个月以后", "Sun 20 Dec 2026 around"),
    ("两周后", "Fri 4 Dec 2026 on"),
    ("三个星期后", "Fri 11 Dec 2026 on"),
    ("一周之内", "Fri 27 Nov 2026 by"),
    ("三天内", "Mon 23 Nov 2026 by"),
    ("半年后", "Thu 20 May 2027 around"),
    ("半小时后", "Fri 20 Nov 2026 11:00 on"),
    ("两小时后", "Fri 20 Nov 2026 12:30 on"),
    ("20分钟后", "Fri 20 Nov 2026 10:50 on"),
    ("一个半小时后", "Fri 20 Nov 2026 12:00 on"),
    ("一小时内", "Fri 20 Nov 2026 11:30 by"),
    ("下午3点", "Fri 20 Nov 2026 15:00 on"),
    ("15:30", "Fri 20 Nov 2026 15:30 on"),
    ("三点一刻", "Fri 20 Nov 2026 15:15 on"),
    ("9点1刻", "Sat 21 Nov 2026 09:15 on"),
    ("八点半", "Fri 20 Nov 2026 20:30 on"),
    ("下周三上午十点", "Wed 25 Nov 2026 10:00 on"),
    ("下午两点到四点", "Fri 20 Nov 2026 14:00 on"),
    ("下午三点以后", "Fri 20 Nov 2026 15:00 after"),
    ("今天下午5点前", "Fri 20 Nov 2026 17:00 by"),
    ("下班前", "Fri 20 Nov 2026 18:00 by"),
    ("周五下班前", "Fri 20 Nov 2026 18:00 by"),
    ("午饭后", "Fri 20 Nov 2026 13:30 after"),
    ("早上", "Sat 21 Nov 2026 09:00 on"),
    ("周五之前", "Fri 27 Nov 2026 by or Fri 20 Nov 2026"),
    ("周五后", "Sat 28 Nov 2026 after"),
    ("周五以后", "Fri 27 Nov 2026 after or Fri 20 Nov 2026"),
    ("下周三前", "Wed 25 Nov 2026 by"),
    ("最晚下周三", "Wed 25 Nov 2026 by"),
    ("大概下周三", "Wed 25 Nov 2026 around"),
    ("11月25日11点", "Wed 25 Nov 2026 11:00 on"),
    ("12月3号10点半", "Thu 3 Dec 2026 10:30 on"),
    ("12月3号左右", "Thu 3 Dec 2026 around"),
    ("12月3号起", "Thu 3 Dec 2026 after"),
    ("月底前三天", "Fri 27 Nov 2026 on"),
    ("周三或周四", "Wed 25 Nov 2026 on; Thu 26 Nov 2026 on"),
    ("王姐电话了，说月底定，嫌贵", "Mon 30 Nov 2026 around"),
    ("下周三回访", "Wed 25 Nov 2026 on"),
    ("週三下午三點", "Wed 25 Nov 2026 15:00 on"),
    ("１２月３號", "Thu 3 Dec 2026 on"),
    ("说Friday前给答复", "Fri 27 Nov 2026 by or Fri 20 Nov 2026"),
]


@pytest.mark.parametrize(("words", "meant"), SAID)
def test_spans_and_hours_are_understood_as_said_on_a_friday_morning(words: str, meant: str) -> None:
    assert understood(words) == meant
