"""The words that stand around a cue and change what it says, in both languages. Patterns over folded text.

Those that end in ``$`` are matched against what stands directly before a cue.
"""

import re

LATIN = re.compile(r"[a-z]")
REP_ZH = re.compile(r"[我咱俺]")
REP_EN = re.compile(r"\b(?:i|we)\b")
CLAUSE_ZH = re.compile(r"[,;。!?\n、.](?<!\.(?=\d))")
CLAUSE = re.compile(r"[,;。!?\n、]|\.(?!\d)|(?= (?:but|and then) )")
"""The first is for text without Latin letters. A pattern that begins with a set of characters is searched for three
times as fast as one that begins with a choice: hence the pairs, and what a choice could have said in one."""
SENTENCE = re.compile(r"[。!?\n;.](?<!\.(?=\d))")
QUOTE = re.compile(r"[“「『\"']")
QUOTED = re.compile(r"“([^”]*)”|「([^」]*)」|『([^』]*)』|\"([^\"]*)\"|(?<![a-z])'([^']*)'(?![a-z])")
FILLER_ZH = "很太怎么那是算会爱喜欢想肯愿意跟我再有能得够去来把给要的多大"
NEGATOR_ZH = re.compile(r"[不没未别无谈算说并从毫能可]")
"""What ``NOT_ZH``, ``REQUEST_ZH``, ``OFTEN_ZH`` and ``A_NOT_A`` are not found without."""
NOT_ZH = re.compile(
    rf"(?:不|没|没有|未|(?<![特分区个级性告鉴])别|无|谈不上|算不上|说不上|并非|从来不|毫不)[{FILLER_ZH}]{{0,3}}$"
)
NOT_NOT_ZH = ("不", "没", "不是", "没有", "并不是", "不得", "不会", "不能", "不可能", "不得")
A_NOT_A = re.compile(r"(?!动不动|时不时)(.)[不没]\1[\w]{0,2}$")
REQUEST_ZH = re.compile(r"(?:能不能|可不可以|行不行|要不要|好不好|能否|可否)[\w]{0,3}$")
FEARED_ZH = re.compile(r"(?:该?不会|不是|别)(?:又|还)?(?:是|有)?[\w]{0,1}$")
"""「不会是假货吧」: in the form of a no, a fear."""
OFTEN_ZH = re.compile(r"(?:动不动|时不时)[\w]{0,2}$")
ASKED_ZH = re.compile(r"(?:吗|么|嘛|不|没|\?)")
NOT_EN = re.compile(
    r"(?:\b(?:not|never|no|without|hardly|barely|rarely|seldom|nothing|neither|nor|cannot|ain't"
    r"|(?:is|was|are|were|does|did|do|wo|would|could|should|ca|has|have|had)n't)\b)"
    r"(?: (?:a|an|the|really|very|much|at all|any|to|be|being|been|even|ever|once|that|bother|need"
    r"|seems?|likes?|wants?|wanted|try|tried|trying|going)\b){0,4} $"
)
NOT_ONLY = re.compile(r"(?:不光|不仅|不但|不只|not only|not just)[\w ]{0,6}$")
REQUEST_EN = re.compile(r"\b(?:can't|couldn't|won't|wouldn't|don't|why not|why don't) (?:you|we|i)(?: \w+){0,2} $")

ADVERBS = r"(?:也|就|都|是|比较|很|挺|有点|真|太|其实|自己|本来|一直|当时|都快|这人|个人|爱|喜欢|老是?|总是?|会|从来)*"
ABOUT_REP_ZH = re.compile(
    r"^(?:但是?|可是?|不过|而|因为|所以|当时|今天|昨天|刚才|那天|然后|其实|平时|说实话|还有)?"
    rf"(?:我们?|咱们?|俺)(?!觉得|感觉|看|猜){ADVERBS}$"
)
ABOUT_REP_EN = re.compile(
    r"\b(?:i|we|i'm|we're)(?: (?:was|am|are|were|got|also|really|just|always|tend to|do|did|a bit|very))* $"
)
CUSTOMER = re.compile(
    r"[他她]|客户|客人|顾客|对方|这人|人家"
    r"|[一-龥](?:总|姐|哥|叔|姨|老板|老师|经理|先生|女士|太太|阿姨|大爷)"
    r"|\b(?:he|she|they|him|her|them|his|their|customer|client|buyer|guy|lady|man|woman|mr|mrs|ms|boss|prospect)\b"
)
OTHERS = re.compile(
    r"(?<![跟和问给像比让带找等陪听])(?:(?:他|她|客户)的?)?"
    r"(?:老公|老婆|爱人|媳妇|丈夫|妻子|闺蜜|朋友|同事|孩子|女儿|儿子|妈妈|老妈|爸爸|同行|竞争对手|对手"
    r"|隔壁[\w]{0,2}(?:老板|店主)|别家(?:销售|店员)|我们?(?:店长|老板|经理|领导|同事))(?!商量|说了算|同意|决定|讨论)"
    r"|(?<!with )(?<!ask )(?<!asks )(?<!asked )(?<!asking )(?<!tell )(?<!told )"
    r"(?<!call )(?<!calls )(?<!called )(?<!to )"
    r"\b(?:(?:his|her|their|my|our|the (?:customer|client|guest|buyer)'s) "
    r"(?:husband|wife|friend|mother|mom|mum|father|dad|son|daughter|kid|colleague|manager|boss)"
    r"|competitors?|rivals?|(?:the )?other (?:shop|store|rep|salesman|seller))\b"
)

SOMEONE = re.compile(
    r"老[公婆妈]|爱人|媳妇|丈夫|妻子|闺蜜|朋友|同[事行]|孩子|女儿|儿子|妈妈|爸爸|对手|隔壁|别家|店长|老板|经理|领导"
    r"|husband|wife|friend|mother|mom|mum|father|dad|son|daughter|kid|colleague|manager|boss|competitor|rival|other"
)
"""Anyone whom ``OTHERS`` may be about: a quick look, for most descriptions tell of the customer alone."""
OPENING = re.compile(
    r"^ *(?:但是?|可是?|而且?|不过|结果|后来|还有|旁边|其实|and|but|so|while|then|when|because|then)? *"
    r"(?:[\w]{0,4}的|他|她|客户|an? |the )?$"
)

_MILD = ("有点", "有点儿", "有些", "稍微", "略微", "略", "稍", "一丢丢",
         "a bit", "a little", "slightly", "somewhat", "kind of", "sort of", "rather")  # fmt: skip
_VERY = ("非常", "特别", "极其", "极", "超级", "超", "贼", "巨", "死", "老是", "一直", "总是", "总", "从头到尾", "全程",
         "very", "extremely", "really", "super", "constantly", "always", "keep", "keeps", "so")  # fmt: skip
MILD = re.compile(rf"(?:{'|'.join(_MILD)}) ?$")
VERY = re.compile(rf"(?:{'|'.join(_VERY)}) ?$")
DEGREE_ENDS = frozenset(word[-1] for word in (*_MILD, *_VERY)) | {" "}
"""The characters that ``MILD`` and ``VERY`` may end in."""
HEARSAY = re.compile(
    r"听说|据说|据[\w]{1,3}讲|同事说|前任?销售说|传闻"
    r"|apparently|i heard|i was told|they say|rumou?r|supposedly|according to"
)
DOUBT = re.compile(
    r"可能|也许|不知道|不确定|不清楚|没看出"
    r"|maybe|perhaps|might be|not sure (?:if|whether)|don't know (?:if|whether)|could be"
)
IF_ZH = re.compile(r"如果|要是|万一|假如|除非")
IF_EN = re.compile(r"\b(?:if|unless|in case)\b")
CONTRAST_ZH = re.compile(r"但是?|不过|可是|然而|后来|结果|没想到|一[谈说聊提]到?[价钱]")
CONTRAST_EN = re.compile(r"\b(?:but|however|though|although|then|later|until)\b")
