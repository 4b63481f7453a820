"""What is said about handing out and erasing data, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class ExportWords:
    """One language. ``sheets`` and ``headers`` name the pages and columns of a workbook."""

    title: str
    told: str
    xlsx: str
    json: str
    ics: str
    stale: str
    erase: str
    one: str
    purge: str
    here: str
    one_here: str
    calendar: str
    nothing_due: str
    nobody: str
    too_soon: str
    purged: str
    not_purged: str
    sheets: Mapping[str, str]
    headers: Mapping[str, str]
    whys: Mapping[str, str]
    yes: str
    no: str
    old_title: str
    old_about: str
    old_line: str
    old_never: str
    old_none: str
    old_erased: str
    keep: str
    drop: str
    undo: str


ZH = ExportWords(
    title="你的数据",
    told="客户 {customers} 位，描述 {descriptions} 条。都可以拿走，也可以清掉。",
    xlsx="⬇ 表格 XLSX",
    json="⬇ JSON",
    ics="📅 日历 .ics",
    stale="很久没联系的 {n} 位",
    erase="🗑 清除我的全部数据",
    one="⬇ 导出这位",
    purge="🗑 现在就彻底删除",
    here="你存在这里的全部内容。里面有客户的电话，收好。",
    one_here="{name}：存在这里的全部内容。里面有电话，收好。",
    calendar="待跟进 {n} 件，用手机日历打开。",
    nothing_due="眼下没有待跟进，日历是空的。",
    nobody="客户本还是空的，没有可导出的。",
    too_soon="刚导出过，过一分钟再来。",
    purged="这位客户的内容已经彻底删除，找不回来了。",
    not_purged="没有可删的：要先删除这位客户，或者已经彻底删掉了。",
    sheets={
        "customers": "客户", "touches": "往来", "judgements": "判断", "grade_changes": "级别变化",
        "follow_ups": "待跟进", "purchases": "购买记录", "settings": "设置",
    },
    headers={
        "customer": "客户", "at": "时间", "channel": "方式", "outcome": "结果", "reached": "联系上", "text": "内容",
        "types": "类型", "description": "描述", "kept": "记下的日子", "scheme": "方案", "tier": "级别", "how": "怎么来的",
        "reason": "原因", "why": "为什么", "words": "说好的", "on": "日子", "time": "几点", "done": "了结", "amount": "金额",
        "setting": "设置", "value": "值",
    },
    whys={"promise": "回访", "by_hand": "回访", "rhythm": "按节奏联系", "silence": "好久没联系了", "birthday": "生日"},
    yes="是",
    no="否",
    old_title="很久没联系的客户",
    old_about="超过 {months} 个月没有往来。还用得着就留着，用不着就删掉：别人的资料，不该一直放着。",
    old_line="{n}. {name} · 上次 {day}",
    old_never="{n}. {name} · 没有联系过",
    old_none="没有超过 {months} 个月没联系的客户。",
    old_erased="🗑 {name} 删掉了，7 天内可以找回。",
    keep="{n} 留着",
    drop="{n} 删掉",
    undo="↩ 找回",
)  # fmt: skip
EN = ExportWords(
    title="Your data",
    told="{customers} customers, {descriptions} descriptions. Take them with you, or have them erased.",
    xlsx="⬇ Workbook",
    json="⬇ JSON",
    ics="📅 Calendar .ics",
    stale="{n} not contacted",
    erase="🗑 Erase all my data",
    one="⬇ Take it along",
    purge="🗑 Erase for good",
    here="Everything you keep here. Customers' phone numbers are in it: look after it.",
    one_here="{name}: everything kept here. A phone number may be in it: look after it.",
    calendar="{n} follow-ups, for the calendar of your phone.",
    nothing_due="Nothing is due, so the calendar is empty.",
    nobody="Your book is empty; there is nothing to export.",
    too_soon="You had an export just now. Try again in a minute.",
    purged="Everything about this customer is gone for good.",
    not_purged="Nothing to erase: delete the customer first, or it is gone for good already.",
    sheets={
        "customers": "Customers", "touches": "Contacts", "judgements": "Types", "grade_changes": "Grades",
        "follow_ups": "Follow-ups", "purchases": "Purchases", "settings": "Settings",
    },
    headers={
        "customer": "Customer", "at": "At", "channel": "How", "outcome": "Outcome", "reached": "Reached", "text": "What",
        "types": "Types", "description": "Description", "kept": "Kept since", "scheme": "Scheme", "tier": "Grade",
        "how": "How", "reason": "Reason", "why": "Why", "words": "Agreed", "on": "Day", "time": "Time", "done": "Ended",
        "amount": "Amount", "setting": "Setting", "value": "Value",
    },
    whys={
        "promise": "Follow up", "by_hand": "Follow up", "rhythm": "Keep in touch", "silence": "Silent for long",
        "birthday": "Birthday",
    },
    yes="yes",
    no="no",
    old_title="Customers not heard of for long",
    old_about="No contact for more than {months} months. Keep who still matters and erase the rest: "
    "other people's details should not lie around.",
    old_line="{n}. {name} · last {day}",
    old_never="{n}. {name} · never contacted",
    old_none="Nobody has gone {months} months without contact.",
    old_erased="🗑 {name} is erased; for 7 days you can have them back.",
    keep="{n} keep",
    drop="{n} erase",
    undo="↩ Bring back",
)  # fmt: skip


def export_words(language: Language) -> ExportWords:
    """The words of ``language``."""
    return ZH if language == "zh" else EN
