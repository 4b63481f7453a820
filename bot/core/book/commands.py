"""The words by which a message wants somebody kept."""

import re

from bot.core.book.clauses import clauses
from bot.core.book.naming import leading_name
from bot.core.book.phones import phones_in
from bot.core.book.trades import trade_in

EDGES = " ()（）,，。.;；:：、!！?？-—\n\r\t"
"""What may stand around words and is none."""

_SURE_COMMANDS = (
    "记下来?|记一下|存一下|存下来?|新增客户|添加客户|加个?客户|加一个客户|新建客户|存个?客户|"
    "记个?客户|录入客户|登记客户"
)
_OTHER_COMMANDS = "记住|收下|保存|新客户|登记|录入"
_COMMAND_ZH = re.compile(
    rf"\s*(?:帮我|请)?(?:(?P<sure>{_SURE_COMMANDS})|(?:{_OTHER_COMMANDS}))(?P<gap>[\s:,]*)(?:客户(?=\s|:))?[\s:,]*"
)
_COMMAND_EN = re.compile(
    r"\s*(?:(?:please )?(?:keep|save|add|store)\b(?P<sure> (?:a |an |the )?(?:new )?(?:customer|client|contact|lead))?"
    r"|new (?:customer|client)\b)(?P<gap>[\s:,]*)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"周[一二三四五六日末]|星期|礼拜|[今明后]天|下[周个]|\d{1,2}[号点月]")
LOWER_NAME = re.compile(
    r"(?P<name>[a-z][\w'-]*)(?= (?:from|who|at|runs|owns|in|with)\b|$|[,.;]| [+(\d#])", re.IGNORECASE
)
_NO_NAME_EN = re.compile(
    r"(?:it|him|her|them|me|my|your|this|that|the|a|an|in|on|up|to|time|money|quiet|calm|going|calling|asking|"
    r"all|more|some|everything|note|for|as)\b",
    re.IGNORECASE,
)


def command_end(level: str) -> int:
    """Where the text goes on after a command word; 0 without one. Doubtful words need a name behind them."""
    match = _COMMAND_ZH.match(level) or _COMMAND_EN.match(level)
    if match is None or match.end() == len(level):
        return 0
    end = match.end()
    rest = level[end:]
    numbered = bool(phones_in(level))
    if span := leading_name(level, end):
        return end if match.re is _COMMAND_EN or match["sure"] or numbered or _tells_a_fact(level, span[1]) else 0
    if match.re is _COMMAND_ZH:
        if _WHEN.match(rest):
            return 0
        return end if match["gap"] and (match["sure"] or numbered) else 0
    named = not _NO_NAME_EN.match(rest) and LOWER_NAME.match(rest) is not None
    return end if named and (match["sure"] or numbered or re.search(r"\b(?:from|who|runs|owns)\b", rest)) else 0


def _tells_a_fact(level: str, start: int) -> bool:
    """Is there nothing more, or a trade or tag among it? Else it may well describe a new customer."""
    rest = level[start:]
    return not rest.strip(EDGES) or "#" in rest or any(trade_in(rest, one) for one in clauses(rest))
