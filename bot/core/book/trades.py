"""What a customer does for a living, as a line about them says it."""

import re

from bot.core.book.clauses import Span
from bot.core.book.writing import HAN

_PLACES = (
    "店|馆|院|厂|公司|铺|超市|事务所|诊所|行|坊|吧|厅|商场|工地|民宿|酒店|宾馆|工作室|中心|门市|档口|摊|农场|"
    "学校|幼儿园|园|批发部|网店|工厂|食堂|"
    "健身房|药房|房产|物流|生意"
)
_NO_TRADE = "(?!(?:事|人|主|决|饭|心|出|得|好|不|完|过|法|车|会|口|门|玩笑|始|朗|单|钱|工作|工夫|什么|这|那|了))"
_DEALS = "做|搞|干|跑|经营|从事|卖|批发|弄"

_TRADES = (
    re.compile(rf"(?:是|在)?(?:自己)?(?:家)?(?:开|做|搞|干|经营|管)(?:了|着)?(?:一)?(?:个|家|"
        rf"间)?{_NO_TRADE}(?P<trade>[\w]{{0,9}}?(?:{_PLACES}))(?:的|[,。;\s]|$)"),
    re.compile(rf"(?:是|在)?(?:{_DEALS}){_NO_TRADE}(?P<trade>\w{{1,10}}?)(?:(?:的|生意的?|这行的?|行业的?)(?=$|"
        rf"\W)|生意|行业)"),
    re.compile(rf"^在(?P<trade>\w{{0,9}}?(?:{_PLACES}))(?:上班|工作|当\w{{1,5}})?的?$"),
    re.compile(rf"^的?(?P<trade>[{HAN}]{{1,8}}(?:{_PLACES}))(?:的|老板娘?|店长|负责人)*$"),
    re.compile(
        r"\b(?:(?:who |he |she |they )?(?:runs?|owns?|manages?|opened|has|running|owning))"
        r" (?:a|an|the|two|three|several|her own|his own|their own|her|his|their) "
        r"(?P<trade>[a-z][\w'& -]*?)(?=$|[,.;]| and\b| (?:in|on|near|at|call|next|who|with|wants?|tag)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:works? (?:at|in|for)|(?:^|is |he's |she's )from|sells|deals in|in the) (?:a |an |the )?"
        r"(?P<trade>[a-z][\w'& -]*?)(?= (?:business|trade)|$|[,.;]| and\b| (?:on|near|call|next|who|with|wants?)\b)",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:an? |the )?(?P<trade>[a-z][\w' -]*?) (?:shop |store )?owner$", re.IGNORECASE),
)  # fmt: skip


def trade_in(level: str, clause: Span) -> tuple[Span, Span] | None:
    """Where a clause of a levelled text names a trade: all that says so, and the trade itself."""
    piece = level[slice(*clause)]
    for pattern in _TRADES:
        if (match := pattern.search(piece)) and match["trade"].strip():
            (start, end), (first, last) = match.span(), match.span("trade")
            return (clause[0] + start, clause[0] + end), (clause[0] + first, clause[0] + last)
    return None
