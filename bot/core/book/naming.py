"""The name a line begins with. What may be an everyday word is one only where the line goes on as after a name."""

import re

from bot.core.book.clauses import Span
from bot.core.book.writing import HAN
from bot.core.surnames import COMPOUND_SURNAMES, SURNAMES, SURNAMES_TOO, TITLES

_LONGER_TITLES = (
    "总监|董事长|阿姨|老师傅|老板娘|大姐|大哥|护士长|教授|律师|村长|会计|工头|队长|站长|馆长|园长|"
    "博士|设计师|夫人|伯伯|叔叔|婶婶"
)
_ONLY_TITLES = "|".join(sorted({*TITLES.split("|"), *_LONGER_TITLES.split("|")}, key=len, reverse=True))
_CLEAR_TITLES = "|".join(title for title in _ONLY_TITLES.split("|") if len(title) > 1 or title in "总姐哥")
"""Titles that make a name of what stands between them and a family name."""

_NO_TITLE = (
    "总(?:结|共|算|价|体|数|部|要|是(?=[不问说在想要])|之)|工(?:作|程|资|厂|地|人)|董事会|导(?:致|航|游)|"
    "姐妹|哥们|妈妈|师傅们|老师们"
)
"""A title that goes on into another word."""

_PARTICLE = "不是的了我你他她它说要有在很就也都还没这那吗呢吧来去会能想给跟和把被让从对里上下中以为"
_GIVEN = rf"[^\W\d_a-zA-Z{_PARTICLE}]"
_FAMILY = rf"(?:{COMPOUND_SURNAMES}|[{SURNAMES}{SURNAMES_TOO}])"

_GOES_ON = (
    "定金|订金|首付|电话|微信|短信|打|来|说|签|下单|付|不要|没|不接|约|见|今天|昨天|前天|刚|上午|下午|早上|晚上|中午|到店|到了|"
    "回|加了|聊|嫌|买|"
    "有兴趣|感兴趣|松口|冷|黄了|成了|成交|谈|拜访|上门|已|终于|又|还在|老样子|通了|联系|沟通|"
    "开(?=.{1,8}[店馆院厂铺行吧厅])|做|卖|是|叫|住|的(?:电话|手机)|手机|找|要|在"
)
_AFTER = rf"(?=$|[^\w]|\d|{_GOES_ON})"

_NAMES_ZH = (
    re.compile(rf"[老小]?{_FAMILY}(?!{_NO_TITLE})(?:{_ONLY_TITLES})"),
    re.compile(rf"{_FAMILY}{_GIVEN}{{1,2}}(?:{_CLEAR_TITLES})(?![{HAN}]*(?:们|型))"),
    re.compile(rf"[老小阿][{SURNAMES}](?:(?=了)|{_AFTER})"),
    re.compile(rf"(?:{COMPOUND_SURNAMES})?{_FAMILY}{_GIVEN}{{1,2}}{_AFTER}"),
    re.compile(rf"(?![大这那他她老小二三第某一])[{HAN}](?:姐|哥|叔|姨|婶|嫂|爷|总){_AFTER}"),
    re.compile(rf"(?:阿|小|老)(?![这那的是])[{HAN}]{_AFTER}"),
)
_NOT_NAMES = re.compile(
    "高(?:兴|级|价|端|个|手|层|峰|速|档|效|度)|安(?:静|全|排|装|心)|方(?:便|案|面|向|式|法)|万(?:一|元|能)|"
    "平(?:时|常)|于是|关(?:于|系|键|心)|成交|"
    "常(?:常|客|年|见)|黄(?:金|了)|江湖|金额|管(?:理|家)|经常|任何|何时|单(?:子|独|价|位|身)|包(?:装|邮|括)|米饭|"
    "小(?:心|气|声|时|孩|单|区|伙|贩|事|钱|票|店|姐|妹|哥|朋友)|"
    "老(?:实|婆|公|样|客|板|是|问|年|人|外|师|总|妈|爸|家|大|牌|早)|马(?:上|虎|路)|温(?:和|柔|度)|严(?:肃|格|谨|"
    "重)|牛气|白(?:天|领|色)|毛病|路(?:过|边|上)|石(?:头|材)|"
    "钱(?:包|不|多|少)|代(?:理|替|表)|付(?:款|定|钱|全|现)|乐(?:意|观|呵)|申请|宣传|水(?:果|电)|季度|解(?:释|决|"
    "答)|向(?:来|着)|应(?:该|酬|付)|阿[婆公]|易怒|和气|连(?:锁|续)|"
    "顾(?:虑|客)|房(?:子|东|产)|强(?:势|硬|调)|左右|查(?:看|询)|盛气|费(?:用|劲)|简单|毕(?:竟|业)|游(?:客|玩)|"
    "焦虑|齐全|康复|文(?:静|化|气|明)|武断|林业|程度|区(?:域|别)|周[一二三四五六日末]|谢(?:谢|了)|文件|包工|单亲|冷(?:静|淡)|卓越|尚未|喜欢|热情|常来"
)
"""Everyday words that begin with, or are, what may be a name."""

_TITLED_EN = re.compile(
    r"(?i:mr|mrs|ms|miss|dr|prof|madam|auntie|aunt|uncle)\.? +[^\W\d_][\w'-]*(?: +(?-i:[A-Z])[\w'-]*){0,2}"
)
_CAPITALS_EN = re.compile(r"[A-Z][\w'-]*(?: +(?!(?:WhatsApp|Wechat|WeChat|Tel|Phone)\b)[A-Z][\w'-]*){0,2}")
_NOT_NAMES_EN = re.compile(
    "nearly|almost|cancelled|booked|used|you|your|me|us|as|at|in|on|for|with|without|before|after|first|order|every|the|a|an|he|she|they|i|we|it|this|that|these|customer|client|called|rang|phoned|visited|met|texted|"
    "messaged|emailed|whatsapped|spoke|talked|saw|today|yesterday|no|not|just|my|our|his|her|their|said|says|"
    "wants|want|wanted|very|always|never|talks|speaks|likes|next|call|visit|meeting|message|monday|tuesday|"
    "wednesday|thursday|friday|saturday|sunday|keep|save|add|new|old|how|what|why|when|who|where|should|can|"
    "could|is|are|was|do|does|did|had|has|have|got|went|came|still|too|also|and|but|or|if|so|then|there|sent|"
    "left|gave|tried|dropped|stopped|quiet|loud|young|calm|nice|good|ok|yes|please|thanks|hi|hello|vip|price|"
    "discount|asks|asked|loves|hates|haggles|bargains|knows|thinks|walks|looks|haggled|bargained|bought|"
    "signed|paid|ordered|prefers|needs|seems|follow|reminder|note|remember|tell|told|someone|somebody|"
    "everyone|busy|rude|polite|friendly|shy|slow|fast|quick|big|small|rich|lady|guy|man|woman|couple|followed|"
    "heard|contacted|reached|caught|checked|pinged|wechatted|popped|looking|comes|talking|asking|whatsapp"
)
"""What may stand first, or with a capital, and is nobody's name."""

_SHORTENED = re.compile(r"\w+'(?:ll|ve|d|re|m|t)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s?$")


def leading_name(level: str, start: int = 0) -> Span | None:
    """Where the name stands that a levelled text begins with, at ``start``; None when it is no name for sure."""
    for number, pattern in enumerate(_NAMES_ZH):
        match = pattern.match(level, start)
        if match and (number == 0 or not _NOT_NAMES.match(level, start)):
            return match.span()
    return _english(level, start)


def _english(level: str, start: int) -> Span | None:
    if match := _TITLED_EN.match(level, start):
        return _without_tail(match)
    match = _CAPITALS_EN.match(level, start)
    first = _first_word(match[0]) if match else ""
    if match is None or _NOT_NAMES_EN.fullmatch(first) or _SHORTENED.match(first):
        return None
    return _without_tail(match)


def _without_tail(match: re.Match[str]) -> Span:
    """The match up to a capital that only begins what is said next ("Mrs Smith Wants")."""
    words = list(re.finditer(r"\S+", match[0]))
    while len(words) > 1 and _NOT_NAMES_EN.fullmatch(_first_word(words[-1][0])):
        words.pop()
    whole = match[0][: words[-1].end()]
    return match.start(), match.start() + len(_POSSESSIVE.sub("", whole))


def _first_word(text: str) -> str:
    return _POSSESSIVE.sub("", text.split(maxsplit=1)[0]).casefold()
