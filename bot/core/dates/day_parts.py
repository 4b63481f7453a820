"""Parts of the day and their usual hours, in both languages: 傍晚, first thing, EOD, after lunch."""

import re
from datetime import datetime, time
from typing import Final

from bot.core.dates.meaning import Meaning, Part, PartName, grammar, rule

DEFAULTS: Final[dict[PartName, time]] = {
    "night": time(6),
    "morning": time(9),
    "forenoon": time(10),
    "noon": time(12),
    "lunch": time(13, 30),
    "afternoon": time(15),
    "dusk": time(18),
    "close": time(18),
    "closed": time(18, 30),
    "evening": time(19, 30),
}
"""When a part of the day is, if no hour is said."""

_PARTS: Final[dict[str, PartName]] = {
    "凌晨": "night",
    "早": "morning",
    "晨": "morning",
    "上午": "forenoon",
    "中午": "noon",
    "正午": "noon",
    "午后": "afternoon",
    "下午": "afternoon",
    "傍晚": "dusk",
    "晚": "evening",
    "夜": "evening",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "evening",
    "noon": "noon",
    "midday": "noon",
    "lunchtime": "noon",
}


def _part(match: re.Match[str], _: datetime) -> Meaning:
    name = next(name for word, name in _PARTS.items() if word in match[0])
    return Part(name, alone=len(match[0]) > 1)


def _english_part(match: re.Match[str], _: datetime) -> Meaning:
    return Part(_PARTS[match["part"]], alone=bool(match["in"]) or match["part"] in ("noon", "midday", "lunchtime"))


RULES: Final = grammar(
    r"[午早晚夜晨班饭]|[a-z]{3}",
    rule(
        r"(?<!每)(?<!每天)(?:凌晨|大?清早|清晨|一大?早|早(?:上|晨|间)|上午|[中正]午|下午|午后|傍晚|夜?晚(?:上|间)|夜里)(?!茶)",
        _part,
    ),
    rule(r"(?<=[今明昨后前])[早晚晨夜]|(?<=[一二三四五六日天])[早晚](?![餐饭])", _part),
    rule(
        r"(?P<in>\b(?:first thing )?in the )?\b(?P<part>morning|afternoon|evening|night|noon|midday|lunchtime)\b",
        _english_part,
    ),
    rule(r"\bfirst thing\b", lambda _match, _now: Part("morning", alone=False)),
    rule(
        r"下班之?以?前|\b(?:eod|cob|end of (?:the )?day|close of business|end of play)\b",
        lambda _match, _now: Part("close", kind="by"),
    ),
    rule(r"下了?班之?以?后", lambda _match, _now: Part("closed")),
    rule(
        r"(?:吃?[完过]?[午中]饭|午休)之?以?后|吃完[午中]饭|\bafter lunch\b",
        lambda _match, _now: Part("lunch", kind="after"),
    ),
    rule(r"吃?[完过]?晚饭之?以?后", lambda _match, _now: Part("evening", kind="after")),
)
