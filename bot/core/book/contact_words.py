"""The words by which a line tells that there was contact with a customer, and how it went.

They are meant for one clause of a levelled text. What only might be contact is not among them.
"""

import re
from collections.abc import Sequence
from typing import Literal

Channel = Literal["call", "visit", "message", "other"]
Outcome = Literal["won", "lost", "warmer", "colder", "same"]

_SOMETHING = "(?:报价单?|资料|方案|图片?|样品图?|链接|目录|画册|合同|视频|案例|清单|产品册)"
_COUNT = "(?:一|几|两|三)?(?:个|通|条|次|趟|下|顿|面|杯)?"

CONTACT_ZH: tuple[tuple[Channel, str], ...] = (
    ("call", rf"(?:打|通|回|去)(?:了|过|完){_COUNT}(?:电话|语音|视频)|(?:打|通|回){_COUNT}电话(?:了|过|给了)"),
    ("call", rf"通(?:了|过|完){_COUNT}话|电话(?:了|过)(?!解)|电话里?(?:聊|谈|沟通|联系|回访)(?:了|过|完)"),
    ("call", "电话(?:也|已经)?打(?:了|通了?|过了?)|致电(?:了|过)|(?:电话)?回访(?:了|过|完)|语音(?:了|聊了)"),
    ("call", "电话(?:一直|又|还是|都)?(?:没接|没人接|没打通|打不通|没通|占线)"),
    ("visit", r"(?:拜访|上门|登门|走访|家访|面访)(?:了|过|完)|(?:拜访|上门)回来"),
    ("visit", rf"见(?:了|过|完){_COUNT}(?:面|$)|见到(?:了|人)|见面(?:了|聊了|谈了)|(?:面谈|面聊)(?:了|过|完)|"
        rf"当面(?:聊|谈)(?:了|过)"),
    ("visit", "(?:来|到|进)(?:过|了)(?:我们)?(?:店|公司|展厅|门店|厂)里?|(?:来|到)(?:我们)?(?:店里?|公司|展厅|"
        "门店|厂里?)(?:了|过|看了|坐了|试了|聊了|谈了)"),
    ("message", rf"(?<!撤)(?:发|回|留|推)(?:了|过){_COUNT}(?:微信|消息|信息|短信|留言|邮件|私信|{_SOMETHING})"),
    ("message", "(?:发|回)(?:微信|消息|信息|短信|邮件|私信)(?:了|过|给了)|(?:微信|短信|私信|留言|邮件)(?:了|过)(?!解)"),
    ("message", "(?:微信|短信)上?(?:里)?(?:聊|说|回|问|沟通|联系|答复)(?:了|过)|"
        "微信聊(?!天|得来)"),
)  # fmt: skip
"""Said of anybody: these are contact wherever nothing speaks against it."""

TOLD_OF_ONE_ZH: tuple[tuple[Channel, str], ...] = (
    ("visit", rf"碰(?:了|过){_COUNT}面|吃(?:了|过){_COUNT}饭|喝(?:了|过){_COUNT}(?:茶|咖啡)|开(?:了|过){_COUNT}会"),
    ("visit", "(?:来|去|跑)了一?趟|去(?:了|过)(?:他|她|他们|她们|客户)?(?:那儿|那里|那边|家里?|店里|公司|厂里|"
        "工地|办公室)|上他家了"),
    ("call", "(?:电话里|微信里|微信上)说(?!话)|电话(?:一直|又|还是|都)?不接"),
    ("message", "(?:加|添加|加上)了(?:他|她)?的?(?:微信|好友)|(?:加上|加)微信了|(?:微信|消息|信息|短信)(?:一直|"
        "还|也|都)?(?:没回|不回|已读不回)"),
    ("other", "聊(?:了聊|了|过|得|完)|(?:联系|沟通|跟进|对接)(?:了|过|上了?)|谈(?:了|过|得|完)(?!价)|碰了个?头"),
    ("call", "^(?:一直|又|还是|还|都|还没|今天|昨天|再打)*(?:没人?接|没接电话|不接电话|不接|打不通|没打通|未接|"
        "关机|占线|无人接听|没接通)了?$"),
    ("message", "^(?:一直|又|还是|还|都|还没|今天|昨天)*(?:没回(?:我|复|微信|消息|信息)?|不回(?:我|微信|消息|"
        "信息)|已读不回)$"),
    ("visit", "^(?:人)?(?:又|还是)?(?:不在(?:家|店里?|公司)?|没见(?:到|着)(?:人)?|扑(?:了个)?空)$"),
)  # fmt: skip
"""Only with a name before them: without one, they may tell of anything."""

HEADINGS_ZH: tuple[tuple[Channel, str], ...] = (
    ("call", "(?:电话|回访|电话回访|电话沟通|电话跟进|去电|来电)"),
    ("visit", "(?:拜访|走访|上门|上门拜访|面谈|见|见面|到店|来店|进店|面访)"),
    ("message", "(?:微信|微信沟通|微信跟进|短信|邮件)"),
)
"""One word instead of a sentence, after a name: "王姐 电话，说月底定"."""

_OTHERS = "(?:他|她)?(?:老婆|老公|家里|朋友|爱人|家人|爸|妈|儿子|女儿|领导|同事|媳妇|太太|先生|会计|合伙人|别人?)"
AGAINST_ZH = re.compile(
    "一直|总是|总爱|总要|总说|老是|老爱|经常|每次|每天|每周|天天|爱|喜欢|动不动|习惯|从来|从不|一来|一进|一见|个客户|就|"
    "当场|现场|(?<![这那])边|手机|"
    f"{_OTHERS}.{{0,2}}(?:打|发|来|说)"
)
"""Manners, habits and other people: before the words of contact, these make it none of ours."""

AGAINST_AFTER_ZH = re.compile(
    f".{{0,4}}(?:就(?!是)|一直|老是|总是|边)|(?:来)?[给跟和问]{_OTHERS}|来?催|.{{0,2}}(?:别家|其他家|[几两三]家|同行)"
)
"""Likewise, right after them."""

PLANNED_ZH = re.compile(
    "要|准备|打算|计划|记得|别忘|应该|该|想|提醒|明天|后天|大后天|下周|下次|下个?月|等|再|让|如果|必须|安排|说|"
    "听|没|未|不|别|能|可以|怎么|约好|约了"
)
"""Before the words of contact: it has not happened, or somebody only tells of it."""

ASKING = re.compile(
    r"[?？]|怎么|如何|咋|为什么|啥时候|什么时候|多久|吗\W*$|呢\W*$|^\s*(?:how|what|why|when|who|where|should|can|"
    r"could|do|does|is|shall)\b", re.IGNORECASE
)  # fmt: skip

_A = r"(?:a|an|another|one|two|the|some|my|our)"
_PERSON = (
    r"(?:(?:him|her|them|the (?:customer|client)|customer|client|mr|mrs|ms|miss|dr)\b"
    r"(?! (?:wife|husband|boss|friend|mum|dad))|(?-i:[A-Z]))"
)
_NOBODY = r"(?!(?:it|ahead|first|earlier|bell|off|round|in|out|up|on|that|this|home|twice)\b)"
_SEEN = rf"(?= {_PERSON})"
_ONE = rf"(?= {_PERSON}| {_NOBODY}[a-z'-]+\s*(?:[,:]|$))"
_WHOM = rf"(?:{_ONE}|(?=\s*$|\s*[,:]| (?:back|again|today|yesterday)\b(?! to)))"
"""Whom an act of the rep's is about: somebody, or left unsaid. Things and everybody else are not contact."""

CONTACT_EN: tuple[tuple[Channel, str], ...] = (
    ("call", rf"(?:called|rang|phoned|telephoned){_WHOM}"),
    ("call", rf"(?:spoke|talked|chatted) (?:to|with){_ONE}|spoke on the phone\b|call with{_ONE}"),
    ("call", rf"left {_A} (?:voicemail|message)(?: (?:for|with)|$|,)|got off the phone with"),
    ("call", rf"had {_A} (?:quick |short |long |good )*(?:call|phone call|chat) with{_ONE}"),
    ("call", r"gave (?:\S+ ){1,3}a (?:quick )?(?:call|ring|bell)\b"),
    ("call", rf"tried (?:to (?:call|ring|phone|reach)|calling|ringing|phoning|reaching){_ONE}"),
    ("visit", rf"visited{_WHOM}|(?:saw|met|met with|met up with){_SEEN}"),
    ("visit", r"(?:went to see|dropped in on|stopped by|dropped by|called in on|popped in to see|meeting with|visit to)"
        rf"{_ONE}"),
    ("visit", rf"had (?:{_A} )?(?:quick |short |long |good )*(?:meeting|coffee|lunch|dinner|tea|demo) with{_ONE}"),
    ("message", rf"(?:texted|messaged|whats ?app'?e?d|e-?mailed|wechatted|dm'?e?d|pinged){_WHOM}|wrote to{_ONE}"),
    ("message", rf"sent (?:\S+ ){{1,3}}?{_A} (?:\w+ )?(?:message|text|email|quote|whatsapp|link|brochure|catalogue)\b"),
    ("other", rf"(?:contacted|reached|caught up with|followed up with|checked in with|heard (?:back )?from){_ONE}"),
)  # fmt: skip
"""At the start of a clause, after who did it."""

OF_THEIRS_EN = re.compile(
    r"(?:called|rang|phoned|texted|messaged|emailed|replied|wrote)(?: (?:me|us|in|back|again|today|"
    r"yesterday))*(?=$|\W? *$|,| (?:to say|and said|about|asking))"
    r"|(?:came by|dropped in|stopped by|came (?:in|round) (?:today|again|yesterday)|came to (?:the|our) (?:shop|"
    r"store|showroom|office))", re.IGNORECASE
)  # fmt: skip
"""What the customer did."""

AGAINST_EN = re.compile(
    r"\b(?:always|keeps?|kept|every ?time|usually|often|never|constantly|likes? to|loves? to|whenever|tends? to|"
    r"will|would|should|need to|going to|gonna|"
    r"remind|let's|plan(?:s|ning)? to|must|want(?:s)? to (?:call|visit|meet)|right away|straight away|"
    r"immediately|loudly|as soon as|"
    r"(?:his|her) (?:wife|husband|boss|partner|friend|brother|sister|mother|father|mum|dad|lawyer|accountant))\b",
    re.IGNORECASE,
)

UNREACHED = re.compile(
    r"没人?接|不接电话|电话不接|^[他她]?不接|打不通|没打通|未接|关机|占线|无人接听|没接通|没通(?!过)|没见(?:到|"
    r"着)|扑(?:了个)?空|人?不在(?:家|店里?|公司|$)|没回(?!头)|已读不回|"
    r"\bno (?:answer|reply|response)\b|voicemail|(?:didn'?t|did not|doesn'?t|won'?t) (?:pick up|answer|reply|"
    r"respond)|couldn'?t reach|not (?:in|there|home)$|"
    r"wasn'?t (?:in|there|home)|no one (?:there|in|home)|unreachable|engaged tone|line (?:was )?busy",
    re.IGNORECASE,
)

_NOT_YET = "(?<![没不未别])(?<!还没)(?<!快要)(?<!快)(?<!准备)(?<!要)(?<!就)(?<!再)(?<!能)(?<!想)"
OUTCOMES: Sequence[tuple[Outcome, re.Pattern[str]]] = (
    (
        "lost",
        re.compile(
            "不要了(?!解)|不买了|不做了(?!解)|不订了|不签了|(?:买|选|订|定|找|用|签|跟|和|去)了?(?:别家|别人家?|"
            "同行|竞品|对手|另一家)|没戏|(?<![脸都发变泛])黄了|"
            "丢单|飞单|单子?丢了|退了?(?:定金|订金|单|货)了?|取消(?:了|订单)|拒绝了|不考虑了|不合作了|没成$|"
            "没谈成|谈崩了|"
            r"\b(?:went with (?!me\b|us\b|his\b|her\b)|bought (?:elsewhere|from (?:someone|another|"
            r"a competitor))|no longer (?:needs?|wants?)|said no\b|cancell?ed|turned (?:us|me|it|the offer) down|"
            r"backed out|lost (?:the )?(?:deal|order|sale|it|him|her|them)\b|chose (?:another|someone|"
            r"a competitor)|deal(?:'s| is) (?:off|dead)|pulled out)",
            re.IGNORECASE,
        ),
    ),
    (
        "won",
        re.compile(
            rf"(?<![变完说当达形养])成了(?=$|\W)|{_NOT_YET}(?:谈成|搞定|拿下|成交|签约|签单|签合同)了|"
            rf"{_NOT_YET}签了(?!别|就|再)|{_NOT_YET}签了?合同了?|"
            rf"{_NOT_YET}下(?:了单|单了)|{_NOT_YET}(?:付|交|打)(?:了|过)(?:定金|订金|全款|款|首付|钱)|"
            rf"{_NOT_YET}(?:定金|订金|首付|款|钱)(?:已经?|也)?(?:付|交|打)了|{_NOT_YET}(?:付款|打款|付定金|交定金|刷卡)了|{_NOT_YET}买了(?!别|其他|吗|什么)|"
            r"(?<!not )(?<!n't )(?<!almost )\b(?:signed(?! up\b)|placed (?:an|the|his|her|their) order|"
            r"ordered\b(?! around)|paid\b|bought (?:it|one|two|three|the)\b|closed the deal|deal (?:is )?(?:done|"
            r"closed)|sold!|said yes)",
            re.IGNORECASE,
        ),
    ),
    (
        "colder",
        re.compile(
            r"冷淡|冷了|不接|嫌|没(?:什么|啥|多大)?兴趣|不感兴趣|没回(?!头)|不回(?=$|\W|微信|消息|我|信息)|"
            r"已读不回|不理|敷衍|推脱|推三阻四|拉黑|太贵|不耐烦|不太想|烦了|不热情|不着急|"
            r"\b(?:too (?:expensive|pricey|dear|much)|pricey|not interested|isn'?t interested|lost interest|"
            r"cold(?:er)?|cooler|gone quiet|no reply|(?:didn'?t|won'?t) reply|ignored|brushed (?:me|us) off|"
            r"annoyed|ghosted|not keen|hung up)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "warmer",
        re.compile(
            r"(?<!没)(?<!没什么)(?<!没啥)(?<!不)有兴趣|(?<!不)(?<!不太)(?<!没)感兴趣|(?<!不)松口|"
            r"加了?(?:上)?(?:他|她)?的?微信|(?<!不)(?<!不太)热情|(?<!不)愿意|(?<!没)(?<!不)答应了|"
            r"(?<!不)(?<!没)同意了|(?<!不)心动|(?<!不)满意|"
            r"(?:要|想看|想要)(?:个)?(?:报价|样品|看样|方案|资料)|主动(?:问|联系|找|来)|热了|"
            r"(?<!not )(?<!n't )(?<!longer )\b(?:interested|(?<!not )keen|warm(?:er|ing up|ed up)|"
            r"asked for (?:a |the |more )?(?:quote|sample|demo|price list|details)|wants? (?:a |the )?(?:quote|"
            r"samples?|demo|proposal)|agreed|liked it|loved it|happy with)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "same",
        re.compile(
            r"老样子|还在(?:考虑|看|比|想|等|犹豫)|再考虑|考虑考虑|考虑一下|再(?:想想|看看|说)|没变化|没什么变化|"
            r"还没(?:定|想好|决定)|一样的?$|"
            r"\b(?:still (?:thinking|deciding|comparing|considering|undecided|waiting)|thinking (?:it over|"
            r"about it)|no change|same as (?:before|last)|undecided|not decided|hasn'?t decided|"
            r"needs (?:more )?time)\b",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip
"""How it went, in the order in which they count; in one line, warmer and colder together tell neither."""
