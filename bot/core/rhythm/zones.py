"""Which time zone a rep means: by a city, an offset from UTC, or the time that it is there now."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

COMMON: Final = (
    "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Asia/Dubai", "Europe/London", "Europe/Berlin",
    "America/New_York", "America/Los_Angeles", "Australia/Sydney",
)  # fmt: skip
"""Offered first."""

_CITIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("北京", "上海", "中国", "广州", "深圳", "成都", "beijing", "china"), "Asia/Shanghai"),
    **dict.fromkeys(("乌鲁木齐", "新疆", "urumqi"), "Asia/Urumqi"),
    **dict.fromkeys(("香港", "hong kong"), "Asia/Hong_Kong"),
    **dict.fromkeys(("台北", "台湾", "taipei"), "Asia/Taipei"),
    **dict.fromkeys(("新加坡", "singapore"), "Asia/Singapore"),
    **dict.fromkeys(("吉隆坡", "马来西亚", "malaysia"), "Asia/Kuala_Lumpur"),
    **dict.fromkeys(("曼谷", "泰国", "thailand"), "Asia/Bangkok"),
    **dict.fromkeys(("河内", "胡志明", "越南", "hanoi", "vietnam"), "Asia/Ho_Chi_Minh"),
    **dict.fromkeys(("东京", "日本", "japan"), "Asia/Tokyo"),
    **dict.fromkeys(("首尔", "韩国", "korea"), "Asia/Seoul"),
    **dict.fromkeys(("迪拜", "阿联酋", "uae"), "Asia/Dubai"),
    **dict.fromkeys(("印度", "孟买", "德里", "india", "delhi", "mumbai"), "Asia/Kolkata"),
    **dict.fromkeys(("伦敦", "英国", "uk"), "Europe/London"),
    **dict.fromkeys(("柏林", "德国", "germany"), "Europe/Berlin"),
    **dict.fromkeys(("巴黎", "法国", "france"), "Europe/Paris"),
    **dict.fromkeys(("莫斯科", "moscow"), "Europe/Moscow"),
    **dict.fromkeys(("纽约", "美东", "new york", "eastern"), "America/New_York"),
    **dict.fromkeys(("芝加哥", "central"), "America/Chicago"),
    **dict.fromkeys(("洛杉矶", "美西", "los angeles", "pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("多伦多", "canada"), "America/Toronto"),
    **dict.fromkeys(("悉尼", "澳洲", "australia"), "Australia/Sydney"),
}
_REGIONS: Final = ("Asia", "Europe", "America", "Australia", "Africa", "Pacific", "Atlantic", "Indian")
_OFFSET: Final = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?")
_CLOCK: Final = re.compile(r"(?:[^\d]*)(\d{1,2})[::点.](\d{2})分?(?:[^\d]*)")
_QUARTER: Final = timedelta(minutes=15)
_HALF_DAY: Final = timedelta(hours=12)


def zone_said(text: str, now: datetime) -> str | None:
    """The id of the zone meant by ``text``; None when there is none like it. ``now`` is aware."""
    plain = " ".join(text.strip().strip("。.").split())
    if found := _CITIES.get(plain.casefold()):
        return found
    if match := _OFFSET.fullmatch(plain.casefold()):
        hours, minutes = int(match[2]), int(match[3] or 0)
        return _at_offset(timedelta(hours=hours, minutes=minutes) * (1 if match[1] == "+" else -1), now)
    if match := _CLOCK.fullmatch(plain):
        return _by_clock(int(match[1]), int(match[2]), now)
    named = plain.replace(" ", "_")
    names = [named, named.title()] if "/" in named else [f"{region}/{named.title()}" for region in _REGIONS]
    return next((name for name in names if _exists(name)), None)


def offset_of(zone: str, now: datetime) -> timedelta:
    """How far a zone is ahead of UTC at ``now``."""
    return now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _by_clock(hour: int, minute: int, now: datetime) -> str | None:
    """Where it is that time now, to the quarter of an hour."""
    if hour > 23 or minute > 59:  # noqa: PLR2004  # of a clock
        return None
    utc = now.astimezone(ZoneInfo("UTC"))
    ahead = timedelta(hours=hour - utc.hour, minutes=minute - utc.minute)
    rounded = round(ahead / _QUARTER) * _QUARTER
    turn = timedelta(days=1)
    within = (rounded + _HALF_DAY - timedelta(minutes=1)) % turn - _HALF_DAY + timedelta(minutes=1)
    return _at_offset(within, now)


def _at_offset(ahead: timedelta, now: datetime) -> str | None:
    """A zone of people so far ahead of UTC now, else one that never changes its clocks; None where there is none."""
    known = (*COMMON, *dict.fromkeys(_CITIES.values()))
    if found := next((zone for zone in known if offset_of(zone, now) == ahead), None):
        return found
    hours, rest = divmod(ahead, timedelta(hours=1))
    name = f"Etc/GMT{-hours:+d}" if not rest else ""
    return name if name and _exists(name) else None


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
