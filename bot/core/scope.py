"""What stands around a cue and turns, weakens or voids it: negation, who it is about, degree, hearsay, contrast.

Rules over folded text. Each gives a factor: 1 leaves the evidence as it is, 0 voids it, below 0 turns it round.
"""

import re
from dataclasses import dataclass

_CLAUSE = re.compile(r"[,;。!?\n、]|\.(?!\d)|(?= (?:but|and then) )")
_SENTENCE = re.compile(r"[。!?\n;]|\.(?!\d)")
_QUOTED = re.compile(r"“([^”]*)”|「([^」]*)」|『([^』]*)』|\"([^\"]*)\"|(?<![a-z])'([^']*)'(?![a-z])")
_FILLER_ZH = "很太怎么那是算会爱喜欢想肯愿意跟我再有能得够去来把给要的多大"
_NOT_ZH = re.compile(rf"(?:不|没|没有|未|别|无|谈不上|算不上|说不上|并非|从来不|毫不)[{_FILLER_ZH}]{{0,3}}$")
_A_NOT_A = re.compile(r"(.)[不没]\1[\w]{0,2}$")
_REQUEST_ZH = re.compile(r"(?:能不能|可不可以|行不行|要不要|好不好|能否|可否)[\w]{0,3}$")
_ASKED_ZH = re.compile(r"(?:吗|么|嘛|不|没|\?)")
_NOT_EN = re.compile(
    r"(?:\b(?:not|never|no|without|hardly|barely|rarely|seldom|nothing|cannot|ain't"
    r"|(?:is|was|are|does|did|do|wo|would|could|ca)n't)\b)"
    r"(?: (?:a|an|the|really|very|much|at all|any|to|be|being|even|that|seem|like)\b){0,3} $"
)
_NOT_ONLY = re.compile(r"(?:不光|不仅|不但|不只|not only|not just)[\w ]{0,6}$")
_REQUEST_EN = re.compile(r"\b(?:can't|couldn't|won't|wouldn't|don't|why not|why don't) (?:you|we|i)(?: \w+){0,2} $")

_ADVERBS = r"(?:也|就|都|是|比较|很|挺|有点|真|太|其实|自己|本来|一直|当时|都快|这人|个人)*"
_ABOUT_REP_ZH = re.compile(rf"(?:^|[^跟和给问让叫对向把催要])(?:我们?|咱们?|俺)(?!觉得|感觉|看|猜){_ADVERBS}$")
_ABOUT_REP_EN = re.compile(
    r"\b(?:i|we|i'm|we're)(?: (?:was|am|are|were|got|also|really|just|always|tend to|do|did|a bit|very))* $"
)
_CUSTOMER = re.compile(
    r"[他她]|客户|客人|顾客|对方|这人|人家"
    r"|[一-龥](?:总|姐|哥|叔|姨|老板|老师|经理|先生|女士|太太|阿姨|大爷)"
    r"|\b(?:he|she|they|him|her|them|his|their|customer|client|buyer|guy|lady|man|woman|mr|mrs|ms|boss|prospect)\b"
)
_OTHERS = re.compile(
    r"(?<![跟和问给像比让带找等陪听])(?:(?:他|她|客户)的?)?"
    r"(?:老公|老婆|爱人|媳妇|丈夫|妻子|闺蜜|朋友|同事|孩子|女儿|儿子|妈妈|老妈|爸爸|同行|竞争对手|对手"
    r"|隔壁[\w]{0,2}(?:老板|店主)|别家(?:销售|店员)|我们?(?:店长|老板|经理|领导|同事))(?!商量|说了算|同意|决定|讨论)"
    r"|(?<!with )(?<!ask )(?<!to )(?<!asking )\b(?:(?:his|her|their|my|our) "
    r"(?:husband|wife|friend|mother|mom|mum|father|dad|son|daughter|kid|colleague|manager|boss)"
    r"|competitors?|rivals?|(?:the )?other (?:shop|store|rep|salesman|seller))\b"
)

_MILD = re.compile(r"(?:有点儿?|有些|稍微|略微?|稍|一丢丢|a bit|a little|slightly|somewhat|kind of|sort of|rather) ?$")
_VERY = re.compile(
    r"(?:非常|特别|极其?|超级?|贼|巨|死|老是|一直|总是|总|从头到尾|全程"
    r"|very|extremely|really|super|constantly|always|keeps?|so) ?$"
)
_HEARSAY = re.compile(
    r"听说|据说|据[\w]{1,3}讲|同事说|前任?销售说|传闻"
    r"|apparently|i heard|i was told|they say|rumou?r|supposedly|according to"
)
_DOUBT = re.compile(
    r"可能|也许|不知道|不确定|不清楚|没看出"
    r"|maybe|perhaps|might be|not sure (?:if|whether)|don't know (?:if|whether)|could be"
)
_IF = re.compile(r"如果|要是|万一|假如|除非|\b(?:if|unless|in case)\b")
_CONTRAST = re.compile(
    r"但是?|不过|可是|然而|后来|结果|没想到|一[谈说聊提]到?[价钱]|\b(?:but|however|though|although|then|later|until)\b"
)

MILD, VERY, HEARSAY, DOUBT, BEFORE_CONTRAST = 0.6, 1.2, 0.6, 0.35, 0.75
"""Factors chosen by hand so that one hedged strong cue weighs about as much as a weak one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of one text, prepared once; ``factor`` judges a span of it."""

    text: str
    quotes: tuple[tuple[int, int], ...]
    contrasts: tuple[int, ...]
    has_customer: bool

    def factor(self, start: int, end: int) -> float:
        """What the surroundings make of a cue at this span."""
        spoken = self.is_speech(start)
        clause_start = _last(_CLAUSE, self.text, start)
        before = self.text[clause_start:start]
        clause_end = _next_stop(self.text, end)
        factor = self._turned(before, self.text[end : clause_end + 1], spoken)
        if not spoken:
            factor *= self._subject(start, before) * self._certainty(clause_start, clause_end)
        if _MILD.search(before):
            factor *= MILD
        elif _VERY.search(before):
            factor *= VERY
        return factor * self._contrast(end)

    def is_speech(self, position: int) -> bool:
        """Is this inside a quotation?"""
        return any(start <= position < end for start, end in self.quotes)

    def _turned(self, before: str, after: str, spoken: bool) -> float:
        if _NOT_ONLY.search(before) or _REQUEST_ZH.search(before) or _REQUEST_EN.search(before):
            return 1.0
        if _A_NOT_A.search(before):
            return 1.0 if spoken else DOUBT
        zh, en = _NOT_ZH.search(before), _NOT_EN.search(before)
        if not zh and not en:
            return 1.0
        if zh and before[: zh.start()].endswith(("不", "没", "不是", "没有", "并不是")):
            return 1.0
        asked = spoken and _ASKED_ZH.search(after[-2:])
        return 1.0 if asked else -0.9

    def _subject(self, start: int, before: str) -> float:
        if self.has_customer and (_ABOUT_REP_ZH.search(before) or _ABOUT_REP_EN.search(before)):
            return 0.0
        sentence = self.text[_last(_SENTENCE, self.text, start) : start]
        others = list(_OTHERS.finditer(sentence))
        return 0.0 if others and not _CUSTOMER.search(sentence, others[-1].end()) else 1.0

    def _certainty(self, clause_start: int, clause_end: int) -> float:
        clause = self.text[clause_start : clause_end + 1]
        if _DOUBT.search(clause) or _IF.search(clause) or clause.endswith(("?", "吗", "吗?")):
            return DOUBT
        return HEARSAY if _HEARSAY.search(clause) else 1.0

    def _contrast(self, end: int) -> float:
        return BEFORE_CONTRAST if any(position >= end for position in self.contrasts) else 1.0


def look_around(text: str) -> Scope:
    """The surroundings of a folded text."""
    quotes = tuple((match.start() + 1, match.end() - 1) for match in _QUOTED.finditer(text))
    contrasts = tuple(match.start() for match in _CONTRAST.finditer(text) if not _within(quotes, match.start()))
    return Scope(text, quotes, contrasts, bool(_CUSTOMER.search(text)))


def _within(spans: tuple[tuple[int, int], ...], position: int) -> bool:
    return any(start <= position < end for start, end in spans)


def _last(pattern: re.Pattern[str], text: str, before: int) -> int:
    """The end of the last match before a position; 0 when there is none. Looks back 120 characters at most."""
    found = max(0, before - 120)
    for match in pattern.finditer(text, found, before):
        found = match.end()
    return found


def _next_stop(text: str, start: int) -> int:
    match = _CLAUSE.search(text, start)
    return match.start() if match else len(text)
