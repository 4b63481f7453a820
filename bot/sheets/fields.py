"""What a column can hold, and what people call it."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

from bot.core.text import Text

Field = Literal[
    "name", "phone", "trade", "tags", "notes", "birthday", "last_contact", "next_contact", "grade", "stage",
    "day", "amount", "count",
]  # fmt: skip
"""``day``, ``amount`` and ``count`` are those of a purchase."""

NAMES: Mapping[Field, Text] = {
    "name": Text("姓名", "name"),
    "phone": Text("电话", "phone"),
    "trade": Text("行业", "trade"),
    "tags": Text("标签", "tags"),
    "notes": Text("备注", "notes"),
    "birthday": Text("生日", "birthday"),
    "last_contact": Text("上次联系", "last contact"),
    "next_contact": Text("下次跟进", "next follow-up"),
    "grade": Text("等级", "grade"),
    "stage": Text("阶段", "stage"),
    "day": Text("购买日期", "purchase date"),
    "amount": Text("金额", "amount"),
    "count": Text("数量", "quantity"),
}

_CALLED: Mapping[Field, str] = {
    "name": r"(客户|顾客|会员|联系人|公司|店铺)?(姓名|名字|名称|名)|联系人|称呼|昵称|"
    r"(full|customer|client|contact|nick)?name|customer|client|contactperson",
    "phone": r"(客户|联系|移动|联系人)?(电话|手机)(号码|号)?|(customer|contact)?(mobile|tele|cell)?phone(number|no)?|"
    r"(mobile|cell|tel)(number|no)?|contact(number|no)",
    "trade": r"(所属|客户)?行业|业务|做什么|主营(业务)?|经营范围|生意|职业|"
    r"trade|(lineof)?business|industry|occupation|sector",
    "tags": r"(客户)?标签|(tag|label)s?",
    "notes": r"(客户)?(备注|情况)(信息)?|说明|描述|(note|remark|comment)s?|description",
    "birthday": r"(客户)?生日|出生(日期|年月|年月日)|birthday|dateofbirth|dob|birthdate",
    "last_contact": r"(上次|最近|最后|上一次)(一次)?(联系|跟进|回访|拜访|沟通)(时间|日期)?|"
    r"last(contact|touch|followup|visit|call)(ed|date|on)?",
    "next_contact": r"(下次|下一次|计划|预约)(联系|跟进|回访|拜访)(时间|日期)?|回访(日期|时间)|提醒(日期|时间)|"
    r"(next)?followup(date|on)?|next(contact|visit|call)(date|on)?",
    "grade": r"(客户|意向|会员)?(等级|级别)|客户分级|grade|tier|level|rating|rank",
    "stage": r"(销售|客户|跟进|当前)?阶段|(sales|deal|pipeline)?stage",
    "day": r"(下单|购买|成交|交易|消费|订单|付款)?日期|(下单|购买|成交|交易|消费|订单|付款)时间|"
    r"(order|purchase|sale|transaction|invoice|payment)?date|orderedon",
    "amount": r"(购买|成交|消费|订单|实付|实收|支付|总|销售|交易)?(金额|额)|总价|合计|"
    r"(total|order|sale|net|gross)?amount|(order)?total|sales|spen[dt]|revenue",
    "count": r"(购买)?(数量|次数|件数|份数)|count|quantity|qty|pieces|units",
}
"""Patterns of whole headers, as ``plain`` gives them."""

_LIKELY: tuple[tuple[str, Field], ...] = (
    ("下次", "next_contact"), ("next", "next_contact"), ("上次", "last_contact"), ("最近", "last_contact"),
    ("last", "last_contact"), ("手机", "phone"), ("电话", "phone"), ("phone", "phone"), ("mobile", "phone"),
    ("生日", "birthday"), ("出生", "birthday"), ("birth", "birthday"), ("金额", "amount"), ("amount", "amount"),
    ("数量", "count"), ("日期", "day"), ("备注", "notes"), ("说明", "notes"), ("note", "notes"), ("标签", "tags"),
    ("等级", "grade"), ("级别", "grade"), ("阶段", "stage"), ("行业", "trade"), ("姓名", "name"), ("名称", "name"),
)  # fmt: skip
"""Parts of a longer header, the telling ones first."""

_UNCLEAR: Mapping[Field, str] = {
    "name": r"客户(信息)?|顾客|会员|联系|公司|单位|商户|店名|contact|company|account|member|who",
    "phone": r"联系方式|号码|contact(info|details)|number",
    "day": r"时间|time|when",
}
"""Headers whose column must show by its values that it is this."""

_NOISE = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]?|[\s*:_\-./\\#'\"“”、,]+")


SURE, LIKELY, UNSURE = 1.0, 0.7, 0.5
"""How sure a header makes it: it is the name of the field, it has it in it, it may well be something else."""


def plain(header: str) -> str:
    """``header`` for comparison: no case, width, blanks, stars, or what stands in brackets."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", header).casefold())


def field_called(header: str) -> tuple[Field | None, float]:
    """The field a column with this header holds, and how sure its wording makes that, 0 to 1."""
    word = plain(header)
    for patterns, sure in ((_CALLED, SURE), (_UNCLEAR, UNSURE)):
        for field, pattern in patterns.items():
            if re.fullmatch(pattern, word):
                return field, sure
    for part, field in _LIKELY:
        if part in word and len(word) <= len(part) * 4:
            return field, LIKELY
    return None, 0.0
